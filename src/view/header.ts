/** The row above the messages: what the chat is called, and what can be done with all of it. */
import { html } from 'lit';
import type { TemplateResult } from 'lit';

export interface HeaderContext {
  readonly heading: string;
  /** Before what it is called: what opens the list of conversations, where there is one. */
  readonly start: unknown;
  /** At its end: ways to take the conversation away, and to begin another. */
  readonly end: unknown;
}

export function headerTemplate({ heading, start, end }: HeaderContext): TemplateResult {
  return html`<header part="header" class="header">
    ${start}
    <slot name="logo"></slot>
    <slot name="heading"><h2 part="heading" class="heading">${heading}</h2></slot>
    <slot name="header-actions"></slot>
    ${end}
  </header>`;
}
