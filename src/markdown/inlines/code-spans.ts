/** A backtick run in, the code span that it opens out (https://spec.commonmark.org/0.31.2/#code-spans). */
import { runEnd } from '../run-end.js';
import type { CodeSpan } from '../nodes.js';

/** A span and the offset after it. */
export interface CodeSpanMatch {
  readonly node: CodeSpan;
  readonly end: number;
}

/** Finds code spans of one text, from left to right. */
export class CodeSpans {
  readonly #text: string;
  /** Where the runs of each length begin, from right to left; made when the first is asked for. What is passed is dropped. */
  #runs: Map<number, number[]> | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** The span that the run from `offset` to `end` opens; undefined if no run of its length follows. */
  read(offset: number, end: number): CodeSpanMatch | undefined {
    this.#runs ??= findRuns(this.#text);
    const length = end - offset;
    const starts = this.#runs.get(length);
    if (!starts) return undefined;
    for (let start = starts.at(-1); start !== undefined && start < end; start = starts.at(-1)) starts.pop();
    const close = starts.at(-1);
    if (close === undefined) return undefined;
    return { node: { type: 'code-span', text: spanText(this.#text.slice(end, close)) }, end: close + length };
  }
}

function findRuns(text: string): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (let at = text.indexOf('`'); at !== -1;) {
    const end = runEnd(text, at);
    const starts = runs.get(end - at);
    if (starts) starts.push(at);
    else runs.set(end - at, [at]);
    at = text.indexOf('`', end);
  }
  for (const starts of runs.values()) starts.reverse();
  return runs;
}

/** Line ends are spaces; one space is taken from both sides if both have one and there is more than spaces. */
export function spanText(source: string): string {
  const text = source.replaceAll('\n', ' ');
  return text.startsWith(' ') && text.endsWith(' ') && /[^ ]/.test(text) ? text.slice(1, -1) : text;
}
