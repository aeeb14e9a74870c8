/** HTML blocks: https://spec.commonmark.org/0.31.2/#html-blocks. They are found so that nothing in them is read as Markdown. */
import { tagEnd } from '../html-tag.js';
import { textStart } from '../white-space.js';
import type { BlockStart } from './block-start.js';

/** Raw lines from one of the spec's seven start conditions to its end condition. */
export const startHtmlBlock: BlockStart = (line, blocks) => {
  const condition = findCondition(line.text, line.textOffset);
  if (!condition && !(isLoneTag(line.text, line.textOffset) && blocks.tip.kind !== 'paragraph')) return undefined;
  const parent = blocks.parentOf('block');
  blocks.open({
    kind: 'html',
    node: { type: 'html-block', parent, isClosed: false, lines: [] },
    end: condition?.end,
  });
  return 'leaf';
};

/** Whether the text begins raw HTML by one of the conditions 1 to 6, which need no complete tag. */
export function beginsRawHtml(text: string): boolean {
  return findCondition(text, 0) !== undefined;
}

function findCondition(text: string, offset: number): (typeof conditions)[number] | undefined {
  const start = text.slice(offset, offset + LONGEST_START);
  return conditions.find((condition) => condition.start.test(start));
}

/** Condition 7: a complete tag of any other name, alone in its line. It cannot interrupt a paragraph. */
function isLoneTag(text: string, offset: number): boolean {
  const end = tagEnd(text, offset);
  return (
    end !== -1 &&
    textStart(text, end) === text.length &&
    !/^<(?:script|pre|style|textarea)[\s/>]/i.test(text.slice(offset, end))
  );
}

const names =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|' +
  'figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|' +
  'optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul';

/** Conditions 1 to 6. Without an `end` a blank line ends the block. */
const conditions: readonly { readonly start: RegExp; readonly end: RegExp | undefined }[] = [
  { start: /^<(?:script|pre|style|textarea)(?:[ \t>]|$)/i, end: /<\/(?:script|pre|style|textarea)>/i },
  { start: /^<!--/, end: /-->/ },
  { start: /^<\?/, end: /\?>/ },
  { start: /^<![A-Za-z]/, end: />/ },
  { start: /^<!\[CDATA\[/, end: /\]\]>/ },
  { start: new RegExp(`^</?(?:${names})(?:[ \\t]|/?>|$)`, 'i'), end: undefined },
];

/** More than the longest name takes. A cut line cannot look like an ended one: every name is shorter. */
const LONGEST_START = 24;
