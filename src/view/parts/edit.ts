/** A question that is being rewritten in, the field in its bubble out. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Strings } from '../../locales/strings.js';
import type { Draft, MessageState } from '../message-state.js';

/** What hears of a text field on a message. */
export interface FieldListeners {
  readonly onInput: (event: Event) => void;
  readonly onKeydown: (event: KeyboardEvent) => void;
}

/** The field, as tall as its text, and what becomes of it. */
export function editField(
  draft: Draft,
  { isDraftEmpty, charactersOver = 0 }: MessageState,
  strings: Strings,
  fields: FieldListeners,
): TemplateResult {
  const fault = charactersOver > 0 ? strings.tooLong(charactersOver) : '';
  const canSave = !isDraftEmpty && !fault;
  return html`<div class="edit">
    <div class="field" data-draft=${`${draft.text}\u200b`}>
      <textarea
        rows="1"
        dir="auto"
        aria-label=${strings.editQuestion}
        aria-invalid=${fault ? 'true' : 'false'}
        aria-description=${fault || nothing}
        .value=${live(draft.text)}
        @input=${fields.onInput}
        @keydown=${fields.onKeydown}
      ></textarea>
    </div>
    <div class="edit-buttons">
      ${fault ? html`<p class="edit-fault" aria-hidden="true">${fault}</p>` : nothing}
      <button part="action-button" class="button" type="button" data-action="cancel">${strings.cancel}</button>
      <button
        part="action-button"
        class="button primary"
        type="button"
        data-action="save"
        aria-disabled=${canSave ? 'false' : 'true'}
      >
        ${strings.save}
      </button>
    </div>
  </div>`;
}
