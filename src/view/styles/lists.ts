/** Lists of an answer: bullets, numbers and tasks, however deep, tight or loose, from the left or from the right. */
import { css } from 'lit';

export const lists = css`
  /* The room for a marker belongs to the item, whose text says in which direction it runs. */
  .markdown :is(ul, ol) {
    --_indent: 1.5em;
    padding: 0;
  }

  .markdown ol {
    --_indent: 2em;
  }

  .markdown :is(ul, ol) ol {
    --_indent: 1.75em;
  }

  @supports (inline-size: calc(1ch * log(attr(start type(<integer>), 1), 10))) {
    .markdown ol[start] {
      --_indent: max(2em, calc(1ch * (log(max(attr(start type(<integer>), 1), 1), 10) + 3)));
    }
  }

  .markdown li {
    margin-inline-start: var(--_indent);
  }

  .markdown li::marker {
    font-variant-numeric: tabular-nums;
  }

  .markdown :is(ul, ul > .items) > li::marker {
    color: var(--_text-muted);
  }

  /* The items of a long list stand in boxes of many. */
  .markdown :is(li + li, .items),
  .markdown li > :is(p, ul, ol) {
    margin-block-start: var(--_spacing);
  }

  .markdown :is(.loose > li + li, .loose > .items, .loose > .items > li + li),
  .markdown :is(.loose, .loose > .items) > li > :is(p, ul, ol):not(:first-child) {
    margin-block-start: calc(2 * var(--_spacing));
  }

  .markdown li > :is(:first-child, input + *) {
    margin-block-start: 0;
  }

  .markdown .task {
    position: relative;
    list-style: none;
  }

  .task > input {
    position: absolute;
    inset-block-start: calc((1lh - 16px) / 2);
    inset-inline-start: -1.5em;
    display: grid;
    place-content: center;
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius-mark);
    appearance: none;
    print-color-adjust: exact;
  }

  .task > input:checked {
    border-color: var(--_accent-line);
    background: var(--_accent);
  }

  .task > input:checked::before {
    inline-size: 5px;
    block-size: 9px;
    margin-block-end: 2px;
    border: solid var(--_accent-contrast);
    border-width: 0 2px 2px 0;
    rotate: 45deg;
    content: '';
  }

  @media (forced-colors: active) {
    .task > input {
      appearance: auto;
    }

    .task > input:checked::before {
      display: none;
    }
  }
`;
