/** Code and tables of an answer: boxes that scroll sideways, and the quiet controls on them. The colours of code are in `code-colours.ts`. */
import { css } from 'lit';

export const code = css`
  :host {
    --_code-font: var(--iotex-chat-font-mono, ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace);
  }

  .code-block {
    margin: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-card);
    overflow: clip;
    background: var(--_code-background);
  }

  .code-header {
    display: flex;
    gap: var(--_spacing);
    align-items: center;
    min-block-size: 36px;
    padding-block: 2px;
    padding-inline: calc(4 * var(--_spacing)) calc(1 * var(--_spacing));
    font-size: calc(1em * 13 / 15);
    line-height: 1.4;
    color: var(--_text-muted);
  }

  .code-language {
    flex: 1;
    min-inline-size: 0;
    margin-inline-end: var(--_spacing);
    overflow: clip;
    text-align: start;
    text-overflow: ellipsis;
    white-space: nowrap;
    unicode-bidi: isolate;
  }

  /* The words stand before the icon, which stays where it is when they come. */
  .code-header > .copy {
    flex-direction: row-reverse;
  }

  .text-button {
    display: inline-flex;
    flex: none;
    gap: calc(1.5 * var(--_spacing));
    align-items: center;
    justify-content: center;
    min-inline-size: 30px;
    min-block-size: 30px;
    padding: 0 6px;
    border: 1px solid transparent;
    border-radius: var(--_radius-item);
    font-size: calc(1em * 13 / 15);
    line-height: 1.4;
    color: var(--_text-muted);
    background: none;
  }

  .text-button svg {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
  }

  .text-button[hidden] {
    display: none;
  }

  .text-button-words:empty {
    display: none;
  }

  .text-button.copied {
    color: var(--_link);
  }

  .text-button.failed {
    color: var(--_error);
  }

  .text-button[aria-pressed='true'] {
    color: var(--_text);
    background: color-mix(in oklab, var(--_text) 9%, transparent);
  }

  .text-button:focus-visible {
    outline-offset: -1px;
  }

  .code-block pre {
    margin: 0;
    padding-block: calc(1 * var(--_spacing)) calc(3.5 * var(--_spacing));
    padding-inline: calc(4 * var(--_spacing));
    border-radius: var(--_radius-control) var(--_radius-control) calc(var(--_radius-card) - 1px)
      calc(var(--_radius-card) - 1px);
    overflow: auto hidden;
    overscroll-behavior-x: contain;
    font-family: var(--_code-font);
    font-size: 0.875em;
    line-height: 1.55;
    tab-size: 4;
    white-space: pre;
    overflow-wrap: normal;
    text-align: start;
    scrollbar-width: thin;
    scrollbar-color: var(--_control-border) transparent;
  }

  .code-block pre[hidden] {
    display: none;
  }

  .code-block pre:focus-visible,
  .table-scroll:focus-visible {
    outline-offset: -2px;
  }

  .code-block pre code {
    display: block;
    inline-size: max-content;
    min-inline-size: 100%;
    padding: 0;
    border: 0;
    font: inherit;
    color: inherit;
    background: none;
  }

  /* An empty block is as high as one line from the start. */
  .code-block pre code:empty::before {
    content: '\\200b';
  }

  .code-chunk {
    display: block;
    contain-intrinsic-size: auto none auto calc(64 * 1lh);
  }

  .code-piece {
    display: inline-block;
  }

  /* Chunks out of sight cost nothing. The last one grows, and is never a guess. */
  @media not print {
    .code-chunk:not(:last-child) {
      content-visibility: auto;
    }
  }

  .wrapped pre {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  .wrapped pre code {
    inline-size: auto;
  }

  .wrapped .code-piece {
    display: inline;
  }

  .code-rendered {
    padding: 0 calc(4 * var(--_spacing)) calc(4 * var(--_spacing));
    overflow: auto;
  }

  @media print {
    .code-block pre {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }

    .code-block pre code {
      inline-size: auto;
    }

    .text-button {
      display: none;
    }
  }

  .table-box {
    display: flex;
    flex-direction: column;
    inline-size: fit-content;
    max-inline-size: 100%;
  }

  .table-scroll {
    border-radius: var(--_radius-control);
    overflow: auto hidden;
    overscroll-behavior-x: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--_control-border) transparent;
  }

  .table-box > .copy {
    align-self: flex-end;
    opacity: 0;
  }

  .table-box:hover > .copy,
  .table-box:focus-within > .copy,
  .table-box > .copied,
  .table-box > .failed {
    opacity: 1;
  }

  @media (hover: hover) {
    .text-button:hover {
      color: var(--_text);
      background: color-mix(in oklab, var(--_text) 7%, transparent);
    }
  }

  @media (hover: none), (pointer: coarse) {
    .table-box > .copy {
      opacity: 1;
    }
  }

  @media (pointer: coarse) {
    .text-button {
      min-inline-size: 44px;
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .text-button {
      border-color: ButtonBorder;
    }

    .table-box > .copy {
      opacity: 1;
    }

    /* Browsers paint every highlight like a selection in forced colours, unless the element takes its own. */
    .code-block pre {
      color: CanvasText;
      background: Canvas;
      forced-color-adjust: none;
    }

    .text-button[aria-pressed='true'] {
      color: HighlightText;
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
