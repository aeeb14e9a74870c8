/** The element itself, its header and its foot, and what all controls have in common. */
import { css } from 'lit';

export const frame = css`
  :host {
    display: block;
    box-sizing: border-box;
    inline-size: var(--iotex-chat-width, var(--_available));
    block-size: var(--iotex-chat-height, 640px);
    max-inline-size: var(--iotex-chat-max-width, 100%);
    min-inline-size: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow: hidden;
    /* What the visitor chose in the browser, and not what the page made of its root. */
    font-size: medium;
    color: var(--_text);
    background: var(--_background);
    container-type: inline-size;
    /* Where a page lays its lines out from the top down, the chat still lies across. */
    writing-mode: horizontal-tb;
  }

  :host([hidden]) {
    display: none;
  }

  :host([color-scheme='light']),
  :host([color-scheme='light']) .base {
    color-scheme: light;
  }

  :host([color-scheme='dark']),
  :host([color-scheme='dark']) .base {
    color-scheme: dark;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  .base {
    position: relative;
    /* Inline, as a line below or through the text of a page does not go into such a box. */
    display: inline-flex;
    flex-direction: column;
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 0;
    vertical-align: top;
    /* In a window that is hardly taller than what stands around the conversation, as at 400 %, all of it scrolls. */
    overflow: hidden auto;
  }

  .header {
    display: flex;
    flex: none;
    align-items: center;
    gap: calc(2 * var(--_spacing));
    min-block-size: calc(13 * var(--_spacing));
    padding-block: calc(2 * var(--_spacing));
    padding-inline: calc(5 * var(--_spacing)) calc(3 * var(--_spacing));
    border-block-end: 1px solid var(--_border);
  }

  .heading {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    overflow: hidden;
    font-size: 1em;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  /* Its icon, and not its box, begins where everything else does. */
  .header .threads-button {
    margin-inline-start: calc(-2 * var(--_spacing));
  }

  .dock {
    flex: none;
    inline-size: 100%;
    max-inline-size: calc(var(--_content-width) + 10 * var(--_spacing));
    margin-inline: auto;
    padding-block: calc(2 * var(--_spacing)) calc(3 * var(--_spacing));
    padding-inline: calc(4 * var(--_spacing));
  }

  .footer {
    padding-inline: calc(2 * var(--_spacing));
    font-size: 0.8em;
    text-align: center;
    color: var(--_text-muted);
  }

  .footer ::slotted(*),
  .footer:not(:empty) {
    margin-block-start: calc(1.5 * var(--_spacing));
  }

  button {
    font: inherit;
    color: inherit;
    cursor: pointer;
    transition:
      background-color var(--_ease),
      border-color var(--_ease),
      color var(--_ease),
      opacity var(--_ease);
  }

  button:disabled,
  button[aria-disabled='true'] {
    cursor: default;
  }

  .icon-button {
    display: inline-grid;
    flex: none;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    padding: 0;
    border: 1px solid transparent;
    border-radius: var(--_radius-button);
    color: var(--_text-muted);
    background: none;
  }

  .button {
    display: inline-flex;
    flex: none;
    gap: var(--_spacing);
    align-items: center;
    min-block-size: 32px;
    padding-block: 0;
    padding-inline: calc(2 * var(--_spacing)) calc(3 * var(--_spacing));
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius-control);
    font-size: 0.93em;
    font-weight: 500;
    background: var(--_background);
  }

  .button:disabled {
    color: var(--_text-muted);
    border-color: var(--_border);
  }

  @media (hover: hover) {
    .icon-button:hover {
      color: var(--_text);
      background: var(--_surface);
    }

    .button:enabled:hover {
      background: var(--_surface);
    }
  }

  :focus-visible {
    outline: 2px solid var(--_focus-ring);
    outline-offset: 2px;
  }

  @media (pointer: coarse) {
    .icon-button {
      inline-size: 44px;
      block-size: 44px;
    }

    .button {
      min-block-size: 44px;
      padding-inline: calc(3 * var(--_spacing)) calc(4 * var(--_spacing));
    }
  }

  @media (forced-colors: active) {
    .icon-button,
    .button {
      border-color: ButtonBorder;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    button {
      transition: none;
    }
  }

  .announcer {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    /* Lines stay lines, and none is broken: a screen reader would join the words of narrow ones. */
    white-space: pre;
  }

  .notice {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_spacing)) calc(3 * var(--_spacing));
    align-items: center;
    font-size: 0.93em;
    color: var(--_text-muted);
  }

  .notice p {
    flex: 1 1 13.7em;
    margin: 0;
  }

  p.notice {
    margin: 0;
    padding-inline: calc(2 * var(--_spacing));
    padding-block-end: calc(2 * var(--_spacing));
  }

  /* What turns, breathes or comes late is in several sheets. */
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }

  @keyframes breathe {
    0%,
    60%,
    100% {
      opacity: 0.35;
    }

    30% {
      opacity: 1;
    }
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
`;
