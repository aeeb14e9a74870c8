/** Where the visitor writes: template only; what happens is in `controllers/composer.ts`. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { FirstStrings } from '../locales/first-words.js';
import type { ComposerController } from './controllers/composer.js';
import { icons } from './icons.js';
import type { TranscriptFeature } from './features/transcript.js';

/** The element, as far as the composer shows it. With any of the controls the text stands above a row of them. */
export interface ComposerSwitches {
  readonly disabled: boolean;
  readonly withAttachments: boolean;
  readonly withModelPicker: boolean;
  readonly withDictation: boolean;
}

export interface ComposerContext {
  readonly strings: FirstStrings;
  readonly composer: ComposerController;
  readonly placeholder: string;
  /** Opens the list of conversations, where there is no header for it. */
  readonly threadsButton: TemplateResult | typeof nothing | undefined;
  readonly host: ComposerSwitches;
  /** What tells of what did not work, and of the room that is left; undefined until it is loaded. */
  readonly transcript: Pick<TranscriptFeature, 'notes' | 'counter'> | undefined;
}

export function composerTemplate(context: ComposerContext): TemplateResult {
  const { strings, composer, placeholder, threadsButton, host, transcript } = context;
  const { disabled, withAttachments, withModelPicker, withDictation } = host;
  const { draft, isBusy, dictation } = composer;
  const attachments = withAttachments ? composer.attachments : undefined;
  // The row is there before what stands in it is loaded, so that nothing moves when that comes.
  const hasRow = withAttachments || withModelPicker || withDictation || (threadsButton ?? nothing) !== nothing;
  // While somebody speaks the row is about that.
  const isQuiet = dictation === undefined || dictation.status === 'off';
  const start = html`<slot name="composer-start"></slot>`;
  // One button, not two: it keeps the focus when it turns from Send to Stop and back.
  return html`${transcript?.notes(composer)}
    <form part="composer" class="composer ${hasRow ? 'with-row' : ''}" @submit=${composer.onSubmit}>
      ${attachments?.list} ${hasRow ? nothing : start}
      <div class="grow" data-draft=${`${draft}\u200b`}>
        <textarea
          part="input"
          rows="1"
          dir="auto"
          aria-label=${placeholder}
          aria-invalid=${ifDefined(composer.charactersOver > 0 ? 'true' : undefined)}
          placeholder=${placeholder}
          ?disabled=${disabled}
          .value=${draft}
          @input=${composer.onInput}
          @keydown=${composer.onKeydown}
          @paste=${composer.onPaste}
          @compositionstart=${composer.onCompositionStart}
          @compositionend=${composer.onCompositionEnd}
        ></textarea>
      </div>
      <div class="row">
        ${threadsButton} ${hasRow ? start : nothing} ${isQuiet ? attachments?.button : nothing}
        ${withModelPicker && isQuiet ? composer.models?.picker : nothing}
        ${hasRow ? html`<span class="between"></span>` : nothing} ${transcript?.counter(draft)}
        ${withDictation ? dictation?.controls : nothing}
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
