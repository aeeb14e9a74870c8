/** A rating in, the field out in which a visitor may say why. */
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Strings } from '../../locales/strings.js';
import type { Draft } from '../message-state.js';
import type { FieldListeners } from './edit.js';

export interface CommentContext {
  readonly strings: Strings;
  readonly fields: FieldListeners;
  readonly value: 'good' | 'bad' | undefined;
  /** Whether there is nothing to send. */
  readonly isEmpty: boolean;
}

export function commentField(draft: Draft, { strings, fields, value, isEmpty }: CommentContext): TemplateResult {
  const question = value === 'good' ? strings.commentOnGood : strings.commentOnBad;
  return html`<div part="feedback" class="comment">
    <div class="field" data-draft=${`${draft.text}\u200b`}>
      <textarea
        rows="1"
        dir="auto"
        aria-label=${question}
        placeholder=${question}
        .value=${live(draft.text)}
        @input=${fields.onInput}
        @keydown=${fields.onKeydown}
      ></textarea>
    </div>
    <div class="edit-buttons">
      <button part="action-button" class="button" type="button" data-action="skip">${strings.skip}</button>
      <button
        part="action-button"
        class="button primary"
        type="button"
        data-action="comment"
        aria-disabled=${isEmpty ? 'true' : 'false'}
      >
        ${strings.sendComment}
      </button>
    </div>
  </div>`;
}
