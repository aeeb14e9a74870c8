/** Groups of messages in, their templates out, each looked at again only when something in it may be another. */
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Message } from '../conversation/message.js';
import type { Strings } from '../locales/strings.js';
import type { ContentContext } from './content.js';
import type { ActionsController } from './controllers/actions.js';
import type { MessageGroup } from './controllers/history.js';
import { messageTemplate } from './message.js';
import { dayLine } from './parts/day.js';
import type { DayContext } from './parts/day.js';

/** What is under way on messages, and what hears of it. */
export type GroupActions = Pick<
  ActionsController,
  'controls' | 'revision' | 'speakingId' | 'state' | 'branches' | 'isNear' | 'onInput' | 'onKeydown'
>;

export interface GroupsContext {
  readonly strings: Strings;
  readonly content: ContentContext;
  /** The messages that are to be shown, in groups. */
  readonly groups: readonly MessageGroup[];
  /** In which words a day is said. */
  readonly day: DayContext;
  readonly isBusy: boolean;
  readonly isTryingAgain: boolean;
  readonly secondsToRetry: number;
  readonly actions: GroupActions;
}

/** What a frame of a growing answer looks at: one guard for each group of past messages, and the messages of the last one. `last` is the newest message. */
export function groupList(context: GroupsContext, last: Message): unknown {
  const { strings, content, groups, day, secondsToRetry, isTryingAgain, isBusy } = context;
  const { controls, revision, speakingId } = context.actions;
  const lastGroup = groups.at(-1);
  return repeat(
    groups,
    (group) => group.place,
    (group) => {
      const isNear = context.actions.isNear(group.place);
      const looks = [group, strings, content, controls, revision, speakingId, isNear, day.lang];
      if (group !== lastGroup) return guard(looks, () => groupTemplate(group, 'group past', context, last));
      return guard([...looks, secondsToRetry, isTryingAgain, isBusy], () =>
        groupTemplate(group, 'group', context, last),
      );
    },
  );
}

function groupTemplate(
  { place, messages, before }: MessageGroup,
  classes: string,
  context: GroupsContext,
  last: Message,
): TemplateResult {
  const isNear = context.actions.isNear(place);
  return html`<div class=${classes} data-place=${place}>
    ${repeat(
      messages,
      // A message stands in the place of its siblings, so that it is the same box whichever of them is shown.
      (message) => message.parentId,
      (message, index) =>
        html`${dayLine(before[index], message, context.day)}${messageInGroup(message, message === last, isNear, context)}`,
    )}
  </div>`;
}

function messageInGroup(message: Message, isLast: boolean, isNear: boolean, context: GroupsContext): unknown {
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
