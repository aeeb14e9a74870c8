/** On paper: the whole transcript, as long as it is, in ink, without anything that is to be pressed. The last sheet, so that it has the last word. */
import { css } from 'lit';

export const print = css`
  /* What the print dialog is asked for the conversation alone is in a frame, which is never seen. */
  .print-frame {
    position: fixed;
    inset-block-end: 0;
    inset-inline-end: 0;
    inline-size: 1px;
    block-size: 1px;
    border: 0;
    opacity: 0;
    pointer-events: none;
  }

  @media print {
    :host,
    :host([color-scheme]) {
      --_text: #000000;
      --_text-muted: #444444;
      --_background: #ffffff;
      --_link: #000000;
      --_border: #bbbbbb;
      --_user-text: #000000;
      --_user-background: #f2f2f2;
      --_code-background: #ffffff;
      position: static;
      inline-size: auto;
      block-size: auto;
      max-inline-size: none;
      border: 0;
      border-radius: 0;
      overflow: visible;
      color-scheme: light;
    }

    button {
      transition: none;
    }

    :is(.base, .transcript, .messages, .column, .column > .group, .message) {
      display: block;
      block-size: auto;
      min-block-size: 0;
      max-inline-size: none;
      overflow: visible;
      contain: none;
    }

    :is(.section, .items, .part, .table-part) {
      contain: none;
    }

    .column,
    .column > .group {
      margin: 0;
      padding: 0;
    }

    .message {
      margin-block-start: calc(6 * var(--_spacing));
    }

    .bubble {
      inline-size: fit-content;
      margin-inline-start: auto;
      border-color: var(--_border);
    }

    .header {
      padding-inline: 0;
      break-after: avoid;
    }

    /* Nothing here can be pressed, and what a model thought is no part of what it said. */
    :is(
      .dock,
      .menu,
      .announcer,
      .empty,
      .actions,
      .typing,
      .transcript-end,
      .link-host,
      .source-host,
      dialog,
      button
    ):not(.placeholder, .footnote-mark *),
    :is([part~='message-actions'], [part~='feedback'], [part~='undo'], [part~='usage'], [part~='reasoning']) {
      display: none;
    }

    .placeholder {
      border-color: var(--_border);
    }

    :is(.code-block pre, .table-scroll, .math.display, .code-rendered) {
      overflow: visible;
    }

    .code-block {
      overflow: visible;
      box-decoration-break: clone;
    }

    .bubble,
    tr,
    img,
    .notice,
    .placeholder {
      break-inside: avoid;
    }

    :is(h1, h2, h3, h4, h5, h6, .code-header) {
      break-after: avoid;
    }

    p,
    li {
      orphans: 3;
      widows: 3;
    }

    /* Paper has no links: the address stands behind the words. Its host alone then need not. */
    :is(.markdown, .sources) a[href^='http']::after {
      content: ' (' attr(href) ')';
      font-size: 0.85em;
      color: var(--_text-muted);
      overflow-wrap: anywhere;
    }
  }
`;
