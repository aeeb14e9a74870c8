/** The row above the messages: what the chat is called, and a way to start anew. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Strings } from '../locales/strings.js';
import { icons } from './icons.js';

export interface HeaderContext {
  readonly strings: Strings;
  readonly heading: string;
  /** Whether there is anything to leave behind, and the visitor may. */
  readonly canStartAnew: boolean;
  readonly onNewChat: () => void;
  /** The menu of ways to take the conversation away, where there is one. */
  readonly exportMenu: TemplateResult | typeof nothing;
  /** Opens the list of conversations, where there is one. */
  readonly threadsButton: TemplateResult | typeof nothing;
}

export function headerTemplate({
  strings,
  heading,
  canStartAnew,
  onNewChat,
  exportMenu,
  threadsButton,
}: HeaderContext): TemplateResult {
  return html`<header part="header" class="header">
    ${threadsButton}
    <slot name="logo"></slot>
    <slot name="heading"><h2 part="heading" class="heading">${heading}</h2></slot>
    <slot name="header-actions"></slot>
    ${exportMenu}
    ${
      canStartAnew
        ? html`<button
            part="action-button"
            class="icon-button"
            type="button"
            aria-label=${strings.newChat}
            @click=${onNewChat}
          >
            ${icons.newChat}
          </button>`
        : nothing
    }
  </header>`;
}
