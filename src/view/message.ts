/** One message in, its template out. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Message } from '../conversation/message.js';
import type { ContentContext } from './content.js';
import { editField } from './parts/edit.js';
import type { FieldListeners } from './parts/edit.js';
import { commentField } from './parts/feedback.js';
import { actionsPlace, answerActions, questionActions } from './parts/message-actions.js';
import type { ActionsContext } from './parts/message-actions.js';
import { answerNotice } from './parts/notice.js';
import type { NoticeContext } from './parts/notice.js';
import { partTemplate } from './parts/part.js';
import { sourcesTemplate } from './parts/sources.js';
import { usageTable } from './parts/usage.js';

export interface MessageContext extends NoticeContext, ActionsContext {
  readonly content: ContentContext;
  /** What hears of the text fields on messages. */
  readonly fields: FieldListeners;
  /** Whether it is in sight, or has been: else its buttons can wait. */
  readonly isNear: boolean;
  /** Whether a further try is being waited for. */
  readonly isTryingAgain: boolean;
}

/**
 * The template of a message of the visitor or of the assistant. System and tool messages are not shown. What stands around the content outlives it: when
 * a sibling takes the place of a message, the button that was pressed stays, and the focus on it.
 */
export function messageTemplate(message: Message, context: MessageContext): TemplateResult | typeof nothing {
  if (message.role === 'user') return question(message, context);
  if (message.role === 'assistant') return answer(message, context);
  return nothing;
}

function question(message: Message, context: MessageContext): TemplateResult {
  const { strings, content, controls, state, fields } = context;
  const { rewriting } = controls.edit ? state : {};
  const parts = rewriting ? message.parts.filter(({ type }) => type !== 'text') : message.parts;
  const part = { strings, content, isMarkdown: false, isOpen: false, isReasoningShown: true };
  return html`<article
    part="message message-user"
    class="message user"
    data-message=${message.id}
    aria-label=${strings.you}
  >
    <div part="bubble" class="bubble ${rewriting ? 'rewriting' : ''}">
      ${keyed(message.id, [
        ...parts.map((each) => partTemplate(each, part)),
        ...(rewriting ? [editField(rewriting, state, strings, fields)] : []),
      ])}
    </div>
    ${rewriting ? nothing : context.isNear ? questionActions(message, context) : actionsPlace}
  </article>`;
}

function answer(message: Message, context: MessageContext): TemplateResult {
  const { strings, controls } = context;
  const isGrowing = message.status === 'streaming';
  const isPending = message.status === 'pending';
  return html`<article
    part="message message-assistant"
    class="message assistant ${isGrowing ? 'growing' : ''}"
    data-message=${message.id}
    aria-label=${strings.assistant}
    aria-busy=${isGrowing || isPending ? 'true' : 'false'}
  >
    ${keyed(message.id, answerParts(message, isGrowing, context))}
    ${isPending || (isGrowing && isSilent(message, controls.reasoning)) ? typingSign(context) : nothing}
    ${isGrowing ? nothing : sourcesTemplate(message.parts, context)} ${answerNotice(message, context)}
    ${isGrowing || isPending || !context.isNear ? actionsPlace : answerActions(message, context)}
    ${belowActions(message, context)}
  </article>`;
}

function answerParts(message: Message, isGrowing: boolean, { strings, content, controls }: MessageContext): unknown {
  const last = message.parts.length - 1;
  const part = { strings, content, isMarkdown: true, isReasoningShown: controls.reasoning };
  return message.parts.map((each, place) => partTemplate(each, { ...part, isOpen: isGrowing && place === last }));
}

/** Whether all that has come is not shown. */
function isSilent({ parts }: Message, isReasoningShown: boolean): boolean {
  return !isReasoningShown && parts.every(({ type }) => type === 'reasoning');
}

/** What the visitor opened with a button of the row. */
function belowActions(message: Message, { strings, controls, state, fields }: MessageContext): unknown {
  const { comment, isDraftEmpty = false, isUsageShown } = state;
  // On most messages there is nothing, and that is to cost nothing.
  if (!comment && !isUsageShown) return nothing;
  return [
    controls.feedback && comment
      ? commentField(comment, { strings, fields, value: message.feedback?.value, isEmpty: isDraftEmpty })
      : nothing,
    controls.usage && isUsageShown && message.timing ? usageTable(message, strings) : nothing,
  ];
}

/** Three quiet dots, after some seconds with words beside them: the styles say when. */
function typingSign({ strings, isTryingAgain }: MessageContext): TemplateResult {
  return html`<div class="typing">
    <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
    ${isTryingAgain ? html`<span>${strings.tryingAgain}</span>` : html`<span class="late">${strings.stillWaiting}</span>`}
  </div>`;
}
