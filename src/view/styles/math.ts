/** Formulas: in their line, in lines of their own, and as their source. What is rendered is styled in `mathml.ts`. */
import { css } from 'lit';

export const math = css`
  .math {
    font-size: 1.05em;
  }

  .math-source {
    font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
    font-size: 0.9em;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  /* What is wider than the column scrolls in its own box. */
  .math.display {
    display: block;
    max-inline-size: 100%;
    overflow: auto hidden;
    scrollbar-width: thin;
    padding-block: var(--_spacing);
    text-align: center;
  }

  .math.display.math-source {
    text-align: start;
  }
`;
