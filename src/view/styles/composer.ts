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
    max-block-size: min(12.8em, 40cqb);
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

  .submit {
    /* An accent that is as light as the background shows where it ends. */
    border-color: var(--_accent-line);
    border-radius: calc(99 * var(--_radius));
    color: var(--_accent-contrast);
    background: var(--_accent);
  }

  .submit[aria-disabled='true'],
  .submit:disabled {
    border-color: transparent;
    color: var(--_text-muted);
    background: var(--_surface);
  }

  @media (hover: hover) {
    .submit:hover {
      color: var(--_accent-contrast);
      background: var(--_fill-hover);
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
  }

  @media (prefers-reduced-motion: reduce) {
    .composer {
      transition: none;
    }
  }
`;
