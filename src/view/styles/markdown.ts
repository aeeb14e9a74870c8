/** An answer that is Markdown, set like an article. Lists, code blocks, the boxes of tables and mathematics have sheets of their own. */
import { css } from 'lit';

/**
 * Space between blocks stands above the second one, never below the first: a section is a formatting context of its own, so margins do not
 * collapse across its edge, and the rhythm there has to be that within it.
 */
export const markdown = css`
  .markdown {
    --_gap: calc(3 * var(--_spacing));
    max-inline-size: none;
    white-space: normal;
  }

  .section {
    display: flow-root;
    /* What is contained is cut off at its edge: leave room for focus rings, and for the number of a long list. */
    margin-inline: calc(-1 * var(--_spacing));
    padding-inline: var(--_spacing);
    /* The measure of text, in letters of this size, for children of every size to inherit. The section itself is as wide as there is room. */
    min-inline-size: calc(100% + 2 * var(--_spacing));
    max-inline-size: 72ch;
    overflow-clip-margin: calc(5 * var(--_spacing));
    /* Also while it is still growing, so that its size is known when it is finished. */
    contain-intrinsic-size: auto 21em;
  }

  /* Text keeps to a measure that can be read; code, tables and formulas take what room there is. */
  .section > :is(p, h1, h2, h3, h4, h5, h6, ul, ol, blockquote, hr, .raw) {
    max-inline-size: inherit;
  }

  .markdown :is(p, ul, ol, blockquote, figure) {
    margin-block: var(--_gap) 0;
    margin-inline: 0;
  }

  .markdown :is(.raw, .table-box, .math-block) {
    margin-block: var(--_gap) 0;
    margin-inline: 0;
  }

  .markdown :is(h1, h2, h3, h4, h5, h6) {
    margin-block: calc(6 * var(--_spacing)) 0;
    margin-inline: 0;
    font-size: 1em;
    font-weight: 600;
    line-height: 1.35;
  }

  .markdown h1 {
    font-size: 1.25em;
  }

  .markdown h2 {
    font-size: 1.15em;
  }

  .markdown h3 {
    font-size: 1.05em;
  }

  .markdown :is(h4, h5, h6) {
    margin-block-start: calc(4 * var(--_spacing));
  }

  .markdown hr {
    margin-block: calc(6 * var(--_spacing)) 0;
    margin-inline: 0;
    padding-block-end: var(--_gap);
    border: 0;
    border-block-start: 1px solid var(--_border);
  }

  .section:first-child > :first-child,
  .markdown :is(li, blockquote) > :first-child {
    margin-block-start: 0;
  }

  /* Of what may not be for a reader nothing is shown yet. */
  .markdown p:empty {
    display: none;
  }

  .markdown :is(strong, th) {
    font-weight: 600;
  }

  .markdown :is(h1, h2, h3, h4, h5, h6, th) strong {
    font-weight: 700;
  }

  /* A link whose address is still being written looks like the link that it becomes. */
  .markdown a {
    border-radius: calc(var(--_radius) / 9);
    color: color-mix(in oklab, var(--_link) 80%, var(--_text));
    text-decoration: underline;
  }

  .markdown :not(pre) > code {
    padding-block: 0.1em;
    padding-inline: 0.3em;
    border-radius: var(--_radius-mark);
    font-family: var(--_code-font);
    font-size: 0.875em;
    direction: ltr;
    unicode-bidi: isolate;
    background: color-mix(in oklab, var(--_text) 8%, transparent);
    -webkit-box-decoration-break: clone;
    box-decoration-break: clone;
  }

  .raw {
    font-family: var(--_code-font);
    font-size: 0.875em;
    white-space: pre-wrap;
  }

  .markdown blockquote {
    padding-inline-start: var(--_gap);
    border-inline-start: 3px solid var(--_control-border);
  }

  /* Words stay whole in a table, which scrolls where it is too wide; a column of prose is no wider than a line can be read. */
  .markdown table {
    border-spacing: 0;
    /* In a page without a doctype a table inherits neither of these by itself. */
    font: inherit;
    text-align: inherit;
    color: inherit;
    font-variant-numeric: tabular-nums;
    overflow-wrap: break-word;
  }

  .markdown :is(th, td) {
    min-inline-size: 5em;
    max-inline-size: 26em;
    padding-block: calc(2 * var(--_spacing));
    padding-inline: calc(3 * var(--_spacing));
    line-height: 1.5;
    text-align: start;
    vertical-align: top;
  }

  .markdown th {
    white-space: nowrap;
  }

  /* A row is as high as a line before its first letter comes. */
  .markdown tr:empty {
    block-size: calc(1.5em + 4 * var(--_spacing));
  }

  .markdown :is(th, td):empty::before {
    content: '\\200b';
  }

  .markdown td {
    border-block-start: 1px solid var(--_border);
  }

  .markdown .align-left {
    text-align: left;
  }

  .markdown .align-center {
    text-align: center;
  }

  .markdown .align-right {
    text-align: right;
  }

  .markdown .image {
    max-block-size: 26em;
    vertical-align: middle;
  }

  .markdown .placeholder {
    display: inline-block;
    vertical-align: middle;
    text-align: start;
  }

  .markdown button.placeholder {
    min-block-size: 32px;
    border-color: var(--_control-border);
    color: inherit;
    background: var(--_background);
  }

  .footnote-mark {
    font-size: 0.75em;
    line-height: 0;
    white-space: nowrap;
  }

  /* No line ends between a word, its mark and what follows: word joiners. */
  .footnote-mark::before,
  .footnote-mark::after {
    content: '\\2060';
  }

  :is(.footnote-mark button, .footnote-back) {
    padding-block: 0;
    padding-inline: 0.2em 0;
    border: 0;
    border-radius: var(--_radius-mark);
    line-height: 1.2;
    color: color-mix(in oklab, var(--_link) 80%, var(--_text));
    background: none;
  }

  .footnotes {
    max-inline-size: calc(72ch / 0.93);
    margin-block-start: calc(6 * var(--_spacing));
    padding-block-start: var(--_gap);
    border-block-start: 1px solid var(--_border);
    font-size: 0.93em;
  }

  .footnotes > ol {
    margin-block-start: 0;
  }

  @media (hover: hover) {
    .markdown button.placeholder:enabled:hover,
    :is(.footnote-mark button, .footnote-back):hover {
      background: var(--_surface);
    }
  }

  @media (pointer: coarse) {
    .markdown button.placeholder {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .markdown blockquote {
      border-color: CanvasText;
    }
  }

  @media print {
    .markdown :is(h1, h2, h3, h4, h5, h6) {
      break-after: avoid;
    }

    .markdown :is(tr, .image) {
      break-inside: avoid;
    }
  }
`;
