/** The box around the chat: nothing where the chat is in the page; a panel in its corner where it floats, the whole screen on a phone; the window in `fullscreen`. */
import { css } from './style-text.js';

export const panel = css`
  .panel {
    display: contents;
  }

  :host(:is([mode='floating'], [mode='fullscreen'])) .panel {
    --_inset: var(--_offset);

    position: fixed;
    z-index: var(--_layer);
    display: block;
    box-sizing: border-box;
    margin: 0;
    padding: 0;
    border: 1px solid var(--_border);
    overflow: hidden;
    font-family: var(--iotex-chat-font, inherit);
    font-size: var(--_font-size);
    line-height: var(--_line-height);
    text-align: start;
    color: var(--_text);
    background: var(--_background);
    container-type: inline-size;
  }

  :host([mode='floating']) .panel {
    inset-block: auto calc(var(--_inset) + env(safe-area-inset-bottom, 0px));
    inset-inline: auto calc(var(--_inset) + env(safe-area-inset-right, 0px));
    inline-size: var(--iotex-chat-width, 400px);
    block-size: var(--iotex-chat-height, 640px);
    max-inline-size: min(var(--iotex-chat-max-width, 100vw), 100vw - var(--_inset) - 12px);
    max-block-size: calc(100dvh - var(--_inset) - 12px);
    border-radius: var(--_radius);
    box-shadow: var(--_shadow);
    /* Not display: what is not laid out forgets how far it was scrolled. */
    visibility: hidden;
    opacity: 0;
    transform: translateY(12px);
    transition:
      opacity 200ms cubic-bezier(0.2, 0, 0, 1),
      transform 200ms cubic-bezier(0.2, 0, 0, 1),
      overlay 200ms allow-discrete,
      visibility 0s 200ms;
  }

  /* Visible at once: what is not cannot take the focus. */
  :host([mode='floating']) .panel.open {
    visibility: visible;
    opacity: 1;
    transform: none;
    transition-delay: 0s;
  }

  :host([mode='floating']) .panel[data-still] {
    transition: none;
  }

  :host([mode='floating']:is([placement='top-start'], [placement='top-end'])) .panel {
    inset-block: calc(var(--_inset) + env(safe-area-inset-top, 0px)) auto;
  }

  :host([mode='floating']:is([placement='top-start'], [placement='top-end'])) .panel:not(.open) {
    transform: translateY(-12px);
  }

  :host([mode='floating']:is([placement='top-start'], [placement='bottom-start'])) .panel {
    inset-inline: calc(var(--_inset) + env(safe-area-inset-left, 0px)) auto;
  }

  /* The panel takes the focus on a screen that is written on; its edge is enough of a sign. */
  .panel:focus {
    outline: none;
  }

  /* Where there is no header the button that closes lies over the messages. */
  .close-alone {
    position: absolute;
    z-index: 1;
    inset-block-start: calc(2 * var(--_spacing));
    inset-inline-end: calc(2 * var(--_spacing));
    background: var(--_background);
  }

  @media (max-height: 684px) {
    :host([mode='floating']) .panel {
      --_inset: var(--iotex-chat-offset, 12px);
    }
  }

  :host([mode='fullscreen']) .panel {
    inset-block: var(--_viewport-top, 0px) auto;
    inset-inline: 0;
    block-size: var(--_viewport-height, 100dvh);
    padding-block: env(safe-area-inset-top, 0px) env(safe-area-inset-bottom, 0px);
    padding-inline: env(safe-area-inset-left, 0px) env(safe-area-inset-right, 0px);
    border: 0;
  }

  /* As PHONE in controllers/panel.ts has it. */
  @media (max-width: 480px) {
    :host([mode='floating']) .panel.panel {
      inset-block: var(--_viewport-top, 0px) auto;
      inset-inline: 0;
      inline-size: auto;
      block-size: var(--_viewport-height, 100dvh);
      max-inline-size: none;
      max-block-size: none;
      padding-block: env(safe-area-inset-top, 0px) env(safe-area-inset-bottom, 0px);
      padding-inline: env(safe-area-inset-left, 0px) env(safe-area-inset-right, 0px);
      border: 0;
      border-radius: 0;
      /* While a keyboard comes, the page would be seen below. */
      box-shadow: 0 0 0 100vmax var(--_background);
    }
  }

  :host(:is([mode='floating'], [mode='fullscreen'])) :is(.messages, .base) {
    overscroll-behavior: contain;
  }

  @media (forced-colors: active) {
    .close-alone {
      border-color: ButtonBorder;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :host([mode='floating']) .panel {
      transform: none;
      transition: none;
    }
  }

  @media print {
    :host(:is([mode='floating'], [mode='fullscreen'])) .panel.panel {
      position: static;
      inline-size: auto;
      block-size: auto;
      max-inline-size: none;
      max-block-size: none;
      padding: 0;
      border: 0;
      border-radius: 0;
      overflow: visible;
      box-shadow: none;
    }

    :host([mode='floating']) .panel:not(.open) {
      display: none;
    }
  }
`;
