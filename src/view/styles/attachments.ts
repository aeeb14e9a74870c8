/** Files: as cards in the composer and in a message, and the sign that they can be dropped. */
import { css } from 'lit';

export const attachments = css`
  .files {
    display: flex;
    flex-wrap: wrap;
    gap: calc(1.5 * var(--_spacing));
    min-inline-size: 0;
    max-block-size: min(12em, 22cqb);
    margin: 0;
    padding: 2px;
    overflow-y: auto;
    list-style: none;
    scrollbar-width: thin;
  }

  .file-sign.waiting svg {
    animation: turn 1.2s linear infinite;
  }

  .file-card .remove {
    margin-inline-start: auto;
  }

  .drop-zone {
    position: absolute;
    inset: 0;
    z-index: 1;
    display: grid;
    place-items: center;
    border-radius: inherit;
    color: var(--_text);
    background: color-mix(in oklab, var(--_background) 88%, transparent);
    pointer-events: none;
  }

  .drop-zone::before {
    position: absolute;
    inset: calc(2 * var(--_spacing));
    border: 2px dashed var(--_accent-line);
    border-radius: inherit;
    content: '';
  }

  .drop-zone p {
    display: flex;
    gap: calc(2 * var(--_spacing));
    align-items: center;
    margin: 0;
    padding-inline: calc(6 * var(--_spacing));
    font-weight: 500;
  }

  @media (forced-colors: active) {
    .drop-zone {
      background: Canvas;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .file-sign.waiting svg {
      animation: none;
    }
  }
`;
