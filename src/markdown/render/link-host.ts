/** A link's address and text in, the host out that has to be shown beside the text because the text could be taken for another. */
import { isOnWeb } from './safe-url.js';

/** Endings of file and product names (`Node.js`, `package.json`) which are no top-level domain: nothing in the network can be called so. */
const FILE_ENDINGS = new Set(
  'js jsx mjs cjs ts tsx css scss html htm xml svg json jsonl yaml yml toml ini cfg conf env txt csv tsv pdf doc docx xls xlsx png jpg jpeg gif webp cpp hpp php rb go kt sql vue wasm exe dll log lock gz'.split(
    ' ',
  ),
);

const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;
const HOST_END = /[^\p{L}\p{N}\p{M}_.-]+/u;

/**
 * The real host of `url`, in ASCII, if `text` names another host, if something in `text` was unreadable or turned round (`�`), or if the host is
 * internationalised; otherwise undefined. For mailto and tel: the address. `www.` is no difference.
 *
 * Every internationalised host is shown, also an honest one: to tell it from a look-alike takes Unicode's table of confusables, and a reader who
 * sees `xn--` beside a familiar name is warned without it.
 */
export function hostToShow(url: URL, text: string): string | undefined {
  const host = hostOf(url);
  const isPlain = !/(?:^|\.)xn--/.test(host) && !text.includes('\uFFFD');
  if (isPlain && hostsIn(text).every((named) => isSame(named, host))) return undefined;
  return isOnWeb(url) ? url.host : url.pathname;
}

function hostOf(url: URL): string {
  if (isOnWeb(url)) return url.hostname;
  return url.protocol === 'mailto:' ? toAscii(url.pathname.slice(url.pathname.lastIndexOf('@') + 1)) : url.pathname;
}

/** Everything in `text` that reads as a host: after a scheme, or by itself with a dot in it. Linear: each character is looked at a fixed number of times. */
function hostsIn(text: string): string[] {
  // Compatibility forms (`ｐａｙｐａｌ`, `𝐩𝐚𝐲𝐩𝐚𝐥`) read as what they are forms of, and what is not seen is not read.
  const words = text.normalize('NFKC').replace(UNSEEN, '').split(/\s+/);
  return words.flatMap((word) => {
    const authority = /https?:[/\\]*([^/\\?#]*)/i.exec(word)?.[1];
    if (authority !== undefined) return hostAfterScheme(authority);
    // After a slash comes a path, which may have any dot in it.
    const [beforePath = ''] = word.split(/[/\\?#]/, 1);
    return beforePath.split(HOST_END).map(withoutEdges).filter(isHostName);
  });
}

function hostAfterScheme(authority: string): string[] {
  // Who stands before an `@` reads as the host, and is not.
  if (authority.includes('@')) return [authority];
  const [bracketed] = /^\[[^\]]*\]/.exec(authority) ?? [];
  const host = bracketed ?? withoutEdges(authority.split(HOST_END, 1)[0] ?? '');
  return host === '' ? [] : [host];
}

function isHostName(name: string): boolean {
  const labels = name.split('.');
  const last = labels.at(-1) ?? '';
  if (labels.length < 2 || labels.includes('') || FILE_ENDINGS.has(last.toLowerCase())) return false;
  return /^(?:xn--.+|[\p{L}\p{M}]{2,})$/iu.test(last) || (labels.length === 4 && labels.every(isNumber));
}

function isNumber(label: string): boolean {
  return /^\d{1,3}$/.test(label);
}

/** Without the dots and hyphens of a sentence around it. */
function withoutEdges(name: string): string {
  let start = 0;
  let end = name.length;
  while (start < end && /[.-]/.test(name.charAt(start))) start += 1;
  while (end > start && /[.-]/.test(name.charAt(end - 1))) end -= 1;
  return name.slice(start, end);
}

function isSame(named: string, host: string): boolean {
  return withoutWww(toAscii(named)) === withoutWww(host);
}

function toAscii(host: string): string {
  const address = `https://${host}`;
  return !host.includes('@') && URL.canParse(address) ? new URL(address).hostname : host.toLowerCase();
}

function withoutWww(host: string): string {
  return host.replace(/^www\.|\.$/g, '');
}
