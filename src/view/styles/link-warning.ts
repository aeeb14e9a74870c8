/** The dialog that shows where a link leads: the host large, so that nothing in the address can draw the eye from it. */
import { css } from 'lit';

export const linkWarning = css`
  .link-warning {
    inline-size: min(29em, calc(100vw - 8 * var(--_spacing)));
    max-inline-size: none;
    max-block-size: calc(100dvb - 8 * var(--_spacing));
    margin: auto;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow: auto;
    color: var(--_text);
    background: var(--_background);
    box-shadow: var(--iotex-chat-shadow, 0 8px 32px rgb(0 0 0 / 24%));
  }

  .link-warning::backdrop {
    background: rgb(0 0 0 / 45%);
  }

  .link-warning-content {
    display: grid;
    gap: calc(3 * var(--_spacing));
    padding: calc(5 * var(--_spacing));
  }

  .link-warning :is(h2, p) {
    margin: 0;
    overflow-wrap: anywhere;
  }

  .link-warning h2 {
    font-size: 0.93em;
    font-weight: 400;
    line-height: 1.4;
    color: var(--_text-muted);
  }

  .link-warning-host {
    font-size: 1.35em;
    font-weight: 600;
    line-height: 1.3;
  }

  .link-warning-address {
    max-block-size: 8.5lh;
    padding-block: calc(2 * var(--_spacing));
    padding-inline: calc(3 * var(--_spacing));
    border: 1px solid var(--_border);
    border-radius: var(--_radius-card);
    overflow: auto;
    scrollbar-width: thin;
    font-size: 0.87em;
    line-height: 1.5;
    color: var(--_text-muted);
    background: var(--_surface);
  }

  .link-warning-address b {
    font-weight: 600;
    color: var(--_text);
  }

  .link-warning-buttons {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_spacing));
    justify-content: flex-end;
    margin-block-start: calc(1 * var(--_spacing));
  }

  .link-warning .button {
    justify-content: center;
    min-inline-size: 6.3em;
    min-block-size: 36px;
    padding-inline: calc(4 * var(--_spacing));
    text-decoration: none;
  }

  .link-warning .open {
    border-color: transparent;
    color: var(--_accent-contrast);
    background: var(--_fill);
  }

  @media (hover: hover) {
    .link-warning .open:hover {
      background: var(--_fill-hover);
    }
  }

  @media (pointer: coarse) {
    .link-warning .button {
      flex: 1;
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .link-warning .open {
      border-color: LinkText;
      color: LinkText;
    }
  }
`;
