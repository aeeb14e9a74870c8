/** Which of several siblings a message is in, `‹ 2/3 ›` out; nothing for an only one. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Strings } from '../../locales/strings.js';
import { icons } from '../more-icons.js';

export interface BranchContext {
  readonly strings: Strings;
  /** From 0. */
  readonly index: number;
  readonly count: number;
}

/** `previous` and `next` are the names of its buttons. At an end a button stays, and keeps the focus, but does nothing. */
export function branchPicker(
  { strings, index, count }: BranchContext,
  previous: string,
  next: string,
): TemplateResult | typeof nothing {
  if (count < 2) return nothing;
  return html`<span part="branch-picker" class="branches" role="group" aria-label=${strings.branch(index + 1, count)}>
    ${stepButton('previous', previous, icons.back, index === 0)}
    <span class="branch" aria-hidden="true">${strings.branchShort(index + 1, count)}</span>
    ${stepButton('next', next, icons.forth, index === count - 1)}
  </span>`;
}

function stepButton(action: 'previous' | 'next', name: string, icon: TemplateResult, isEnd: boolean): TemplateResult {
  return html`<button
    part="action-button"
    class="icon-button step-button"
    type="button"
    data-action=${action}
    aria-label=${name}
    title=${name}
    aria-disabled=${isEnd ? 'true' : 'false'}
  >
    ${icon}
  </button>`;
}
