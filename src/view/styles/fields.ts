/** The fields on messages: a question that is being rewritten, a comment on an answer. Each is as tall as its text. */
import { css } from 'lit';

export const fields = css`
  /* Wide enough to write in, however short the question was. */
  .bubble.rewriting {
    inline-size: 100%;
    max-inline-size: 38em;
    padding: calc(3 * var(--_spacing));
  }

  .edit,
  .comment {
    display: grid;
    gap: calc(2 * var(--_spacing));
    min-inline-size: 0;
  }

  /* Laid out a second time and unseen in the same cell: no layout is read for it. */
  .field {
    display: grid;
    max-block-size: min(21em, 50cqb);
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius-button);
    overflow-y: auto;
    scrollbar-width: thin;
    background: var(--_background);
  }

  .field:focus-within {
    border-color: var(--_focus-ring);
    outline: 1px solid var(--_focus-ring);
  }

  .field::after,
  .field textarea {
    grid-area: 1 / 1;
    min-inline-size: 0;
    margin: 0;
    padding-block: calc(2 * var(--_spacing));
    padding-inline: calc(3 * var(--_spacing));
    border: 0;
    font: inherit;
    line-height: 1.5;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .field::after {
    visibility: hidden;
    content: attr(data-draft);
  }

  .field textarea {
    inline-size: 100%;
    outline: none;
    overflow: hidden;
    resize: none;
    color: var(--_text);
    background: none;
  }

  .edit-buttons {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_spacing));
    justify-content: flex-end;
  }

  .edit-fault {
    flex: 1 1 9.8em;
    margin: 0;
    font-size: 0.87em;
    color: var(--_error);
  }

  .primary {
    border-color: transparent;
    color: var(--_accent-contrast);
    background: var(--_fill);
  }

  .primary[aria-disabled='true'] {
    border-color: var(--_border);
    color: var(--_text-muted);
    background: none;
  }

  @media (hover: hover) {
    .primary:enabled:not([aria-disabled='true']):hover {
      background: var(--_fill-hover);
    }
  }

  /* Below 16 px a phone zooms into the page when the field is touched. */
  @media (pointer: coarse) {
    .field::after,
    .field textarea {
      font-size: max(16px, 1em);
    }
  }

  @media (forced-colors: active) {
    .primary {
      border-color: ButtonBorder;
      color: ButtonText;
    }
  }
`;
