/** Messages in, the scrolling log of them out. The log is not live: what is to be heard goes through the announcer. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Message } from '../conversation/message.js';
import type { Strings } from '../locales/strings.js';
import type { ChatError } from '../protocol/errors.js';
import type { ContentContext } from './content-element.js';
import type { ActionsController } from './controllers/actions.js';
import type { FocusController } from './controllers/focus.js';
import type { MessageGroup } from './controllers/history.js';
import { icons } from './icons.js';
import { messageTemplate } from './message.js';
import { errorNotice } from './parts/notice.js';

/** What is under way on messages, and what hears of it. */
export type TranscriptActions = Pick<
  ActionsController,
  'controls' | 'revision' | 'speakingId' | 'state' | 'branches' | 'isNear' | 'onClick' | 'onInput' | 'onKeydown'
>;

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
  readonly focus: Pick<FocusController, 'onKeydown' | 'onPointerDown' | 'onFocusOut'>;
  readonly actions: TranscriptActions;
  readonly onJump: () => void;
}

export function transcriptTemplate(context: TranscriptContext): TemplateResult {
  const { strings, last, refusal } = context;
  return html`<div class="transcript">
    <div
      part="messages"
      class="messages"
      role="log"
      aria-live="off"
      aria-label=${strings.transcript}
      aria-description=${last ? strings.transcriptKeys : nothing}
      tabindex="0"
      @click=${context.actions.onClick}
      @keydown=${context.focus.onKeydown}
      @pointerdown=${context.focus.onPointerDown}
      @focusout=${context.focus.onFocusOut}
    >
      <div class="column">
        ${last ? groupList(context, last) : context.welcome}
        ${refusal ? errorNotice(refusal, false, { ...context, canGoOn: false }) : nothing}
      </div>
      <span class="transcript-end"></span>
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
  const { controls, revision, speakingId } = context.actions;
  const lastGroup = groups.at(-1);
  return repeat(
    groups,
    (group) => group.place,
    (group) => {
      const looks = [group, strings, content, controls, revision, speakingId, context.actions.isNear(group.place)];
      if (group !== lastGroup) return guard(looks, () => groupTemplate(group, 'group past', context, last));
      return guard([...looks, secondsToRetry, isTryingAgain, isBusy], () =>
        groupTemplate(group, 'group', context, last),
      );
    },
  );
}

function groupTemplate(
  { place, messages }: MessageGroup,
  classes: string,
  context: TranscriptContext,
  last: Message,
): TemplateResult {
  const isNear = context.actions.isNear(place);
  return html`<div class=${classes} data-place=${place}>
    ${repeat(
      messages,
      // A message stands in the place of its siblings, so that it is the same box whichever of them is shown.
      (message) => message.parentId,
      (message) => messageInGroup(message, message === last, isNear, context),
    )}
  </div>`;
}

function messageInGroup(message: Message, isLast: boolean, isNear: boolean, context: TranscriptContext): unknown {
  const { strings, content, actions } = context;
  const { controls } = actions;
  const secondsToRetry = isLast ? context.secondsToRetry : 0;
  const isTryingAgain = isLast && context.isTryingAgain;
  const canGoOn = isLast && !context.isBusy && controls.goOn;
  const state = actions.state(message.id);
  const { index, count } = actions.branches(message.id);
  const isSpeaking = message.id === actions.speakingId;
  const shown = {
    strings,
    content,
    controls,
    state,
    index,
    count,
    isSpeaking,
    isNear,
    secondsToRetry,
    isTryingAgain,
    canGoOn,
    fields: actions,
  };
  // A message that is the same object, shown with the same things, needs no second look, however often an answer below it grows.
  return guard([message, ...Object.values(shown)], () => messageTemplate(message, shown));
}
