/** The scrolling log, around what stands in it. It is not live: what is to be heard goes through the announcer. */
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { FirstStrings } from '../locales/first-words.js';
import type { TranscriptFeature } from './features/transcript.js';

/** What hears of what happens in the log, once there is something in it. */
export type LogListeners = Pick<TranscriptFeature, 'onClick' | 'onKeydown' | 'onPointerDown' | 'onFocusOut'>;

export interface TranscriptContext {
  readonly strings: FirstStrings;
  /** Whether anything was said. */
  readonly hasMessages: boolean;
  /** Undefined until what shows messages is loaded. */
  readonly listeners: LogListeners | undefined;
  /** What stands in the log. */
  readonly content: unknown;
  /** What stands over it. */
  readonly over: unknown;
}

export function transcriptTemplate(context: TranscriptContext): TemplateResult {
  const { strings, hasMessages, listeners } = context;
  return html`<div class="transcript">
    <div
      part="messages"
      class="messages"
      role="log"
      aria-live="off"
      aria-label=${strings.transcript}
      aria-description=${ifDefined(hasMessages ? strings.transcriptKeys : undefined)}
      tabindex="0"
      @click=${listeners?.onClick}
      @keydown=${listeners?.onKeydown}
      @pointerdown=${listeners?.onPointerDown}
      @focusout=${listeners?.onFocusOut}
    >
      <div class="column">${context.content}</div>
      <span class="transcript-end"></span>
    </div>
    ${context.over}
  </div>`;
}
