/** The list of conversations: a sheet at the inline start of the chat, as wide as the chat where that is narrow. It is loaded with the list. */
import { css } from 'lit';

export const threadListStyle = css`
  .base {
    position: relative;
  }

  .threads {
    position: absolute;
    inset: 0;
    z-index: 3;
    display: flex;
  }

  .threads-scrim {
    position: absolute;
    inset: 0;
    background: rgb(0 0 0 / 35%);
    animation: threads-appear 200ms cubic-bezier(0.2, 0, 0, 1);
  }

  .threads-panel {
    position: relative;
    display: flex;
    flex-direction: column;
    inline-size: 21em;
    max-inline-size: 100%;
    min-block-size: 0;
    color: var(--_text);
    background: var(--_background);
    border-inline-end: 1px solid var(--_border);
    box-shadow: var(--iotex-chat-shadow, 0 8px 32px rgb(0 0 0 / 24%));
    animation: threads-arrive 200ms cubic-bezier(0.2, 0, 0, 1);
  }

  .threads-header {
    display: flex;
    gap: calc(2 * var(--_spacing));
    align-items: center;
    min-block-size: calc(13 * var(--_spacing));
    padding-block: calc(2 * var(--_spacing));
    padding-inline: calc(5 * var(--_spacing)) calc(3 * var(--_spacing));
  }

  .threads-header h2 {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    overflow: hidden;
    font-size: 1em;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .threads-field {
    min-block-size: 36px;
    min-inline-size: 0;
    padding-block: 0;
    padding-inline: calc(3 * var(--_spacing));
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius-button);
    font: inherit;
    color: inherit;
    background: var(--_background);
  }

  .threads-search {
    flex: none;
    margin-block-end: calc(2 * var(--_spacing));
    margin-inline: calc(3 * var(--_spacing));
  }

  .threads-field::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }

  .threads-scroll {
    flex: 1;
    min-block-size: 0;
    padding-block-end: calc(4 * var(--_spacing));
    padding-inline: calc(2 * var(--_spacing));
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--_border) transparent;
  }

  .threads-scroll h3 {
    margin: 0;
    padding-block: calc(3 * var(--_spacing)) calc(1 * var(--_spacing));
    padding-inline: calc(3 * var(--_spacing));
    font-size: 0.8em;
    font-weight: 600;
    color: var(--_text-muted);
  }

  .threads-scroll ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .threads-empty {
    margin: 0;
    padding: calc(6 * var(--_spacing)) calc(3 * var(--_spacing));
    color: var(--_text-muted);
  }

  .thread {
    display: flex;
    align-items: center;
    min-block-size: 44px;
    padding-inline-end: calc(1 * var(--_spacing));
    border: 1px solid transparent;
    border-radius: var(--_radius-button);
  }

  .thread.current {
    background: var(--_user-background);
  }

  .thread-open {
    display: grid;
    flex: 1;
    min-block-size: 44px;
    min-inline-size: 0;
    padding-block: calc(1.5 * var(--_spacing));
    padding-inline: calc(3 * var(--_spacing)) calc(1 * var(--_spacing));
    border: 0;
    border-radius: var(--_radius-button);
    line-height: 1.4;
    text-align: start;
    background: none;
  }

  .thread-title {
    display: -webkit-box;
    min-inline-size: 0;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow-wrap: anywhere;
    text-align: match-parent;
  }

  .current .thread-title {
    font-weight: 600;
  }

  .thread time {
    font-size: 0.8em;
    color: var(--_text-muted);
    text-align: match-parent;
  }

  .current time {
    color: inherit;
  }

  .thread-name {
    flex: 1;
    margin-inline: calc(1 * var(--_spacing)) 0;
  }

  .thread :focus-visible {
    outline-offset: -2px;
  }

  .threads-undo {
    display: flex;
    gap: calc(2 * var(--_spacing));
    align-items: center;
    justify-content: space-between;
    padding-block: calc(2 * var(--_spacing));
    padding-inline: calc(5 * var(--_spacing)) calc(3 * var(--_spacing));
    border-block-start: 1px solid var(--_border);
  }

  .threads-undo p {
    margin: 0;
  }

  /* With a mouse the buttons of a row wait for the pointer or the focus. Their room is kept, so that nothing moves. */
  @media (hover: hover) and (pointer: fine) {
    .thread:not(:hover, :focus-within) .icon-button {
      opacity: 0;
    }

    .thread:not(.current):hover {
      background: var(--_surface);
    }
  }

  @media (pointer: coarse) {
    .threads-field {
      min-block-size: 44px;
      font-size: max(16px, 1em);
    }
  }

  @media (forced-colors: active) {
    .thread.current {
      outline: 2px solid Highlight;
    }
  }

  @container (inline-size < 30em) {
    .threads-panel {
      inline-size: 100%;
      border-inline-end: 0;
    }
  }

  @keyframes threads-appear {
    from {
      opacity: 0;
    }
  }

  @keyframes threads-arrive {
    from {
      opacity: 0;
      transform: translateY(calc(2 * var(--_spacing)));
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .threads-scrim,
    .threads-panel {
      animation: none;
    }
  }

  @media print {
    .threads {
      display: none;
    }
  }
`;
