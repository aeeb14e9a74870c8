/** The controls of dictation, and what is seen while somebody speaks: a part of the composer's row. */
import { css } from 'lit';

export const dictation = css`
  .dictation {
    display: flex;
    flex: 1000;
    gap: calc(2 * var(--_spacing));
    align-items: center;
    min-inline-size: 0;
    padding-inline: calc(2.5 * var(--_spacing));
    font-size: 0.93em;
    font-variant-numeric: tabular-nums;
    color: var(--_text-muted);
  }

  .dictation svg {
    flex: none;
    animation: turn 1.2s linear infinite;
  }

  .dot {
    flex: none;
    inline-size: 10px;
    block-size: 10px;
    border-radius: 50%;
    background: var(--_error);
    animation: breathe 1.4s infinite both;
  }

  .late-words {
    animation: appear 1ms 300ms both;
  }

  .icon-button.active {
    border-color: var(--_control-border);
    color: var(--_text);
  }

  @media (forced-colors: active) {
    .dot {
      background: CanvasText;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .dot,
    .dictation svg {
      animation: none;
    }
  }
`;
