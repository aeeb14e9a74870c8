/** A text or reasoning part in, its Text node out: the node is only ever appended to, by the piece that it does not show yet. */
import { noChange } from 'lit';
import { Directive, directive, PartType } from 'lit/directive.js';
import type { ElementPart, PartInfo } from 'lit/directive.js';
import { textAfter } from '../../conversation/message.js';
import type { ReasoningPart, TextPart } from '../../conversation/message.js';

class GrowText extends Directive {
  #node: Text | undefined;
  #shown: TextPart | ReasoningPart | undefined;

  constructor(info: PartInfo) {
    super(info);
    if (info.type !== PartType.ELEMENT)
      throw new TypeError('growText belongs into the tag of the element that holds the text.');
  }

  /** The text is written by `update`; without a DOM there is nothing to grow. */
  render(_part: TextPart | ReasoningPart): typeof noChange {
    return noChange;
  }

  override update(place: ElementPart, [part]: [TextPart | ReasoningPart]): typeof noChange {
    if (part === this.#shown) return noChange;
    this.#shown = part;
    if (!this.#node) {
      this.#node = document.createTextNode(part.text);
      place.element.append(this.#node);
      return noChange;
    }
    // The key of the message and the place of the part hold its identity, and a part only grows: what is shown is a beginning of it.
    this.#node.appendData(textAfter(part, this.#node.length));
    return noChange;
  }
}

/** Shows the text of `part` in the element whose tag holds this. Costs what has come since the last time. */
export const growText = directive(GrowText);
