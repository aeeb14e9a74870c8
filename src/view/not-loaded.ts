/** What stands in place of messages that cannot be shown, because the code for that could not be loaded. Nothing of them is lost. */
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { FirstStrings } from '../locales/first-words.js';

export function notLoaded(strings: FirstStrings, onRetry: () => void): TemplateResult {
  return html`<div part="error notice" class="notice" role="alert">
    <p>${strings.errors.network}</p>
    <button part="retry-button" class="button" type="button" @click=${onRetry}>${strings.retry}</button>
  </div>`;
}
