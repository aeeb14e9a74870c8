/** What did not work of what the visitor put in, each in words above the composer, with what can be done about it. They are heard as they come. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Strings } from '../../locales/strings.js';
import type { AttachmentsController } from '../controllers/attachments.js';
import type { DictationController } from '../controllers/dictation.js';
import type { ModelsController } from '../controllers/models.js';
import { icons } from '../more-icons.js';
import { writesOnScreen } from '../touch.js';

/** What something may be told of; each is undefined where it is not there. */
export interface NoteSources {
  /** How many characters the draft has more than it may. */
  readonly charactersOver: number;
  readonly attachments: AttachmentsController | undefined;
  readonly dictation: DictationController | undefined;
  readonly models: ModelsController | undefined;
}

interface Note {
  readonly key: string;
  readonly words: string;
  readonly onRetry?: (() => unknown) | undefined;
  readonly onDismiss?: () => void;
}

export function composerNotes(strings: Strings, sources: NoteSources): TemplateResult | typeof nothing {
  const { attachments, dictation, models, charactersOver } = sources;
  const failure = dictation?.failure;
  // What keeps a message from being sent comes first, then what was tried last: few can be seen at once on a small screen.
  const notes: Note[] = [];
  if (charactersOver > 0) notes.push({ key: 'length', words: strings.tooLong(charactersOver) });
  if (dictation && failure) {
    const onRetry = failure.recording && dictation.retry;
    notes.push({ key: 'dictation', words: failure.words, onRetry, onDismiss: dictation.dismiss });
  }
  if (models?.hasFailed) {
    notes.push({ key: 'models', words: strings.modelsFailed, onRetry: models.load, onDismiss: models.dismiss });
  }
  for (const { id, words } of attachments?.refusals ?? []) {
    notes.push({ key: `file ${id}`, words, onDismiss: () => attachments?.dismiss(id) });
  }
  if (notes.length === 0) return nothing;
  // By their keys: the focus may be on the button of one while another goes.
  return html`<div class="notes">
    ${repeat(
      notes,
      ({ key }) => key,
      (note) => noteTemplate(note, strings),
    )}
  </div>`;
}

function noteTemplate({ words, onRetry, onDismiss }: Note, strings: Strings): TemplateResult {
  const and = (act: () => unknown) => (event: Event) => {
    focusNext(event);
    act();
  };
  return html`<div part="notice" class="note">
    ${icons.alert}
    <p>${words}</p>
    ${
      onRetry
        ? html`<button part="retry-button" class="button" type="button" @click=${and(onRetry)}>
            ${icons.retry}<span>${strings.retry}</span>
          </button>`
        : nothing
    }
    ${
      onDismiss
        ? html`<button
            part="action-button"
            class="icon-button"
            type="button"
            aria-label=${strings.dismiss}
            @click=${and(onDismiss)}
          >
            ${icons.close}
          </button>`
        : nothing
    }
  </div>`;
}

/** A button that goes away hands the focus on: to the next note, or to where the visitor writes. On a touch screen that would open a keyboard. */
function focusNext(event: Event): void {
  const one = (event.currentTarget as HTMLElement).closest('.note');
  const other = one?.nextElementSibling ?? one?.previousElementSibling;
  const form = one?.parentElement?.nextElementSibling;
  const next =
    other?.querySelector('button') ?? form?.querySelector<HTMLElement>(writesOnScreen() ? '.row button' : 'textarea');
  next?.focus({ preventScroll: true });
}
