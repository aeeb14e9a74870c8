/** A message in, the row of its buttons out. What they do is in `controllers/actions.ts`, which hears of them by their `data-action`. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Message } from '../../conversation/message.js';
import type { Strings } from '../../locales/strings.js';
import type { MessageAction } from '../controllers/actions.js';
import { icons } from '../more-icons.js';
import type { MessageControls } from '../message-controls.js';
import type { MessageState } from '../message-state.js';
import { branchPicker } from './branch-picker.js';

export interface ActionsContext {
  readonly strings: Strings;
  readonly controls: MessageControls;
  readonly state: MessageState;
  /** Which of its siblings the message is, from 0, and how many they are. */
  readonly index: number;
  readonly count: number;
  /** Whether it is being read aloud. */
  readonly isSpeaking: boolean;
}

/** Below a question. */
export function questionActions(message: Message, context: ActionsContext): TemplateResult {
  const { strings, controls } = context;
  return row(strings, [
    controls.copy && message.text ? copyButton(context) : nothing,
    controls.edit ? actionButton('edit', strings.edit, icons.edit) : nothing,
    controls.edit ? actionButton('delete', strings.delete, icons.delete) : nothing,
    branchPicker(context, strings.previousQuestion, strings.nextQuestion),
  ]);
}

/** Below an answer that has ended. */
export function answerActions(message: Message, context: ActionsContext): TemplateResult {
  const { strings, controls, state, isSpeaking } = context;
  const { text, timing, feedback } = message;
  const rating = controls.feedback ? feedback?.value : undefined;
  return row(strings, [
    controls.copy && text ? copyButton(context) : nothing,
    controls.feedback ? actionButton('good', strings.goodAnswer, icons.good, rating === 'good') : nothing,
    controls.feedback ? actionButton('bad', strings.badAnswer, icons.bad, rating === 'bad') : nothing,
    controls.speech && text
      ? actionButton(
          'speak',
          isSpeaking ? strings.stopReading : strings.readAloud,
          isSpeaking ? icons.stop : icons.speak,
        )
      : nothing,
    controls.regenerate && message.parentId !== null
      ? actionButton('regenerate', strings.regenerate, icons.retry)
      : nothing,
    branchPicker(context, strings.previousAnswer, strings.nextAnswer),
    controls.usage && timing ? usageButton(context) : nothing,
    state.isThanked ? html`<span class="thanks">${strings.thanks}</span>` : nothing,
  ]);
}

/** The room of a row whose buttons are not there yet: nothing moves when they come. */
export const actionsPlace = html`<footer part="message-actions" class="actions"></footer>`;

function row(strings: Strings, buttons: readonly (TemplateResult | typeof nothing)[]): TemplateResult {
  return html`<footer part="message-actions" class="actions" role="group" aria-label=${strings.messageActions}>
    ${buttons}
  </footer>`;
}

/** `isPressed`: whether it is a switch, and on. */
export function actionButton(
  action: MessageAction,
  name: string,
  icon: TemplateResult,
  isPressed?: boolean,
): TemplateResult {
  return html`<button
    part="action-button"
    class="icon-button"
    type="button"
    data-action=${action}
    aria-label=${name}
    title=${name}
    aria-pressed=${ifDefined(isPressed)}
  >
    ${icon}
  </button>`;
}

/** How it went is said by the button's own name: assistive technology speaks the new name of what has the focus. */
function copyButton({ strings, state: { copy } }: ActionsContext): TemplateResult {
  if (!copy) return actionButton('copy', strings.copy, icons.copy);
  return copy.isCopied
    ? actionButton('copy', strings.copied, icons.check)
    : actionButton('copy', strings.copyFailed, icons.alert);
}

function usageButton({ strings, state }: ActionsContext): TemplateResult {
  return html`<button
    part="action-button"
    class="icon-button"
    type="button"
    data-action="usage"
    aria-label=${strings.usageDetails}
    title=${strings.usageDetails}
    aria-expanded=${state.isUsageShown ? 'true' : 'false'}
  >
    ${icons.usage}
  </button>`;
}
