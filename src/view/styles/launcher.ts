/** The button that opens a floating chat, and the box in its corner. Drawn by the launcher before the chat is there, and by the chat, so that nothing moves in between. */
import { css } from './style-text.js';

export const launcher = css`
  :host {
    --_offset: var(--iotex-chat-offset, 20px);
    --_layer: var(--iotex-chat-z-index, 1000);
  }

  /* Neither is in the page: it takes no room there, whatever it is put into. */
  :host(:is([mode='floating'], [mode='fullscreen']):not([hidden])) {
    display: contents;
  }

  .launcher-place {
    position: fixed;
    z-index: var(--_layer);
    inset-block: auto calc(var(--_offset) + env(safe-area-inset-bottom, 0px));
    inset-inline: auto calc(var(--_offset) + env(safe-area-inset-right, 0px));
    font-family: var(--iotex-chat-font, inherit);
    color: var(--_text);
  }

  :host(:is([placement='top-start'], [placement='top-end'])) .launcher-place {
    inset-block: calc(var(--_offset) + env(safe-area-inset-top, 0px)) auto;
  }

  :host(:is([placement='top-start'], [placement='bottom-start'])) .launcher-place {
    inset-inline: calc(var(--_offset) + env(safe-area-inset-left, 0px)) auto;
  }

  /* The panel lies over it. */
  .launcher-place.away {
    visibility: hidden;
  }

  .launcher {
    position: relative;
    display: grid;
    place-items: center;
    box-sizing: border-box;
    inline-size: var(--iotex-chat-launcher-size, 56px);
    block-size: var(--iotex-chat-launcher-size, 56px);
    margin: 0;
    padding: 0;
    border: 1px solid transparent;
    border-radius: 50%;
    color: var(--_accent-contrast);
    background: var(--_accent);
    box-shadow: var(--iotex-chat-shadow, 0 6px 20px rgb(0 0 0 / 22%), 0 1px 4px rgb(0 0 0 / 12%));
    cursor: pointer;
    transition: background-color var(--_ease);
  }

  .launcher svg {
    inline-size: 28px;
    block-size: 28px;
  }

  .launcher:focus-visible {
    outline: 2px solid var(--_focus-ring);
    outline-offset: 3px;
  }

  .badge {
    position: absolute;
    inset-block-start: -4px;
    inset-inline-end: -4px;
    box-sizing: border-box;
    min-inline-size: 24px;
    padding-inline: 5px;
    border: 2px solid var(--_background);
    border-radius: 12px;
    font-size: 12px;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    line-height: 20px;
    text-align: center;
    color: light-dark(#ffffff, #2a0906);
    background: var(--_error);
  }

  @media (hover: hover) {
    .launcher:hover {
      background: color-mix(in oklab, var(--_accent) 88%, var(--_text));
    }
  }

  @media (forced-colors: active) {
    .launcher,
    .badge {
      border-color: ButtonBorder;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .launcher {
      transition: none;
    }
  }

  @media print {
    .launcher-place {
      display: none;
    }
  }
`;
