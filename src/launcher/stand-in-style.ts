/** How the panel looks before the chat is in it: the header and the text field stand where the chat's own will stand. */
import { css } from '../view/styles/style-text.js';

export const standInStyle = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  .base {
    display: flex;
    flex-direction: column;
    block-size: 100%;
  }

  .header {
    display: flex;
    align-items: center;
    min-block-size: calc(13 * var(--_spacing));
    padding-block: calc(2 * var(--_spacing));
    padding-inline: calc(5 * var(--_spacing)) calc(3 * var(--_spacing));
    border-block-end: 1px solid var(--_border);
  }

  .heading {
    flex: 1;
    margin: 0;
    overflow: hidden;
    font-size: 1em;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .wait {
    display: grid;
    flex: 1;
    place-content: center;
    place-items: center;
    gap: 12px;
    padding: 20px;
    text-align: center;
    color: var(--_text-muted);
  }

  /* Only if it takes a while. */
  .dots {
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    color: var(--_text-muted);
    background: currentColor;
    box-shadow:
      -12px 0,
      12px 0;
    opacity: 0;
    animation: wait 1.4s 300ms infinite;
  }

  @keyframes wait {
    50% {
      opacity: 0.8;
    }
  }

  /* With the room above the chat's foot. */
  .dock {
    padding-block: calc(2 * var(--_spacing)) calc(4.5 * var(--_spacing));
    padding-inline: calc(4 * var(--_spacing));
  }

  .composer {
    display: flex;
    gap: var(--_spacing);
    align-items: flex-end;
    padding: calc(1.5 * var(--_spacing));
    padding-inline-start: calc(4 * var(--_spacing));
    border: 1px solid var(--_control-border);
    border-radius: calc(var(--_radius) + 4px);
  }

  .composer:focus-within {
    border-color: var(--_focus-ring);
    outline: 1px solid var(--_focus-ring);
  }

  textarea {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    padding-block: var(--_spacing);
    padding-inline: 0;
    border: 0;
    outline: none;
    font: inherit;
    line-height: 24px;
    resize: none;
    field-sizing: content;
    max-block-size: 12rem;
    color: inherit;
    background: none;
  }

  textarea::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }

  .icon-button,
  .button {
    display: grid;
    flex: none;
    place-items: center;
    min-inline-size: 32px;
    min-block-size: 32px;
    padding: 0;
    border: 1px solid transparent;
    border-radius: 10px;
    font: inherit;
    color: var(--_text-muted);
    background: none;
    cursor: pointer;
  }

  .button {
    padding-inline: 12px;
    border-color: var(--_control-border);
    border-radius: 6px;
    color: var(--_text);
  }

  .icon-button:focus-visible,
  .button:focus-visible {
    outline: 2px solid var(--_focus-ring);
    outline-offset: 2px;
  }

  .room {
    inline-size: 32px;
    block-size: 32px;
  }

  @media (pointer: coarse) {
    textarea {
      padding-block: calc(2.5 * var(--_spacing));
      font-size: max(16px, 1em);
    }

    .icon-button,
    .button,
    .room {
      min-inline-size: 44px;
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .icon-button {
      border-color: ButtonBorder;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .dots {
      opacity: 0.8;
      animation: none;
    }
  }
`;
