/** Menus: a list of things to do, or to choose from, beside the button that opens it. */
import { css } from 'lit';

export const menu = css`
  .menu {
    position: relative;
    flex: none;
  }

  .menu-items {
    position: absolute;
    z-index: 2;
    display: flex;
    flex-direction: column;
    gap: 2px;
    inline-size: max-content;
    min-inline-size: 9.6em;
    max-inline-size: min(19em, 80cqi);
    max-block-size: min(21em, 60vh);
    padding: var(--_spacing);
    border: 1px solid var(--_border);
    border-radius: var(--_radius-card);
    overflow: hidden auto;
    color: var(--_text);
    background: var(--_background);
    box-shadow: var(--iotex-chat-shadow, 0 4px 16px rgb(0 0 0 / 16%));
  }

  .menu-items[hidden] {
    display: none;
  }

  .below-end {
    inset-block-start: calc(100% + var(--_spacing));
    inset-inline-end: 0;
  }

  .above-start {
    inset-block-end: calc(100% + var(--_spacing));
    inset-inline-start: 0;
  }

  .menu-item {
    flex: none;
    min-block-size: 32px;
    padding-block: var(--_spacing);
    padding-inline: calc(3 * var(--_spacing));
    border: 1px solid transparent;
    border-radius: var(--_radius-item);
    text-align: start;
    overflow-wrap: anywhere;
    background: none;
  }

  .menu-item:focus-visible {
    outline-offset: -2px;
  }

  .menu-item[aria-checked='true'] {
    font-weight: 600;
  }

  .menu-item[aria-checked='true']::before {
    content: '✓ ';
  }

  @media (hover: hover) {
    .menu-item:hover {
      background: var(--_surface);
    }
  }

  @media (pointer: coarse) {
    .menu-item {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .menu-item {
      border-color: ButtonBorder;
    }
  }
`;
