/** Messages in, the scrolling log of them out. The log is not live: what is to be heard goes through the announcer. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Message } from '../conversation/message.js';
import type { Strings } from '../locales/strings.js';
import type { ChatError } from '../protocol/errors.js';
import { icons } from './icons.js';
import { messageTemplate } from './message.js';
import { errorNotice } from './parts/notice.js';

export interface TranscriptContext {
  readonly strings: Strings;
  readonly messages: readonly Message[];
  /** What is shown while there is no message. */
  readonly welcome: TemplateResult;
  /** An error that belongs to no message: what was written was refused. */
  readonly refusal: ChatError | undefined;
  readonly isBusy: boolean;
  readonly isTryingAgain: boolean;
  readonly secondsToRetry: number;
  /** Whether the newest line is out of sight, so that a way back is offered. */
  readonly isBehind: boolean;
  readonly onRetry: () => void;
  readonly onJump: () => void;
}

export function transcriptTemplate(context: TranscriptContext): TemplateResult {
  const { strings, messages, refusal } = context;
  return html`<div class="transcript">
    <div part="messages" class="messages" role="log" aria-live="off" aria-label=${strings.transcript} tabindex="0">
      <div class="column">
        ${messages.length === 0 ? context.welcome : messageList(context)}
        ${refusal ? errorNotice(refusal, false, { ...context, canRetry: false }) : nothing}
      </div>
    </div>
    ${
      context.isBehind
        ? html`<button
            part="scroll-button"
            class="icon-button jump"
            type="button"
            aria-label=${strings.jumpToLatest}
            @click=${context.onJump}
          >
            ${icons.down}
          </button>`
        : nothing
    }
  </div>`;
}

function messageList(context: TranscriptContext): unknown {
  const { strings, messages, isBusy } = context;
  const last = messages.at(-1);
  return repeat(
    messages,
    (message) => message.id,
    (message) => {
      const isLast = message === last;
      const secondsToRetry = isLast ? context.secondsToRetry : 0;
      const isTryingAgain = isLast && context.isTryingAgain;
      const canRetry = isLast && !isBusy;
      // A message that is the same object needs no second look, however often an answer below it grows.
      return guard([message, strings, secondsToRetry, isTryingAgain, canRetry], () =>
        messageTemplate(message, { strings, secondsToRetry, isTryingAgain, canRetry, onRetry: context.onRetry }),
      );
    },
  );
}
