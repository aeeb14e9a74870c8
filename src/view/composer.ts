/** Where the visitor writes: template only; what happens is in `controllers/composer.ts`. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import type { Strings } from '../locales/strings.js';
import type { FileLimits } from './attach/file-limits.js';
import type { ComposerController } from './controllers/composer.js';
import { icons } from './icons.js';
import { attachButton, attachmentList } from './parts/attachments.js';
import { composerNotes } from './parts/composer-notes.js';
import { dictationControls } from './parts/dictation.js';
import { modelPicker } from './parts/model-picker.js';
import { isCounted } from './room-left.js';

/** The element, as far as the composer shows it. With any of the controls the text stands above a row of them. */
export interface ComposerSwitches {
  readonly disabled: boolean;
  readonly withAttachments: boolean;
  readonly withModelPicker: boolean;
  readonly withDictation: boolean;
  /** Characters a message may have; undefined for any number. */
  readonly longestMessage: number | undefined;
  readonly fileLimits: FileLimits;
}

export interface ComposerContext {
  readonly strings: Strings;
  readonly composer: ComposerController;
  readonly placeholder: string;
  readonly host: ComposerSwitches;
}

export function composerTemplate({ strings, composer, placeholder, host }: ComposerContext): TemplateResult {
  const { disabled, withAttachments, withModelPicker, withDictation, longestMessage, fileLimits } = host;
  const { draft, isBusy, attachments, dictation } = composer;
  const view = { strings, composer, disabled, accept: fileLimits.accept, maxFiles: fileLimits.count };
  const hasRow = withAttachments || withModelPicker || withDictation;
  // While somebody speaks the row is about that.
  const isQuiet = dictation.status === 'off';
  const start = html`<slot name="composer-start"></slot>`;
  // One button, not two: it keeps the focus when it turns from Send to Stop and back.
  return html`${composerNotes(view)}
    <form part="composer" class="composer ${hasRow ? 'with-row' : ''}" @submit=${composer.onSubmit}>
      ${withAttachments ? attachmentList(view) : nothing} ${hasRow ? nothing : start}
      <div class="grow" data-draft=${`${draft}\u200b`}>
        <textarea
          part="input"
          rows="1"
          dir="auto"
          aria-label=${placeholder}
          aria-invalid=${ifDefined(composer.charactersOver > 0 ? 'true' : undefined)}
          placeholder=${placeholder}
          ?disabled=${disabled}
          .value=${live(draft)}
          @input=${composer.onInput}
          @keydown=${composer.onKeydown}
          @paste=${attachments.onPaste}
          @compositionstart=${composer.onCompositionStart}
          @compositionend=${composer.onCompositionEnd}
        ></textarea>
      </div>
      <div class="row">
        ${hasRow ? start : nothing} ${withAttachments && isQuiet ? attachButton(view) : nothing}
        ${withModelPicker && isQuiet ? modelPicker(view) : nothing}
        ${hasRow ? html`<span class="between"></span>` : nothing} ${counter(strings, composer, longestMessage)}
        ${withDictation ? dictationControls(view) : nothing}
        <slot name="composer-end"></slot>
        <button
          part=${isBusy ? 'stop-button' : 'send-button'}
          class="icon-button submit"
          type="button"
          aria-label=${isBusy ? strings.stop : strings.send}
          aria-disabled=${isBusy || composer.canSend ? 'false' : 'true'}
          ?disabled=${disabled && !isBusy}
          @click=${composer.onButton}
        >
          ${isBusy ? icons.stop : icons.send}
        </button>
      </div>
    </form>`;
}

/** Not live: what matters of it is said by `RoomLeft`, and not with each key. */
function counter(
  strings: Strings,
  { draft, charactersOver }: ComposerController,
  limit: number | undefined,
): TemplateResult | typeof nothing {
  if (!isCounted(draft.length, limit)) return nothing;
  return html`<span part="counter" class="counter ${charactersOver > 0 ? 'over' : ''}">
    ${strings.characterCount(draft.length, limit)}
  </span>`;
}
