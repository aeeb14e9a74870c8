/** What stands in the transcript while nothing was said: a greeting, and prompts to start with. */
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { FirstStrings } from '../locales/first-words.js';

export interface WelcomeContext {
  readonly strings: FirstStrings;
  readonly greeting: string;
  readonly suggestions: readonly string[];
  /** Called with the prompt that was chosen. */
  readonly onSuggestion: (prompt: string) => void;
}

export function welcomeTemplate({ strings, greeting, suggestions, onSuggestion }: WelcomeContext): TemplateResult {
  // One listener for both kinds of suggestion: the page's own buttons are slotted into the same box.
  const onClick = (event: Event) => {
    const button = event.composedPath().find((node) => node instanceof HTMLButtonElement);
    if (button) onSuggestion(button.dataset['prompt'] ?? button.textContent.trim());
  };
  return html`<slot name="empty">
    <div class="empty">
      <slot name="greeting"><p class="greeting">${greeting}</p></slot>
      <div class="suggestions" role="group" aria-label=${strings.suggestions} @click=${onClick}>
        <slot name="suggestion"></slot>
        ${suggestions.map((text) => html`<button part="suggestion" class="suggestion" type="button">${text}</button>`)}
      </div>
    </div>
  </slot>`;
}
