/** What stands in an answer beside its text: thoughts, the tools it used, what it refers to. */
import { css } from 'lit';

export const steps = css`
  .reasoning,
  .step {
    font-size: 0.93em;
    color: var(--_text-muted);
  }

  :is(.reasoning, .step) summary {
    display: inline-flex;
    gap: calc(1.5 * var(--_spacing));
    align-items: center;
    max-inline-size: 100%;
    min-block-size: 32px;
    /* The sign begins where the text does. */
    margin-inline-start: -5px;
    padding-inline: 2px calc(2 * var(--_spacing));
    border-radius: var(--_radius-control);
    list-style: none;
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  :is(.reasoning, .step) summary::-webkit-details-marker {
    display: none;
  }

  :is(.reasoning, .step) summary svg {
    display: block;
    flex: none;
    inline-size: 16px;
    block-size: 16px;
  }

  :is(.reasoning, .step) summary > svg {
    transition: rotate var(--_ease);
  }

  :is(.reasoning, .step) summary:dir(rtl) > svg {
    scale: -1 1;
  }

  :is(.reasoning, .step)[open] > summary > svg {
    rotate: 90deg;
  }

  :is(.reasoning, .step)[open] > summary:dir(rtl) > svg {
    rotate: -90deg;
  }

  .thoughts {
    margin-block: var(--_spacing);
    padding-inline-start: calc(3 * var(--_spacing));
    border-inline-start: 2px solid var(--_border);
  }

  /* While it grows it is a box that stays at its end: laid out from there, it does so by itself. */
  .thinking .thoughts {
    display: flex;
    flex-direction: column-reverse;
    max-block-size: 12lh;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }

  .thinking .thoughts > .content {
    flex: none;
  }

  /* Several stand together. */
  .step + .step {
    margin-block-start: calc(-2 * var(--_spacing));
  }

  .failed .step-sign {
    color: var(--_error);
  }

  .done .step-sign {
    color: var(--_link);
  }

  .step-text {
    margin-block: calc(1 * var(--_spacing)) calc(2 * var(--_spacing));
    padding-inline-start: calc(6 * var(--_spacing));
    font-size: 0.93em;
  }

  .step-text pre {
    max-block-size: 16lh;
    margin: 0;
    padding-block: calc(2 * var(--_spacing));
    padding-inline: calc(3 * var(--_spacing));
    border: 1px solid var(--_border);
    border-radius: var(--_radius-item);
    overflow: auto;
    overscroll-behavior: contain;
    font-family: var(--_code-font);
    font-size: 0.93em;
    line-height: 1.5;
    text-align: start;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    scrollbar-width: thin;
    color: var(--_text);
    background: var(--_code-background);
  }

  .step-text pre code {
    font: inherit;
  }

  .step-text pre:focus-visible {
    outline-offset: -2px;
  }

  .sources {
    margin-block-start: var(--_spacing);
    font-size: 0.87em;
    color: var(--_text-muted);
  }

  .sources-heading {
    font-weight: 600;
  }

  .sources ol {
    margin: 0;
    padding-inline-start: 1.6em;
  }

  .sources li {
    padding-block: 2px;
    overflow-wrap: anywhere;
  }

  .source-host {
    margin-inline: 0.4em;
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: no-preference) {
    .running .step-sign svg {
      animation: turn 1.2s linear infinite;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :is(.reasoning, .step) summary > svg {
      transition: none;
    }
  }

  @media (pointer: coarse) {
    :is(.reasoning, .step) summary {
      min-block-size: 44px;
    }
  }
`;
