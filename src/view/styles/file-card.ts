/** A file as a card, in the composer and in a message, and a picture that was sent. */
import { css } from 'lit';

export const fileCard = css`
  .file-card {
    display: flex;
    gap: calc(2 * var(--_spacing));
    align-items: center;
    min-inline-size: 0;
    max-inline-size: min(100%, 16em);
    padding: var(--_spacing);
    border: 1px solid var(--_border);
    border-radius: var(--_radius-card);
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
    border-radius: var(--_radius-item);
    object-fit: cover;
    color: var(--_text-muted);
    background: var(--_background);
  }

  .file-card.sent .file-sign {
    background: var(--_surface);
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

  .sent-image {
    display: block;
    max-block-size: 21em;
    object-fit: contain;
  }
`;
