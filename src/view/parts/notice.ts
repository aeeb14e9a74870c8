/** How a turn ended, in words and with what can be done about it, wherever it did not simply end. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { hasContent } from '../../conversation/message.js';
import type { Message } from '../../conversation/message.js';
import type { Strings } from '../../locales/strings.js';
import type { ChatError } from '../../protocol/errors.js';
import { icons } from '../icons.js';

export interface NoticeContext {
  readonly strings: Strings;
  /** Seconds until the server wants to be asked again; 0 when it may be asked now. */
  readonly secondsToRetry: number;
  /** Whether Retry makes sense here: for the last answer, while nothing is under way. */
  readonly canRetry: boolean;
  readonly onRetry: () => void;
}

/** The notice below an answer, or nothing below one that ended by itself. */
export function answerNotice(message: Message, context: NoticeContext): TemplateResult | typeof nothing {
  const { strings } = context;
  switch (message.status) {
    case 'pending':
    case 'streaming':
      return nothing;
    case 'stopped':
      return quietNotice(strings.stopped);
    case 'interrupted':
    case 'failed':
      return message.error ? errorNotice(message.error, hasContent(message), context) : nothing;
    case 'done':
      return endNotice(message, context);
  }
}

/** The notice for an error: an icon, words, and Retry where it may help. */
export function errorNotice(
  error: ChatError,
  isPartKept: boolean,
  { strings, secondsToRetry, canRetry, onRetry }: NoticeContext,
): TemplateResult {
  return html`<div part="error notice" class="notice error">
    ${icons.alert}
    <p>
      ${strings.errors[error.kind]} ${isPartKept ? strings.partialKept : nothing}
      ${error.retryable && canRetry && secondsToRetry > 0 ? html`<span class="countdown">${strings.retryIn(secondsToRetry)}</span>` : nothing}
    </p>
    ${error.retryable && canRetry ? retryButton(strings, secondsToRetry > 0, onRetry) : nothing}
  </div>`;
}

function endNotice(message: Message, { strings, canRetry, onRetry }: NoticeContext): TemplateResult | typeof nothing {
  if (message.role !== 'assistant') return nothing;
  switch (message.finishReason) {
    case 'stop':
    case 'tool_calls':
    case 'other':
      return nothing;
    case 'length':
      return quietNotice(strings.lengthReached);
    case 'content_filter':
      return quietNotice(strings.contentFiltered);
    case undefined:
      // Messages that were put in by addMessage have no timing: nobody asked for them, so nothing can be missing.
      if (!message.timing) return nothing;
      return quietNotice(strings.maybeIncomplete, canRetry ? retryButton(strings, false, onRetry) : nothing);
  }
}

function quietNotice(words: string, action: TemplateResult | typeof nothing = nothing): TemplateResult {
  return html`<div part="notice" class="notice quiet">
    <p>${words}</p>
    ${action}
  </div>`;
}

function retryButton(strings: Strings, isWaiting: boolean, onRetry: () => void): TemplateResult {
  return html`<button
    part="retry-button"
    class="button"
    type="button"
    aria-label=${strings.retry}
    ?disabled=${isWaiting}
    @click=${onRetry}
  >
    ${icons.retry}<span>${strings.retry}</span>
  </button>`;
}
