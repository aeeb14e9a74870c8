/** The box in which the visitor writes: it grows with its text. Its button sits at the inline end of the last line, or of a row below the text. */
import { css } from 'lit';

export const composer = css`
  .composer {
    display: flex;
    gap: var(--_spacing);
    align-items: flex-end;
    padding: calc(1.5 * var(--_spacing));
    padding-inline-start: calc(4 * var(--_spacing));
    border: 1px solid var(--_control-border);
    border-radius: calc(var(--_radius) + 4px);
    background: var(--_background);
    transition: border-color var(--_ease);
  }

  .composer:focus-within {
    border-color: var(--_focus-ring);
    outline: 1px solid var(--_focus-ring);
  }

  .row {
    display: contents;
  }

  /* With controls beside the button the text stands above a row of them. */
  .composer.with-row {
    flex-direction: column;
    align-items: stretch;
    padding-inline-start: calc(1.5 * var(--_spacing));
  }

  .with-row .grow {
    flex: none;
    padding-inline: calc(2.5 * var(--_spacing));
  }

  .with-row .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_spacing);
    align-items: center;
    justify-content: end;
    min-inline-size: 0;
  }

  .between {
    flex: 1;
  }

  /* The text field is as tall as its own text, laid out a second time and unseen in the same cell: no layout is read for it. */
  .grow {
    display: grid;
    flex: 1;
    min-inline-size: 0;
    max-block-size: min(12rem, 40cqb);
    overflow-y: auto;
    scrollbar-width: thin;
  }

  .grow::after,
  textarea {
    grid-area: 1 / 1;
    min-inline-size: 0;
    margin: 0;
    padding-block: calc(1 * var(--_spacing));
    padding-inline: 0;
    border: 0;
    font: inherit;
    line-height: 24px;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .grow::after {
    visibility: hidden;
    content: attr(data-draft);
  }

  textarea {
    inline-size: 100%;
    overflow: hidden;
    resize: none;
    color: inherit;
    background: none;
  }

  /* The box shows the focus. */
  textarea:focus-visible {
    outline: none;
  }

  textarea::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }

  .counter {
    align-self: center;
    padding-inline: var(--_spacing);
    font-size: 0.8em;
    font-variant-numeric: tabular-nums;
    color: var(--_text-muted);
    white-space: nowrap;
  }

  .counter.over {
    font-weight: 600;
    color: var(--_error);
  }

  /* As wide as its text where there is room, and down to a few letters of it where there is not. */
  .picker {
    display: grid;
    flex: 1000 1 3.5rem;
    grid-template-columns: fit-content(min(100%, 14rem));
    align-items: center;
    min-inline-size: 0;
    color: var(--_text-muted);
  }

  .picker > * {
    grid-area: 1 / 1;
  }

  .picker select {
    appearance: none;
    min-inline-size: 0;
    inline-size: 100%;
    block-size: 32px;
    margin: 0;
    padding-block: 0;
    padding-inline: calc(2 * var(--_spacing)) calc(6 * var(--_spacing));
    border: 1px solid transparent;
    border-radius: 10px;
    font: inherit;
    font-size: 0.87em;
    text-overflow: ellipsis;
    color: inherit;
    background: none;
    cursor: pointer;
    field-sizing: content;
  }

  .picker option {
    color: var(--_text);
    background: var(--_background);
  }

  .picker svg {
    justify-self: end;
    inline-size: 14px;
    block-size: 14px;
    margin-inline-end: calc(2 * var(--_spacing));
    rotate: 90deg;
    pointer-events: none;
  }

  .picker select:disabled {
    cursor: default;
  }

  .dictation {
    display: flex;
    flex: 1000;
    gap: calc(2 * var(--_spacing));
    align-items: center;
    min-inline-size: 0;
    padding-inline: calc(2.5 * var(--_spacing));
    font-size: 0.93em;
    font-variant-numeric: tabular-nums;
    color: var(--_text-muted);
  }

  .dictation svg {
    flex: none;
    animation: turn 1.2s linear infinite;
  }

  .dot {
    flex: none;
    inline-size: 10px;
    block-size: 10px;
    border-radius: 50%;
    background: var(--_error);
    animation: breathe 1.4s infinite both;
  }

  .late-words {
    animation: appear 1ms 300ms both;
  }

  .icon-button.active {
    border-color: var(--_control-border);
    color: var(--_text);
  }

  .notes {
    display: grid;
    gap: calc(1.5 * var(--_spacing));
    max-block-size: min(12rem, 24cqb);
    margin-block-end: calc(2 * var(--_spacing));
    overflow-y: auto;
    scrollbar-width: thin;
  }

  .note {
    display: grid;
    grid-template-columns: auto 1fr auto auto;
    gap: calc(2 * var(--_spacing));
    align-items: center;
    padding-block: var(--_spacing);
    padding-inline: calc(3 * var(--_spacing)) var(--_spacing);
    border: 1px solid color-mix(in oklab, var(--_error) 35%, var(--_background));
    border-radius: 12px;
    font-size: 0.93em;
    line-height: 1.4;
    background: color-mix(in oklab, var(--_error) 6%, var(--_background));
  }

  .note > svg {
    color: var(--_error);
  }

  .note .icon-button {
    grid-area: 1 / 4;
  }

  .note p {
    min-inline-size: 0;
    min-block-size: 32px;
    margin: 0;
    padding-block: calc((32px - 1.4em) / 2);
    padding-inline-end: calc(2 * var(--_spacing));
    overflow-wrap: anywhere;
  }

  /* Where there is no room beside the words, the button stands below them. */
  @container (inline-size < 25rem) {
    .note .button {
      grid-area: 2 / 2;
      justify-self: start;
      margin-block-end: var(--_spacing);
    }
  }

  .submit {
    border-radius: 50%;
    color: var(--_accent-contrast);
    background: var(--_accent);
  }

  .submit[aria-disabled='true'],
  .submit:disabled {
    color: var(--_text-muted);
    background: var(--_surface);
  }

  @media (hover: hover) {
    .picker select:enabled:hover {
      color: var(--_text);
      background: var(--_surface);
    }

    .submit:hover {
      color: var(--_accent-contrast);
      background: color-mix(in oklab, var(--_accent) 85%, var(--_text));
    }

    .submit[aria-disabled='true']:hover {
      color: var(--_text-muted);
      background: var(--_surface);
    }
  }

  :host([disabled]) .composer {
    border-color: var(--_border);
    background: var(--_surface);
  }

  /* Below 16 px a phone zooms into the page when the field is touched. */
  @media (pointer: coarse) {
    .grow::after,
    textarea {
      padding-block: calc(2.5 * var(--_spacing));
      font-size: max(16px, 1em);
    }

    .picker select {
      block-size: 44px;
      font-size: 16px;
    }

    .note p {
      min-block-size: 44px;
      padding-block: calc((44px - 1.4em) / 2);
    }
  }

  @media (forced-colors: active) {
    .picker select {
      border-color: ButtonBorder;
    }

    .dot {
      background: CanvasText;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .composer {
      transition: none;
    }

    .dot,
    .dictation svg {
      animation: none;
    }
  }
`;
