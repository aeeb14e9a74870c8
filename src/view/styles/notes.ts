/** What is told above the composer of what was put into it, and how much of its room is used. */
import { css } from 'lit';

export const notes = css`
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

  .notes {
    display: grid;
    gap: calc(1.5 * var(--_spacing));
    max-block-size: min(12.8em, 24cqb);
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
    border-radius: var(--_radius-card);
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
  @container (inline-size < 25em) {
    .note .button {
      grid-area: 2 / 2;
      justify-self: start;
      margin-block-end: var(--_spacing);
    }
  }

  @media (pointer: coarse) {
    .note p {
      min-block-size: 44px;
      padding-block: calc((44px - 1.4em) / 2);
    }
  }
`;
