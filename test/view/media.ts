/** Shows the page as on paper, or as to a visitor who wants less motion: by the browser's own means, else by what its sheets and scripts ask. */
import { emulateMedia as emulate } from '@web/test-runner-commands';
import { can } from './only-where.js';

/** What a query is to be answered with, in place of what it asks. */
type Answers = readonly (readonly [asked: RegExp, answer: string])[];

const ALL = 'all';
const NONE = 'not all';

/** Every sheet that was made since the tests began, so that those that no element has at the moment are known too. */
const sheets = new Set<CSSStyleSheet>();
const originals = new Map<MediaList, string>();
const matchesMedia = window.matchMedia.bind(window);
let answers: Answers = [];

if (!can.emulateMedia) {
  const { replaceSync } = CSSStyleSheet.prototype;
  CSSStyleSheet.prototype.replaceSync = function (this: CSSStyleSheet, text: string) {
    replaceSync.call(this, text);
    sheets.add(this);
    answerIn(this.cssRules);
  };
  window.matchMedia = (query) => matchesMedia(answered(query));
}

/** Until it is called again. A browser whose driver cannot do it shows what it would show, by rules that apply; what it does by itself stays. */
export async function emulateMedia(media: {
  media?: 'print' | 'screen';
  reducedMotion?: 'reduce' | 'no-preference';
}): Promise<void> {
  if (can.emulateMedia) return emulate(media);
  for (const [list, text] of originals) list.mediaText = text;
  originals.clear();
  answers = [
    ...(media.media === 'print'
      ? ([
          [/\bnot print\b/g, NONE],
          [/\bprint\b/g, ALL],
          [/\bscreen\b/g, NONE],
        ] as const)
      : []),
    ...(media.reducedMotion === 'reduce'
      ? ([
          [/\(prefers-reduced-motion: reduce\)/g, ALL],
          [/\(prefers-reduced-motion: no-preference\)/g, NONE],
        ] as const)
      : []),
  ];
  for (const sheet of sheets) answerIn(sheet.cssRules);
}

function answerIn(rules: CSSRuleList): void {
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule) {
      const { mediaText } = rule.media;
      if (answered(mediaText) !== mediaText) {
        originals.set(rule.media, mediaText);
        rule.media.mediaText = answered(mediaText);
      }
    }
    if ('cssRules' in rule) answerIn(rule.cssRules as CSSRuleList);
  }
}

function answered(query: string): string {
  return answers.reduce((text, [asked, answer]) => text.replace(asked, answer), query);
}
