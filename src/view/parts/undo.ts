/** The bar that says what was taken away and brings it back. It stays until something else happens, or it is put away: nobody has to hurry. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Strings } from '../../locales/strings.js';
import type { Undoable } from '../controllers/actions.js';
import { icons } from '../more-icons.js';

export interface UndoContext {
  /** Undefined where there is nothing to bring back. */
  readonly undoable: Undoable | undefined;
  readonly onUndo: () => void;
  readonly onDismiss: () => void;
}

/** What it says is heard through the announcer. */
export function undoBar(
  strings: Strings,
  { undoable, onUndo, onDismiss }: UndoContext,
): TemplateResult | typeof nothing {
  if (!undoable) return nothing;
  return html`<div part="undo" class="undo" role="group" aria-label=${strings[undoable]}>
    <p>${strings[undoable]}</p>
    <button part="action-button" class="button" type="button" @click=${onUndo}>${strings.undo}</button>
    <button
      part="action-button"
      class="icon-button"
      type="button"
      aria-label=${strings.dismiss}
      title=${strings.dismiss}
      @click=${onDismiss}
    >
      ${icons.close}
    </button>
  </div>`;
}
