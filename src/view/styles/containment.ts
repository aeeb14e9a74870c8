/** What is finished and out of sight costs nothing: it keeps the size that it had, and is not laid out. What still grows is never a guess. */
import { css } from 'lit';

/** The renderer says what is finished by a class: a rule by place would have every sibling looked at whenever one comes. */
export const containment = css`
  /* Contained from the beginning: that it can be skipped later then changes nothing in it. */
  :is(.section, .items, .part, .table-part) {
    contain: layout paint style;
  }

  /* Rows are as wide as their table, and what is skipped has no width of its own. */
  .table-part {
    contain: layout paint style inline-size;
  }

  /* A paragraph of many pages is laid out in parts. */
  .part {
    display: block;
  }

  /* The columns of a further part of a table are those of the first. */
  .table-part > table {
    table-layout: fixed;
    inline-size: 100%;
  }

  .table-parts {
    inline-size: max-content;
    min-inline-size: 100%;
  }

  @media not print {
    .table-part.finished {
      content-visibility: auto;
      contain-intrinsic-size: none auto 128em;
    }

    .section.finished {
      content-visibility: auto;
      contain-intrinsic-size: auto 21em;
    }

    .items.finished {
      content-visibility: auto;
      contain-intrinsic-size: auto 58em;
    }

    .part.finished {
      content-visibility: auto;
      contain-intrinsic-size: auto 64em;
    }
  }
`;
