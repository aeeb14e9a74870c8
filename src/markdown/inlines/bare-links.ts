/** Text in, the addresses in it out that are links without any mark: https://github.github.com/gfm/#autolinks-extension-. */
import type { Inline } from '../nodes.js';
import type { BareLink } from './tokens.js';

/** A link and the offset after it. */
export interface BareLinkMatch {
  readonly token: BareLink;
  readonly end: number;
}

/**
 * Reads `www.…`, `http://…` or `https://…` at `offset`. `www.` has to follow white space or one of `*_~(`; a scheme, as on GitHub, anything but
 * a letter or digit. Within an open bracket the address ends at `]`, so that a link whose text is an address stays one.
 */
export function readBareLink(text: string, offset: number, isInBracket: boolean): BareLinkMatch | undefined {
  opener.lastIndex = offset;
  const scheme = opener.exec(text)?.[0];
  if (scheme === undefined) return undefined;
  const isWww = scheme.length === 4;
  const before = text.charAt(offset - 1);
  if (isWww ? !/^[\s*_~(]?$/.test(before) : /[A-Za-z0-9]/.test(before)) return undefined;
  const domainOffset = isWww ? offset : offset + scheme.length;
  if (!isDomain(text, domainOffset, isWww)) return undefined;
  const limit = isInBracket ? inBracket : outside;
  limit.lastIndex = domainOffset;
  const source = limit.exec(text)?.[0] ?? '';
  const end = domainOffset + withoutPunctuation(source);
  const shown = text.slice(offset, end);
  return { token: { type: 'bare-link', text: shown, destination: isWww ? `http://${shown}` : shown }, end };
}

/** Splits a text that stands in no link at its addresses of mail, with `mailto:` or without, and of chat, with `xmpp:`. */
export function splitMail(text: string): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > from && /[A-Za-z0-9.+_-]/.test(text.charAt(start - 1))) start -= 1;
    mailDomain.lastIndex = at + 1;
    const domain = mailDomain.exec(text)?.[0].replace(/\.$/, '') ?? '';
    // "The last character must not be one of `-` or `_`."
    if (start === at || !domain.includes('.') || /[-_]$/.test(domain)) continue;
    const scheme = schemeBefore(text, from, start);
    start -= scheme.length;
    const end = scheme === 'xmpp:' ? resourceEnd(text, at + 1 + domain.length) : at + 1 + domain.length;
    const shown = text.slice(start, end);
    if (start > from) parts.push({ type: 'text', text: text.slice(from, start) });
    const children: Inline[] = [{ type: 'text', text: shown }];
    parts.push({ type: 'link', destination: scheme === '' ? `mailto:${shown}` : shown, title: undefined, children });
    from = end;
    at = end - 1;
  }
  if (from < text.length) parts.push({ type: 'text', text: text.slice(from) });
  return parts;
}

/** No name in the DNS is longer, and so no attempt that fails is. */
const MAX_DOMAIN = 253;

const opener = /www\.|https?:\/\//iy;
const outside = /[^\s<]*/y;
const inBracket = /[^\s<\]]*/y;
const resource = /\/[A-Za-z0-9@.]*[A-Za-z0-9@]/y;
const mailDomain = /(?:[A-Za-z0-9_-]+\.?)*/y;

/** The scheme that ends at `offset` and does not begin in the middle of a word; empty if there is none from `from` on. */
function schemeBefore(text: string, from: number, offset: number): string {
  for (const scheme of ['mailto:', 'xmpp:']) {
    const start = offset - scheme.length;
    if (start >= from && text.startsWith(scheme, start) && !/[A-Za-z0-9]/.test(text.charAt(start - 1))) return scheme;
  }
  return '';
}

/** Offset after the `/` and the letters, digits, `@` and periods at `offset`; `offset` itself if there are none. */
function resourceEnd(text: string, offset: number): number {
  resource.lastIndex = offset;
  return resource.test(text) ? resource.lastIndex : offset;
}

/**
 * Segments of letters, digits, `-` and `_`, parted by periods, without `_` in the last two. A scheme makes one segment enough. An `_` at the end is
 * a mark of the text around it.
 */
function isDomain(text: string, offset: number, needsPeriod: boolean): boolean {
  const name = /^[\p{L}\p{N}\p{M}_.-]*/u.exec(text.slice(offset, offset + MAX_DOMAIN + 1))?.[0] ?? '';
  if (name.length > MAX_DOMAIN) return false;
  const segments = name.replace(/[._]+$/, '').split('.');
  if (segments.some((segment) => segment === '') || (needsPeriod && segments.length < 2)) return false;
  return !segments.slice(-2).some((segment) => segment.includes('_'));
}

/** Length of the address without the punctuation, closing parentheses and entity after it that belong to the text around it. */
function withoutPunctuation(source: string): number {
  let end = source.length;
  let surplus = 0;
  for (const character of source) surplus += character === ')' ? 1 : character === '(' ? -1 : 0;
  for (;;) {
    const last = source.charAt(end - 1);
    if (last !== '' && '?!.,:*_~\'"'.includes(last)) end -= 1;
    else if (last === ')' && surplus > 0) {
      surplus -= 1;
      end -= 1;
    } else if (last === ';') {
      const entity = entityStart(source, end - 1);
      if (entity === -1) return end;
      end = entity;
    } else return end;
  }
}

/** Offset of the `&` of what looks like an entity and ends with the `;` at `offset`; -1 if nothing does. */
function entityStart(source: string, offset: number): number {
  let at = offset - 1;
  while (at >= 0 && /[A-Za-z0-9]/.test(source.charAt(at))) at -= 1;
  return source.charAt(at) === '&' && at < offset - 1 ? at : -1;
}
