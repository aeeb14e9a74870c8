/** The chat in, the box around it out, and the button that opens it where it floats: template only; what happens is in `controllers/panel.ts`. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { canonicalTag } from '../locales/locale-tags.js';
import type { FirstStrings } from '../locales/first-words.js';
import type { Strings } from '../locales/strings.js';
import type { PanelController } from './controllers/panel.js';
import { icons } from './icons.js';

export interface PanelContext {
  /** How many answers wait is known only when what shows answers is there, and its words with it. */
  readonly strings: FirstStrings & Partial<Pick<Strings, 'newMessages'>>;
  /** A BCP 47 tag, for numbers. */
  readonly lang: string;
  /** Accessible name of the chat. */
  readonly label: string;
  /** Whether anything is said of what comes while the panel is closed. */
  readonly isSpoken: boolean;
  readonly panel: PanelController;
  /** The chat itself. */
  readonly content: TemplateResult;
}

/** More are not counted: nobody needs to know. */
const MOST_UNREAD = 99;

/** The same box in every mode, so that a chat that changes its mode keeps all it has. */
export function panelTemplate(context: PanelContext): TemplateResult {
  const { panel, label, content } = context;
  const { isFloating, isShown, isModal } = panel;
  return html`${isFloating ? launcher(context) : nothing}
    <div
      id="panel"
      part="panel"
      class="panel ${isShown ? 'open' : ''}"
      role=${ifDefined(isFloating ? 'dialog' : undefined)}
      aria-label=${ifDefined(isFloating ? label : undefined)}
      aria-modal=${ifDefined(isModal ? 'true' : undefined)}
      tabindex=${ifDefined(isFloating ? '-1' : undefined)}
      ?inert=${isFloating && !isShown}
    >
      ${content}
    </div>`;
}

/** For the header, where the chat floats. */
export function closeButton(
  strings: FirstStrings,
  panel: PanelController,
  place = '',
): TemplateResult | typeof nothing {
  if (!panel.isFloating) return nothing;
  return html`<button
    part="close-button"
    class="icon-button ${place}"
    type="button"
    aria-label=${strings.closeChat}
    title=${strings.closeChat}
    @click=${panel.onClose}
  >
    ${icons.close}
  </button>`;
}

function launcher({ strings, lang, isSpoken, panel }: PanelContext): TemplateResult {
  const { isShown, unread } = panel;
  const news = unread > 0 ? (strings.newMessages?.(unread) ?? '') : '';
  // While the panel is closed its own live regions are silent.
  return html`<div class="launcher-place ${isShown ? 'away' : ''}">
    <slot name="launcher" @click=${panel.onLauncher}>
      <button
        part="launcher"
        class="launcher"
        type="button"
        lang=${lang}
        aria-label=${news ? `${strings.openChat}, ${news}` : strings.openChat}
        aria-haspopup="dialog"
        aria-expanded=${isShown ? 'true' : 'false'}
        aria-controls="panel"
      >
        <slot name="launcher-icon">${icons.chat}</slot>
        ${unread > 0 ? html`<span part="badge" class="badge" aria-hidden="true">${count(unread, lang)}</span>` : nothing}
      </button>
    </slot>
    <div class="announcer" role="status" lang=${lang}>${isSpoken ? news : nothing}</div>
  </div>`;
}

function count(unread: number, lang: string): string {
  const number = new Intl.NumberFormat(canonicalTag(lang)).format(Math.min(unread, MOST_UNREAD));
  return unread > MOST_UNREAD ? `${number}+` : number;
}
