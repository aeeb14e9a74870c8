/** One message in, its template out. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Message } from '../conversation/message.js';
import type { ContentContext } from './content-element.js';
import { answerNotice } from './parts/notice.js';
import type { NoticeContext } from './parts/notice.js';
import { partTemplate, sourcesTemplate } from './parts/part.js';

export interface MessageContext extends NoticeContext {
  readonly content: ContentContext;
  /** Whether a further try is being waited for. */
  readonly isTryingAgain: boolean;
}

/** The template of a message of the visitor or of the assistant. System and tool messages are not shown. */
export function messageTemplate(message: Message, context: MessageContext): TemplateResult | typeof nothing {
  if (message.role === 'user') return userMessage(message, context);
  if (message.role === 'assistant') return answer(message, context);
  return nothing;
}

function userMessage(message: Message, { strings, content }: MessageContext): TemplateResult {
  return html`<article part="message message-user" class="message user" aria-label=${strings.you}>
    <div part="bubble" class="bubble">
      ${message.parts.map((part) => partTemplate(part, { strings, content, isMarkdown: false, isOpen: false }))}
    </div>
  </article>`;
}

function answer(message: Message, context: MessageContext): TemplateResult {
  const { strings, content } = context;
  const isGrowing = message.status === 'streaming';
  const last = message.parts.length - 1;
  return html`<article
    part="message message-assistant"
    class="message assistant ${isGrowing ? 'growing' : ''}"
    aria-label=${strings.assistant}
    aria-busy=${isGrowing || message.status === 'pending' ? 'true' : 'false'}
  >
    ${message.parts.map((part, place) => partTemplate(part, { strings, content, isMarkdown: true, isOpen: isGrowing && place === last }))}
    ${message.status === 'pending' ? typingSign(context) : nothing}
    ${isGrowing ? nothing : sourcesTemplate(message.parts, context)} ${answerNotice(message, context)}
  </article>`;
}

/** Three quiet dots, after some seconds with words beside them: the styles say when. */
function typingSign({ strings, isTryingAgain }: MessageContext): TemplateResult {
  return html`<div class="typing">
    <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
    ${isTryingAgain ? html`<span>${strings.tryingAgain}</span>` : html`<span class="late">${strings.stillWaiting}</span>`}
  </div>`;
}
