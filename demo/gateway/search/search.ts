/** A question goes in, the sections that speak of it come out, best first. */

import MiniSearch from 'minisearch';
import type { Document } from './documents.js';
import { toSections } from './sections.js';
import type { Section } from './sections.js';
import { splitWords, termsOf, toTerm } from './words.js';

/** A section, how well it fits, and the words of it that were asked for. */
export interface Hit {
  readonly section: Section;
  readonly score: number;
  readonly terms: readonly string[];
}

/** At most so many hits. */
const most = 3;
/** A hit counts if its score is at least this part of the best one's. */
const near = 0.62;
/** Of the terms of a question, a section has to have this part. */
const coverage = 0.5;
/** What the terms of the question before count, next to those of a question that only follows it up. */
const carriedOver = 0.6;

/** An index of the sections of all documents. */
export class DocumentSearch {
  readonly #sections = new Map<string, Section>();
  readonly #index = new MiniSearch<Section>({
    fields: ['heading', 'title', 'body'],
    tokenize: splitWords,
    processTerm: toTerm,
  });

  constructor(documents: readonly Document[]) {
    for (const section of documents.flatMap(toSections)) this.#sections.set(section.id, section);
    this.#index.addAll([...this.#sections.values()]);
  }

  /** Looks for `question`; where it only follows up on `previous` ("and how do I change it?"), for that as well. */
  find(question: string, previous = ''): readonly Hit[] {
    const asked = termsOf(question);
    const carried = followsUp(question, asked) ? termsOf(previous).filter((term) => !asked.includes(term)) : [];
    const terms = [...asked, ...carried];
    if (terms.length === 0) return [];
    const results = this.#index.search(terms.join(' '), {
      tokenize: (text) => text.split(' '),
      processTerm: (term) => term,
      boost: { heading: 3, title: 1.5 },
      boostTerm: (term) => (asked.includes(term) ? 1 : carriedOver),
      boostDocument: (id) => weightOf(String(id)),
      prefix: (term) => term.length > 3,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      weights: { prefix: 0.5, fuzzy: 0.3 },
    });
    const good = results
      .map((result) => ({ ...result, covered: result.queryTerms.length / terms.length }))
      .filter(({ covered }) => covered >= coverage)
      .map(({ id, score, covered, terms }) => ({ section: this.#section(String(id)), score: score * covered, terms }))
      .sort((a, b) => b.score - a.score);
    const best = good[0]?.score ?? 0;
    return good.filter(({ score }) => score >= best * near).slice(0, most);
  }

  #section(id: string): Section {
    const section = this.#sections.get(id);
    if (section === undefined) throw new Error(`The index names a section that does not exist: ${id}`);
    return section;
  }
}

/** A question that leans on the one before: it begins with "and" or says "it", and has few words of its own. */
function followsUp(question: string, terms: readonly string[]): boolean {
  if (terms.length === 0) return true;
  const leans = /^(and|but|or|then|also|what about|how about|why)\b|\b(it|that|this|them|they|those|these)\b/i;
  return terms.length <= 2 && leans.test(question.trim());
}

/** What was written for visitors comes before what was written for those who build the project. */
function weightOf(id: string): number {
  if (id.startsWith('demo/documents/')) return 1.4;
  if (id.startsWith('docs/decisions/') || id.startsWith('ARCHITECTURE') || id.startsWith('CONTRIBUTING')) return 0.7;
  return 1;
}
