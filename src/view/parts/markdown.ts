/** A text part in, the Markdown of it out: its renderer is only ever given what it has not seen, and never more at a time than a frame can bear. */
import { noChange } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive, PartType } from 'lit/directive.js';
import type { ElementPart, PartInfo } from 'lit/directive.js';
import { isLonger, textAfter, textLength } from '../../conversation/message.js';
import type { ReasoningPart, TextPart } from '../../conversation/message.js';
import type { RenderContext } from '../../markdown/render/context.js';
import { MarkdownRenderer } from '../../markdown/render/markdown-renderer.js';
import { systemClock } from '../../protocol/clock.js';
import { NextFrame } from '../next-frame.js';

/** How long the work on one text may hold the page, in ms. */
const SLICE = 8;
/** How many characters are given to the renderer before the time is looked at. */
const STEP = 2048;
/** How long a text may be, in characters, that is shown again in one go. */
const LONGEST_ANEW = 100_000;

class ShowMarkdown extends AsyncDirective {
  readonly #nextFrame = new NextFrame(systemClock);
  #renderer: MarkdownRenderer | undefined;
  #part: TextPart | ReasoningPart | undefined;
  #isOpen = true;
  /** The name of a control that stands in texts: another one means another language. */
  #language = '';
  /** How many characters the renderer was given. */
  #length = 0;
  /** Whether the next piece of work is to show again what was shown. */
  #isAnew = false;
  #isWaiting = false;
  #isEnded = false;

  constructor(info: PartInfo) {
    super(info);
    if (info.type !== PartType.ELEMENT)
      throw new TypeError('showMarkdown belongs into the tag of the element that holds the text.');
  }

  /** The text is shown by `update`; without a DOM there is nothing to show. */
  render(_part: TextPart | ReasoningPart, _isOpen: boolean, _context: RenderContext): typeof noChange {
    return noChange;
  }

  override update(
    place: ElementPart,
    [part, isOpen, context]: [TextPart | ReasoningPart, boolean, RenderContext],
  ): typeof noChange {
    const language = context.strings.copyCode;
    if (part === this.#part && isOpen === this.#isOpen && language === this.#language) return noChange;
    const isAnother = this.#part && this.#part !== part && !isLonger(part, this.#part);
    if (!this.#renderer || this.#isEnded || isAnother || language !== this.#language) {
      // A message that goes on after its end, perhaps with its last word put right, or the words of its controls in another language. What was there is
      // replaced within a frame: nobody is to see it go and come back.
      this.#isAnew = this.#renderer !== undefined && textLength(part) <= LONGEST_ANEW;
      place.element.replaceChildren();
      this.#renderer = new MarkdownRenderer(place.element, context);
      this.#length = 0;
      this.#isEnded = false;
      this.#language = language;
    }
    this.#part = part;
    this.#isOpen = isOpen;
    if (!this.#isWaiting) this.#work();
    return noChange;
  }

  protected override reconnected(): void {
    if (!this.#isWaiting && !this.#isEnded) this.#work();
  }

  /** Gives the renderer what it has not seen, for as long as a slice lasts, and comes back for the rest. */
  #work(): void {
    const part = this.#part;
    const renderer = this.#renderer;
    if (!part || !renderer) return;
    const text = textAfter(part, this.#length);
    const until = this.#isAnew ? Infinity : systemClock.now() + SLICE;
    this.#isAnew = false;
    let end = 0;
    do {
      renderer.append(text.slice(end, end + STEP));
      end += STEP;
    } while (end < text.length && systemClock.now() < until);
    this.#length += Math.min(end, text.length);
    if (end < text.length) {
      renderer.show();
      this.#isWaiting = true;
      void this.#nextFrame.wait().then(() => {
        this.#isWaiting = false;
        // Of a message that is gone there is nothing to show.
        if (this.isConnected) this.#work();
      });
    } else if (this.#isOpen) renderer.show();
    else {
      renderer.end();
      this.#isEnded = true;
    }
  }
}

/** Shows the Markdown of `part` in the element whose tag holds this. `isOpen`: whether it may still grow. Costs what has come since the last time. */
export const showMarkdown = directive(ShowMarkdown);
