/** The scrolling log, and what stands in it while nothing was said. */
import { css } from 'lit';

export const transcript = css`
  .transcript {
    position: relative;
    flex: 1;
    /* Some lines of it stay, whatever stands around it. */
    min-block-size: 4.2em;
  }

  .messages {
    block-size: 100%;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--_border) transparent;
  }

  .messages:focus-visible {
    outline-offset: -2px;
  }

  .column,
  .column > .group {
    display: flex;
    flex-direction: column;
    gap: calc(6 * var(--_spacing));
  }

  .column {
    min-block-size: 100%;
    max-inline-size: calc(var(--_content-width) + 10 * var(--_spacing));
    margin-inline: auto;
    padding-block: calc(6 * var(--_spacing));
    padding-inline: calc(5 * var(--_spacing));
  }

  .empty {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: calc(5 * var(--_spacing));
    justify-content: center;
    align-items: center;
    padding-block: calc(4 * var(--_spacing));
  }

  slot[name='empty'] {
    display: flex;
    flex: 1;
    flex-direction: column;
  }

  .greeting {
    margin: 0;
    font-size: 1.4em;
    font-weight: 600;
    line-height: 1.3;
    text-align: center;
    text-wrap: balance;
  }

  .suggestions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_spacing));
    justify-content: center;
    max-inline-size: 36em;
  }

  .suggestion,
  .suggestions ::slotted(button) {
    min-block-size: 36px;
    padding-block: calc(1.5 * var(--_spacing));
    padding-inline: calc(3.5 * var(--_spacing));
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius);
    font: inherit;
    font-size: 0.93em;
    line-height: 1.4;
    text-align: start;
    color: var(--_text);
    background: var(--_background);
    cursor: pointer;
  }

  @media (hover: hover) {
    .suggestion:hover,
    .suggestions ::slotted(button:hover) {
      border-color: var(--_accent-line);
      background: var(--_surface);
    }
  }

  .suggestions ::slotted(button:focus-visible) {
    outline: 2px solid var(--_focus-ring);
    outline-offset: 2px;
  }
`;
