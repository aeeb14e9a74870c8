/** How a turn ended, in words and with what can be done about it, wherever it did not simply end. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { canContinue } from '../../conversation/can-continue.js';
import { hasContent } from '../../conversation/message.js';
import type { Message } from '../../conversation/message.js';
import type { Strings } from '../../locales/strings.js';
import type { ChatError } from '../../protocol/errors.js';
import { icons } from '../more-icons.js';

export interface NoticeContext {
  readonly strings: Strings;
  /** Seconds until the server wants to be asked again; 0 when it may be asked now. */
  readonly secondsToRetry: number;
  /** Whether Continue and Retry make sense here: for the last answer, while nothing is under way. */
  readonly canGoOn: boolean;
}

/** The notice below an answer, or nothing below one that ended by itself. What its buttons do is in `controllers/actions.ts`. */
export function answerNotice(message: Message, context: NoticeContext): TemplateResult | typeof nothing {
  const { strings, canGoOn } = context;
  const goOn = canGoOn && canContinue(message) ? continueButton(context) : nothing;
  switch (message.status) {
    case 'pending':
    case 'streaming':
      return nothing;
    case 'stopped':
      return quietNotice(strings.stopped, goOn);
    case 'interrupted':
    case 'failed':
      if (message.error) return errorNotice(message.error, hasContent(message), context, goOn);
      // The page was left in its middle: nothing went wrong that there is an error for.
      return quietNotice(
        hasContent(message) ? strings.maybeIncomplete : strings.errors.empty,
        goOn,
        canGoOn ? retryButton(strings, 0) : nothing,
      );
    case 'done':
      return endNotice(message, context, goOn);
  }
}

/** The notice for an error: an icon, words, and Retry where it may help, after `goOn`. */
export function errorNotice(
  error: ChatError,
  isPartKept: boolean,
  { strings, secondsToRetry, canGoOn }: NoticeContext,
  goOn: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  const canRetry = error.retryable && canGoOn;
  return html`<div part="error notice" class="notice error">
    ${icons.alert}
    <p>
      ${strings.errors[error.kind]} ${isPartKept ? strings.partialKept : nothing}
      ${canRetry && secondsToRetry > 0 ? html`<span class="countdown">${strings.retryIn(secondsToRetry)}</span>` : nothing}
    </p>
    ${
      canRetry || goOn !== nothing
        ? html`<div class="notice-buttons">${goOn}${canRetry ? retryButton(strings, secondsToRetry) : nothing}</div>`
        : nothing
    }
  </div>`;
}

function endNotice(
  message: Message,
  { strings, canGoOn }: NoticeContext,
  goOn: TemplateResult | typeof nothing,
): TemplateResult | typeof nothing {
  if (message.role !== 'assistant') return nothing;
  switch (message.finishReason) {
    case 'stop':
    case 'tool_calls':
    case 'other':
      return nothing;
    case 'length':
      return quietNotice(strings.lengthReached, goOn);
    case 'content_filter':
      return quietNotice(strings.contentFiltered);
    case undefined:
      // Messages that were put in by addMessage have no timing: nobody asked for them, so nothing can be missing.
      if (!message.timing) return nothing;
      return quietNotice(strings.maybeIncomplete, goOn, canGoOn ? retryButton(strings, 0) : nothing);
  }
}

function quietNotice(words: string, ...actions: readonly (TemplateResult | typeof nothing)[]): TemplateResult {
  return html`<div part="notice" class="notice quiet">
    <p>${words}</p>
    ${actions.some((action) => action !== nothing) ? html`<div class="notice-buttons">${actions}</div>` : nothing}
  </div>`;
}

function continueButton({ strings, secondsToRetry }: NoticeContext): TemplateResult {
  return html`<button
    part="continue-button"
    class="button"
    type="button"
    data-action="continue"
    ?disabled=${secondsToRetry > 0}
  >
    ${icons.goOn}<span>${strings.continue}</span>
  </button>`;
}

function retryButton(strings: Strings, secondsToRetry: number): TemplateResult {
  return html`<button
    part="retry-button"
    class="button"
    type="button"
    data-action="regenerate"
    aria-label=${strings.retry}
    ?disabled=${secondsToRetry > 0}
  >
    ${icons.retry}<span>${strings.retry}</span>
  </button>`;
}
