/** Files: as cards in the composer and in a message, and the sign that they can be dropped. */
import { css } from 'lit';

export const attachments = css`
  .files {
    display: flex;
    flex-wrap: wrap;
    gap: calc(1.5 * var(--_spacing));
    min-inline-size: 0;
    max-block-size: min(11rem, 22cqb);
    margin: 0;
    padding: 2px;
    overflow-y: auto;
    list-style: none;
    scrollbar-width: thin;
  }

  .file-card {
    display: flex;
    gap: calc(2 * var(--_spacing));
    align-items: center;
    min-inline-size: 0;
    max-inline-size: min(100%, 15rem);
    padding: var(--_spacing);
    border: 1px solid var(--_border);
    border-radius: 12px;
    font-size: 0.87em;
    line-height: 1.35;
    color: var(--_text);
    background: var(--_surface);
  }

  .file-card.sent {
    padding-inline-end: calc(3 * var(--_spacing));
    background: var(--_background);
  }

  .file-sign {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: 8px;
    object-fit: cover;
    color: var(--_text-muted);
    background: var(--_background);
  }

  .file-card.sent .file-sign {
    background: var(--_surface);
  }

  .file-sign.waiting svg {
    animation: turn 1.2s linear infinite;
  }

  .file-label {
    display: grid;
    min-inline-size: 0;
  }

  .file-label small {
    font-size: 0.93em;
    color: var(--_text-muted);
  }

  /* What does not fit is left out in the middle: a name is known by its beginning and its ending. */
  .file-name {
    display: flex;
    min-inline-size: 0;
    white-space: pre;
  }

  .file-name > span {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .file-card .remove {
    margin-inline-start: auto;
  }

  .sent-image {
    display: block;
    max-block-size: 20rem;
    object-fit: contain;
  }

  .base {
    position: relative;
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
    border: 2px dashed var(--_accent);
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
