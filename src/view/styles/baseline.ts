/** What text inherits begins anew inside of the element: of a page's own type only the family comes in, and the direction. */
import { css } from 'lit';

/**
 * It stands on the base and not on the host, where a rule of the page for all elements would win. Not by `all`: that would take the language away, by
 * which fonts and line breaks are chosen. What is hidden stays hidden, and what cannot be clicked is not to be: both are inherited.
 */
export const baseline = css`
  .base {
    font-family: var(--iotex-chat-font, inherit);
    font-size: var(--_font-size);
    font-style: normal;
    font-variant: normal;
    font-weight: 400;
    font-stretch: normal;
    font-size-adjust: none;
    line-height: var(--_line-height);
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    text-align-last: auto;
    text-indent: 0;
    text-transform: none;
    text-shadow: none;
    text-emphasis: none;
    text-orientation: mixed;
    writing-mode: horizontal-tb;
    white-space: normal;
    word-break: normal;
    overflow-wrap: break-word;
    line-break: auto;
    hyphens: manual;
    tab-size: 8;
    quotes: auto;
    list-style: disc;
    border-collapse: separate;
    border-spacing: 0;
    caption-side: top;
    cursor: auto;
    caret-color: auto;
    accent-color: auto;
    -webkit-user-select: text;
    user-select: text;
    color: var(--_text);
    -webkit-text-fill-color: currentcolor;
    -webkit-text-stroke: 0;
    /* Safari on a phone held across would make lines of its choice larger. */
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
  }

  /* Korean has its words apart: a line ends between two of them, and not in one. */
  .base:lang(ko) {
    word-break: keep-all;
  }
`;
