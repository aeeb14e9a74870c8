/** The caret of a growing answer, after its last letter. It takes no room: where it comes, goes or wraps, nothing moves. */
import { css } from 'lit';

export const caret = css`
  /* What scrolls sideways takes the caret along. */
  .growing :is(.content, pre, .table-scroll) {
    position: relative;
  }

  @media (prefers-reduced-motion: no-preference) {
    .growing > .markdown:last-of-type .caret:not(tr, tbody, .table-box)::after {
      position: absolute;
      inline-size: 2px;
      block-size: 1.2em;
      margin-block-start: calc((1lh - 1.2em) / 2);
      margin-inline-start: 2px;
      background: var(--_accent-line);
      content: '';
    }
  }
`;
