/** Where the visitor writes: template only; what happens is in `controllers/composer.ts`. */
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import type { Strings } from '../locales/strings.js';
import { icons } from './icons.js';

export interface ComposerContext {
  readonly strings: Strings;
  readonly draft: string;
  readonly placeholder: string;
  readonly maxLength: number | undefined;
  readonly isDisabled: boolean;
  /** Whether an answer is under way, so that the button stops it. */
  readonly isBusy: boolean;
  readonly canSend: boolean;
  readonly onInput: (event: InputEvent) => void;
  readonly onKeydown: (event: KeyboardEvent) => void;
  readonly onCompositionStart: () => void;
  readonly onCompositionEnd: () => void;
  readonly onSubmit: (event: SubmitEvent) => void;
  readonly onButton: (event: MouseEvent) => void;
}

export function composerTemplate(context: ComposerContext): TemplateResult {
  const { strings, isBusy, draft } = context;
  // One button, not two: it keeps the focus when it turns from Send to Stop and back.
  return html`<form part="composer" class="composer" @submit=${context.onSubmit}>
    <slot name="composer-start"></slot>
    <div class="grow" data-draft=${`${draft}\u200b`}>
      <textarea
        part="input"
        rows="1"
        dir="auto"
        aria-label=${context.placeholder}
        placeholder=${context.placeholder}
        maxlength=${ifDefined(context.maxLength)}
        ?disabled=${context.isDisabled}
        .value=${live(draft)}
        @input=${context.onInput}
        @keydown=${context.onKeydown}
        @compositionstart=${context.onCompositionStart}
        @compositionend=${context.onCompositionEnd}
      ></textarea>
    </div>
    <slot name="composer-end"></slot>
    <button
      part=${isBusy ? 'stop-button' : 'send-button'}
      class="icon-button submit"
      type="button"
      aria-label=${isBusy ? strings.stop : strings.send}
      aria-disabled=${isBusy || context.canSend ? 'false' : 'true'}
      ?disabled=${context.isDisabled && !isBusy}
      @click=${context.onButton}
    >
      ${isBusy ? icons.stop : icons.send}
    </button>
  </form>`;
}
