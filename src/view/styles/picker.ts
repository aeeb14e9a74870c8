/** The list of models: a part of the composer's row. */
import { css } from 'lit';

export const picker = css`
  /* As wide as its text where there is room, and down to a few letters of it where there is not. */
  .picker {
    display: grid;
    flex: 1000 1 3.8em;
    grid-template-columns: fit-content(min(100%, 15em));
    align-items: center;
    min-inline-size: 0;
    color: var(--_text-muted);
  }

  .picker > * {
    grid-area: 1 / 1;
  }

  .picker select {
    appearance: none;
    min-inline-size: 0;
    inline-size: 100%;
    block-size: 32px;
    margin: 0;
    padding-block: 0;
    padding-inline: calc(2 * var(--_spacing)) calc(6 * var(--_spacing));
    border: 1px solid transparent;
    border-radius: var(--_radius-button);
    font: inherit;
    font-size: 0.87em;
    text-overflow: ellipsis;
    color: inherit;
    background: none;
    cursor: pointer;
    field-sizing: content;
  }

  .picker option {
    color: var(--_text);
    background: var(--_background);
  }

  .picker svg {
    justify-self: end;
    inline-size: 14px;
    block-size: 14px;
    margin-inline-end: calc(2 * var(--_spacing));
    rotate: 90deg;
    pointer-events: none;
  }

  .picker select:disabled {
    cursor: default;
  }

  @media (hover: hover) {
    .picker select:enabled:hover {
      color: var(--_text);
      background: var(--_surface);
    }
  }

  @media (pointer: coarse) {
    .picker select {
      block-size: 44px;
      font-size: 16px;
    }
  }

  @media (forced-colors: active) {
    .picker select {
      border-color: ButtonBorder;
    }
  }
`;
