/** The button that lets the visitor speak, and while somebody speaks what there is to know and to do about it. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Strings } from '../../locales/strings.js';
import type { DictationController, DictationStatus } from '../controllers/dictation.js';
import { icons } from '../more-icons.js';

/** The element, as far as it is asked here. */
export interface DictationContext {
  readonly words: Strings;
  readonly disabled: boolean;
}

export function dictationControls(
  dictation: DictationController,
  { words: strings, disabled }: DictationContext,
): TemplateResult {
  const { status } = dictation;
  const isOff = status === 'off';
  const name = nameOf(status, strings);
  // One button for all that there is to do: it keeps the focus.
  return html`${isOff ? nothing : html`<span class="dictation ${status}">${progress(status, dictation.seconds, strings)}</span>`}
    ${
      status === 'recording'
        ? html`<button
            part="action-button"
            class="icon-button"
            type="button"
            aria-label=${strings.cancelDictation}
            title=${strings.cancelDictation}
            @click=${(event: Event) => {
              focusNext(event);
              dictation.cancel();
            }}
          >
            ${icons.close}
          </button>`
        : nothing
    }
    <button
      part="mic-button"
      class="icon-button ${isOff ? '' : 'active'}"
      type="button"
      aria-label=${name}
      title=${name}
      ?disabled=${disabled && isOff}
      @click=${dictation.onButton}
    >
      ${isOff ? icons.microphone : status === 'recording' ? icons.check : icons.close}
    </button>`;
}

function nameOf(status: DictationStatus, strings: Strings): string {
  if (status === 'off') return strings.dictate;
  return status === 'recording' ? strings.stopDictation : strings.cancelDictation;
}

/** The time is not live: a screen reader would say nothing else. */
function progress(status: DictationStatus, seconds: number, strings: Strings): TemplateResult {
  if (status === 'asking') return html`<span class="late-words">${strings.askingForMicrophone}</span>`;
  if (status === 'transcribing') return html`${icons.wait}<span>${strings.transcribing}</span>`;
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return html`<span class="dot" aria-hidden="true"></span>
    <span role="timer" aria-label=${strings.recording}><bdi dir="ltr">${time}</bdi></span>`;
}

/** A button that goes away hands the focus on. */
function focusNext(event: Event): void {
  const next = (event.currentTarget as HTMLElement).nextElementSibling;
  if (next instanceof HTMLElement) next.focus({ preventScroll: true });
}
