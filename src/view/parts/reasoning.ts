/** What a model thought in, a fold out: open and scrolling by itself while it thinks, closed after with how long that took. */
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { DirectiveResult } from 'lit/directive.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { ReasoningPart } from '../../conversation/message.js';
import type { Strings } from '../../locales/strings.js';
import { icons } from '../more-icons.js';
import { openWhile } from './fold.js';

/** `isOpen`: whether it may still grow. `text` shows the text in the element in whose tag it stands. */
export function reasoningFold(
  part: ReasoningPart,
  strings: Strings,
  isOpen: boolean,
  text: DirectiveResult,
): TemplateResult {
  // A box that scrolls by itself has to be reached by keyboard; once it has ended, it is as tall as its text.
  return html`<details part="reasoning" class="reasoning ${isOpen ? 'thinking' : ''}" ${openWhile(isOpen)}>
    <summary>${icons.chevron}<span>${isOpen ? strings.thinking : heading(part, strings)}</span></summary>
    <div
      class="thoughts"
      tabindex=${ifDefined(isOpen ? 0 : undefined)}
      role=${ifDefined(isOpen ? 'group' : undefined)}
      aria-label=${ifDefined(isOpen ? strings.thoughts : undefined)}
    >
      <div class="content markdown" ${text}></div>
    </div>
  </details>`;
}

function heading({ duration }: ReasoningPart, strings: Strings): string {
  return duration > 0 ? strings.thought(Math.max(1, Math.round(duration / 1000))) : strings.thoughts;
}
