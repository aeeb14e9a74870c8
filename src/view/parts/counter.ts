/** A draft and its limit in, how much of it is used out, from where that matters. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Strings } from '../../locales/strings.js';
import { isCounted } from '../room-left.js';

/** Not live: what matters of it is said by `RoomLeft`, and not with each key. `limit` is undefined where there is none. */
export function counter(
  { length }: string,
  limit: number | undefined,
  strings: Strings,
): TemplateResult | typeof nothing {
  if (!isCounted(length, limit)) return nothing;
  return html`<span part="counter" class="counter ${length > limit ? 'over' : ''}">
    ${strings.characterCount(length, limit)}
  </span>`;
}
