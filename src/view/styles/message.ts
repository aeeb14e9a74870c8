/** The messages: the visitor's in a soft bubble at the inline end, the answer without a box, set like an article. */
import { css } from 'lit';

export const message = css`
  .column > .group {
    /* What is contained is cut off at its edge: leave room for a focus ring, also around the buttons of the last message. */
    margin: calc(-2 * var(--_spacing));
    margin-block-end: calc(-5 * var(--_spacing));
    padding: calc(2 * var(--_spacing));
    padding-block-end: calc(5 * var(--_spacing));
    contain-intrinsic-size: auto 256em;
  }

  /* Past messages that are out of sight cost nothing. The last group grows, and is never a guess. */
  @media not print {
    .column > .past {
      content-visibility: auto;
    }
  }

  .jump {
    position: absolute;
    inset-block-end: calc(3 * var(--_spacing));
    inset-inline-start: calc(50% - 18px);
    inline-size: 36px;
    block-size: 36px;
    border: 1px solid var(--_control-border);
    border-radius: calc(99 * var(--_radius));
    color: var(--_text);
    background: var(--_background);
    box-shadow: var(--iotex-chat-shadow, 0 2px 8px rgb(0 0 0 / 12%));
  }

  .day {
    display: flex;
    gap: calc(3 * var(--_spacing));
    align-items: center;
    font-size: 0.87em;
    color: var(--_text-muted);
  }

  .day::before,
  .day::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid var(--_border);
  }

  .message {
    display: flex;
    flex-direction: column;
    gap: calc(2 * var(--_spacing));
    min-inline-size: 0;
    margin-inline: calc(-1 * var(--_spacing));
    padding-inline: var(--_spacing);
    scroll-margin-block: calc(4 * var(--_spacing));
  }

  .message.user {
    align-items: flex-end;
    border-radius: var(--_radius-card);
  }

  /* The row of buttons takes part of the room below: the ring is around it, and nothing moves. */
  .message:focus-visible {
    margin-block-end: calc(-3 * var(--_spacing));
    padding-block-end: calc(3 * var(--_spacing));
    outline-offset: 3px;
  }

  .bubble {
    display: flex;
    flex-direction: column;
    gap: calc(2 * var(--_spacing));
    max-inline-size: min(85%, 38em);
    padding-block: calc(2 * var(--_spacing));
    padding-inline: calc(4 * var(--_spacing));
    border: 1px solid transparent;
    border-radius: var(--_radius);
    border-end-end-radius: var(--_radius-control);
    color: var(--_user-text);
    background: var(--_user-background);
  }

  .message.assistant {
    border-radius: var(--_radius-card);
    background: var(--_assistant-background);
  }

  .content {
    max-inline-size: 72ch;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .image {
    max-inline-size: 100%;
    block-size: auto;
    border-radius: var(--_radius-card);
  }

  [data-enlarge] {
    cursor: zoom-in;
  }

  .placeholder,
  .attachment {
    align-self: flex-start;
    max-inline-size: 100%;
    padding-block: var(--_spacing);
    padding-inline: calc(3 * var(--_spacing));
    border: 1px solid var(--_border);
    border-radius: var(--_radius-card);
    font-size: 0.93em;
    overflow-wrap: anywhere;
  }

  a {
    color: var(--_link);
    text-underline-offset: 0.15em;
  }

  .typing {
    display: flex;
    gap: calc(3 * var(--_spacing));
    align-items: center;
    min-block-size: calc(1em * var(--_line-height));
    color: var(--_text-muted);
  }

  .dots {
    display: inline-flex;
    gap: 5px;
    animation: appear 1ms 300ms both;
  }

  .dots i {
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: currentColor;
    animation: breathe 1.4s infinite both;
  }

  .dots i:nth-child(2) {
    animation-delay: 0.2s;
  }

  .dots i:nth-child(3) {
    animation-delay: 0.4s;
  }

  .late {
    animation: appear 1ms 8s both;
  }

  .notice.error {
    display: grid;
    grid-template-columns: auto 1fr auto;
    padding-block: calc(2.5 * var(--_spacing));
    padding-inline: calc(3 * var(--_spacing));
    border: 1px solid color-mix(in oklab, var(--_error) 35%, var(--_background));
    border-radius: var(--_radius-card);
    color: var(--_text);
    background: color-mix(in oklab, var(--_error) 6%, var(--_background));
  }

  .notice-buttons {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_spacing));
    color: var(--_text);
  }

  /* Where there is no room beside the words, the buttons stand below them. */
  @container (inline-size < 32em) {
    .notice.error .notice-buttons {
      grid-column: 1 / -1;
      justify-self: end;
    }
  }

  .notice.error > svg {
    flex: none;
    color: var(--_error);
  }

  .countdown {
    display: block;
    color: var(--_text-muted);
    font-variant-numeric: tabular-nums;
  }

  @media (forced-colors: active) {
    .bubble {
      border-color: CanvasText;
    }

    .dots i {
      background: CanvasText;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .dots i {
      opacity: 0.7;
      animation: none;
    }
  }
`;
