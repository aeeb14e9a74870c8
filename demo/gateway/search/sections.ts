/** A Markdown document goes in, its sections come out: what stands between one heading and the next. */

import type { Document } from './documents.js';

/** The text under one heading, without what its subheadings hold. */
export interface Section {
  /** Unique among all documents: the path and the position. */
  readonly id: string;
  readonly path: string;
  /** The document's first heading. */
  readonly title: string;
  readonly heading: string;
  /** As sites of code hosts make them, for links. */
  readonly anchor: string;
  /** Markdown, trimmed, never empty. */
  readonly body: string;
}

/** Splits at ATX headings outside code fences (CommonMark 0.31.2, 4.2). Headings without text below are left out. */
export function toSections({ path, text }: Document): readonly Section[] {
  const sections: Section[] = [];
  let title = '';
  let heading = '';
  let lines: string[] = [];
  let fence: string | undefined;
  const close = () => {
    const body = lines.join('\n').trim();
    lines = [];
    if (body === '' || (heading === '' && title === '')) return;
    sections.push({ id: `${path}#${sections.length}`, path, title, heading, anchor: toAnchor(heading), body });
  };
  for (const line of text.split(/\r?\n/)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined) {
      if (fence === undefined) fence = mark;
      else if (mark.startsWith(fence)) fence = undefined;
    }
    const found = fence === undefined ? /^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$/.exec(line)?.[1] : undefined;
    if (found === undefined) {
      lines.push(fence === undefined ? withoutSights(line) : line);
      continue;
    }
    close();
    heading = toPlain(found);
    if (title === '') title = heading;
  }
  close();
  return sections;
}

/** Drops HTML comments and pictures: nobody looks for them, and an answer cannot show them. */
function withoutSights(line: string): string {
  return line.replace(/<!--.*?-->/g, '').replace(/!\[[^\]]*\]\([^)]*\)/g, '');
}

function toPlain(heading: string): string {
  return heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '');
}

function toAnchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}
