/** The rows of buttons on messages: their room is always there, and they are seen where they are wanted. */
import { css } from 'lit';

export const actions = css`
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    min-block-size: 32px;
    /* The icons stand where the text does; the row takes part of the room between two turns. */
    margin-block: -4px -12px;
    margin-inline: -6px;
  }

  .user .actions {
    justify-content: flex-end;
    margin-block-end: -20px;
  }

  .actions > :is(button, .branches, .thanks) {
    opacity: 0;
    transition: opacity var(--_ease);
  }

  .message:hover > .actions > *,
  .message:focus-within > .actions > *,
  .message:focus > .actions > *,
  .group:not(.past) > .assistant:last-child > .actions > * {
    opacity: 1;
  }

  .actions .icon-button svg {
    inline-size: 18px;
    block-size: 18px;
  }

  .actions [aria-pressed='true'] {
    color: var(--_link);
  }

  .actions [aria-pressed='true'] svg {
    fill: color-mix(in oklab, currentColor 25%, transparent);
  }

  .actions [aria-expanded='true'] {
    color: var(--_text);
    background: var(--_surface);
  }

  .branches {
    display: inline-flex;
    align-items: center;
  }

  .branch {
    min-inline-size: 2.2em;
    font-size: 0.87em;
    font-variant-numeric: tabular-nums;
    text-align: center;
    color: var(--_text-muted);
  }

  .actions .step-button {
    inline-size: 28px;
  }

  .step-button[aria-disabled='true'] svg {
    opacity: 0.4;
  }

  .step-button:dir(rtl) svg {
    scale: -1 1;
  }

  .thanks {
    padding-inline: calc(2 * var(--_spacing));
    font-size: 0.87em;
    color: var(--_text-muted);
  }

  .comment,
  .usage {
    margin: 0;
    margin-block-start: calc(2 * var(--_spacing));
    padding: calc(3 * var(--_spacing));
    border: 1px solid var(--_border);
    border-radius: var(--_radius-card);
    background: var(--_surface);
  }

  .usage {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(11.6em, 1fr));
    gap: calc(2 * var(--_spacing)) calc(4 * var(--_spacing));
    font-size: 0.87em;
  }

  .usage dt {
    color: var(--_text-muted);
  }

  .usage dd {
    margin: 0;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }

  .undo {
    display: flex;
    gap: calc(2 * var(--_spacing));
    align-items: center;
    margin-block-end: calc(2 * var(--_spacing));
    padding-block: calc(1 * var(--_spacing));
    padding-inline: calc(4 * var(--_spacing)) calc(1.5 * var(--_spacing));
    border: 1px solid var(--_border);
    border-radius: var(--_radius-card);
    font-size: 0.93em;
    background: var(--_surface);
  }

  .undo p {
    flex: 1;
    margin: 0;
  }

  .undo .button,
  .edit-buttons .button {
    padding-inline: calc(3 * var(--_spacing));
  }

  @media (hover: none), (pointer: coarse) {
    .actions > :is(button, .branches, .thanks) {
      opacity: 1;
    }
  }

  @media (pointer: coarse) {
    .actions {
      min-block-size: 44px;
      margin-block: -10px -16px;
      margin-inline: -12px;
    }

    .user .actions {
      margin-block-end: -24px;
    }

    .actions .step-button {
      inline-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .actions > :is(button, .branches, .thanks) {
      opacity: 1;
    }

    .actions {
      gap: 2px;
    }

    .actions [aria-pressed='true'] {
      color: HighlightText;
      background: Highlight;
      forced-color-adjust: none;
    }

    .step-button[aria-disabled='true'] {
      color: GrayText;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .actions > :is(button, .branches, .thanks) {
      transition: none;
    }
  }

  @media print {
    .actions,
    .comment,
    .undo {
      display: none;
    }
  }
`;
