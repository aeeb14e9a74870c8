/** Formulas as MathML. The classes `tml-…` and those beside them are what Temml gives its elements. */
import { css } from 'lit';

export const mathml = css`
  /* A long one in a line scrolls in its own box, as one in a line of its own does. */
  .math.long:not(.math-source) {
    display: inline-block;
    max-inline-size: 100%;
    overflow: auto hidden;
    scrollbar-width: thin;
    vertical-align: middle;
  }

  math {
    direction: ltr;
    font-family: 'Cambria Math', 'STIX Two Math', 'Latin Modern Math', 'Noto Sans Math', math;
    line-height: normal;
    text-indent: 0;
    /* In Firefox a letter with an accent keeps its dot. */
    font-feature-settings: 'dtls' off;
  }

  math * {
    border-color: currentcolor;
  }

  math.tml-display {
    display: block math;
    inline-size: fit-content;
    min-inline-size: 100%;
  }

  math .mathcal {
    font-feature-settings: 'ss01';
  }

  mfrac > :nth-child(2),
  msqrt,
  mover > :first-child {
    math-shift: compact;
  }

  .tml-sml-pad {
    padding-inline-start: 0.05em;
  }

  .tml-med-pad {
    padding-inline-start: 0.1em;
  }

  .tml-lrg-pad {
    padding-inline-start: 0.15em;
  }

  .tml-left {
    text-align: -webkit-left;
  }

  .tml-right {
    text-align: -webkit-right;
  }

  mtable.tml-jot > mtr > mtd {
    padding-block: 0.7ex;
  }

  mtable.tml-small mtd {
    padding-block: 0.35ex;
  }

  .tml-overline {
    padding-block: 0.1em 0;
    border-block-start: 0.065em solid;
  }

  .tml-underline {
    padding-block: 0 0.1em;
    border-block-end: 0.065em solid;
  }

  .tml-fbox {
    padding: 0.25em;
    border: 1px solid;
  }

  /* Browsers know the element, and nothing of what it should draw. */
  menclose {
    position: relative;
    padding-block: 0.5ex;
  }

  .tml-cancel {
    position: absolute;
    inset-block-end: 0;
    inset-inline-start: 0.5px;
    display: inline-block;
    inline-size: 100%;
    block-size: 100%;
    background-color: currentcolor;
    print-color-adjust: exact;
  }

  .upstrike {
    clip-path: polygon(0.05em 100%, 0 calc(100% - 0.05em), calc(100% - 0.05em) 0, 100% 0.05em);
  }

  .downstrike {
    clip-path: polygon(0 0.05em, 0.05em 0, 100% calc(100% - 0.05em), calc(100% - 0.05em) 100%);
  }

  .sout {
    clip-path: inset(calc(55% - 0.033em) 0 calc(45% - 0.033em));
  }

  .tml-xcancel {
    clip-path: polygon(
      0.05em 0,
      0 0.05em,
      calc(50% - 0.05em) 50%,
      0 calc(100% - 0.05em),
      0.05em 100%,
      50% calc(50% + 0.05em),
      calc(100% - 0.05em) 100%,
      100% calc(100% - 0.05em),
      calc(50% + 0.05em) 50%,
      100% 0.05em,
      calc(100% - 0.05em) 0,
      50% calc(50% - 0.05em)
    );
  }

  .tml-hat-1 {
    transform: scale(1.9, 1);
  }

  .tml-hat-2 {
    transform: scale(3.9, 1);
  }

  .tml-hat-3 {
    transform: scale(5.8, 1);
  }

  .tml-hat-4 {
    transform: scale(7.8, 1);
  }

  .tml-tilde-2 {
    transform: scale(2, 1.1);
  }

  .tml-tilde-3 {
    transform: scale(3, 1.1);
  }

  .tml-tilde-4 {
    transform: scale(4, 1.1);
  }
`;
