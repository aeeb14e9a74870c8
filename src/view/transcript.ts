/** Messages in, the scrolling log of them out. The log is not live: what is to be heard goes through the announcer. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Message } from '../conversation/message.js';
import type { Strings } from '../locales/strings.js';
import type { ChatError } from '../protocol/errors.js';
import type { ContentContext } from './content-element.js';
import type { MessageGroup } from './controllers/history.js';
import { icons } from './icons.js';
import { messageTemplate } from './message.js';

import { errorNotice } from './parts/notice.js';

export interface TranscriptContext {
  readonly strings: Strings;
  readonly content: ContentContext;
  /** The messages that are to be shown, in groups. */
  readonly groups: readonly MessageGroup[];
  /** The newest message; undefined while there is none. */
  readonly last: Message | undefined;
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
  const { strings, last, refusal } = context;
  return html`<div class="transcript">
    <div part="messages" class="messages" role="log" aria-live="off" aria-label=${strings.transcript} tabindex="0">
      <div class="column">
        ${last ? groupList(context, last) : context.welcome}
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

/** What a frame of a growing answer looks at: one guard for each group of past messages, and the messages of the last one. */
function groupList(context: TranscriptContext, last: Message): unknown {
  const { strings, content, groups, secondsToRetry, isTryingAgain, isBusy } = context;
  const lastGroup = groups.at(-1);
  return repeat(
    groups,
    (group) => group.place,
    (group) => {
      if (group !== lastGroup) {
        return guard([group, strings, content], () => groupTemplate(group, 'group past', context, last));
      }
      return guard([group, strings, content, secondsToRetry, isTryingAgain, isBusy], () =>
        groupTemplate(group, 'group', context, last),
      );
    },
  );
}

function groupTemplate(
  { messages }: MessageGroup,
  classes: string,
  context: TranscriptContext,
  last: Message,
): TemplateResult {
  return html`<div class=${classes}>
    ${repeat(
      messages,
      (message) => message.id,
      (message) => messageInGroup(message, message === last, context),
    )}
  </div>`;
}

function messageInGroup(message: Message, isLast: boolean, context: TranscriptContext): unknown {
  const { strings, content, onRetry } = context;
  const secondsToRetry = isLast ? context.secondsToRetry : 0;
  const isTryingAgain = isLast && context.isTryingAgain;
  const canRetry = isLast && !context.isBusy;
  // A message that is the same object needs no second look, however often an answer below it grows.
  return guard([message, strings, content, secondsToRetry, isTryingAgain, canRetry], () =>
    messageTemplate(message, { strings, content, secondsToRetry, isTryingAgain, canRetry, onRetry }),
  );
}
