/** A tool that the model asked for in, a step out: how it stands, and when it is opened what it was given and what it gave back. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ToolCallPart } from '../../conversation/message.js';
import type { Strings } from '../../locales/strings.js';
import { icons } from '../more-icons.js';

/** How much of a text is shown, in characters: a tool may give back megabytes. */
const LONGEST = 20_000;

/** `isOpen`: whether the model may still write what the tool is given. */
export function toolStep(part: ToolCallPart, strings: Strings, isOpen: boolean): TemplateResult {
  const { name, status, result, error } = part;
  return html`<details part="tool-call" class="step ${status}">
    <summary>
      ${icons.chevron}<span class="step-sign">${signs[status]}</span><span>${words(name, status, strings)}</span>
    </summary>
    ${
      // What grows is not read as JSON again and again.
      isOpen && status === 'pending'
        ? nothing
        : html`${code(strings.toolArguments, part.arguments)}
          ${result === undefined ? nothing : code(strings.toolResult, result)}
          ${error === undefined ? nothing : code(strings.toolError, error)}`
    }
  </details>`;
}

const signs: Readonly<Record<ToolCallPart['status'], TemplateResult>> = {
  pending: icons.tool,
  running: icons.wait,
  done: icons.check,
  failed: icons.alert,
};

function words(name: string, status: ToolCallPart['status'], strings: Strings): string {
  switch (status) {
    case 'pending':
      return strings.toolCall(name);
    case 'running':
      return strings.toolRunning(name);
    case 'done':
      return strings.toolDone(name);
    case 'failed':
      return strings.toolFailed(name);
  }
}

function code(name: string, text: string): TemplateResult | typeof nothing {
  if (text === '') return nothing;
  return html`<div class="step-text">
    <span aria-hidden="true">${name}</span>
    <pre tabindex="0" role="group" aria-label=${name} dir="ltr"><code>${shortened(indented(text))}</code></pre>
  </div>`;
}

/** JSON as people read it; anything else as it is. */
function indented(text: string): string {
  if (text.length > LONGEST) return text;
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    // A tool may give back a text.
    return text;
  }
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text;
}
