/** The dialog in which a picture is enlarged. */
import { css } from 'lit';

export const imageDialogStyle = css`
  .image-dialog {
    flex-direction: column;
    inline-size: calc(100vw - 6 * var(--_spacing));
    block-size: calc(100dvb - 6 * var(--_spacing));
    max-inline-size: none;
    max-block-size: none;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow: hidden;
    color: var(--_text);
    background: var(--_background);
  }

  .image-dialog[open] {
    display: flex;
  }

  .image-dialog::backdrop {
    background: rgb(0 0 0 / 65%);
  }

  .image-bar {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_spacing));
    align-items: center;
    justify-content: flex-end;
    padding: calc(2 * var(--_spacing));
    padding-inline-start: calc(4 * var(--_spacing));
    border-block-end: 1px solid var(--_border);
  }

  .image-caption {
    flex: 1 1 13.7em;
    max-block-size: 4.5lh;
    margin: 0;
    overflow: auto;
    overflow-wrap: anywhere;
    font-size: 0.93em;
    line-height: 1.4;
  }

  .image-bar .button {
    padding-inline: calc(3 * var(--_spacing));
    color: inherit;
    text-decoration: none;
  }

  .image-bar [aria-pressed='true'] {
    background: color-mix(in oklab, var(--_text) 12%, transparent);
  }

  .image-stage {
    display: grid;
    flex: 1;
    min-block-size: 0;
    overflow: auto;
    background: var(--_surface);
  }

  .image-stage:focus-visible {
    outline-offset: -2px;
  }

  .image-stage img {
    min-inline-size: 0;
    min-block-size: 0;
    max-inline-size: 100%;
    max-block-size: 100%;
    margin: auto;
    cursor: zoom-in;
  }

  .actual .image-stage {
    display: block;
  }

  .actual .image-stage img {
    display: block;
    max-inline-size: none;
    max-block-size: none;
    cursor: zoom-out;
  }

  @media (width < 25rem) {
    .image-bar {
      padding-inline: calc(2 * var(--_spacing));
    }

    .image-caption {
      flex-basis: 100%;
    }

    .image-bar .button {
      padding-inline: calc(2 * var(--_spacing));
    }

    .image-bar .button svg {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .image-bar [aria-pressed='true'] {
      color: HighlightText;
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
