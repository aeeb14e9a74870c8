/** Messages in, what their conversation is called out. */
import type { Message } from '../message.js';

/** Characters that a title of its own making has at most. */
const LONGEST_TITLE = 60;

/** Characters that a title given by a visitor has at most. */
const LONGEST_NAME = 120;

/** The first question in one line, cut at a word; the name of its file where it has no text; empty where nothing was asked. */
export function titleOf(messages: readonly Message[]): string {
  for (const { role, text, parts } of messages) {
    if (role !== 'user') continue;
    const file = parts.find((part) => part.type === 'file');
    const title = cut(inOneLine(text) || inOneLine(file?.name ?? ''), LONGEST_TITLE);
    if (title) return title;
  }
  return '';
}

/** What a visitor typed as a name, in one line; empty where there is nothing in it. */
export function cleanTitle(typed: string): string {
  return cut(inOneLine(typed), LONGEST_NAME);
}

function inOneLine(text: string): string {
  // A title stands in a list among others: it may not carry marks that turn its neighbours round.
  return text
    .slice(0, 2000)
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const head = text.slice(0, length);
  const word = head.lastIndexOf(' ');
  // A script without spaces, and a word that is most of the title, are cut anywhere but within a character.
  const kept = word > length / 2 ? head.slice(0, word) : head.replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.trimEnd()}…`;
}
