/** An address that a model wrote in, a URL that may be linked to out; see https://url.spec.whatwg.org/#concept-url-parser. */

/** Characters that an address may have: what servers and browsers take, and far less than a leaked conversation. */
const MAX_LENGTH = 8192;

const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * The URL of `destination` if it may be followed: absolute, http, https, mailto or tel, at most 8,192 characters. Judged after `URL` has parsed
 * it, which is what the browser does: white space and controls around it and tabs and line ends in it do not hide a scheme. No address within the
 * page (`#x`, `/x`, `//x`): a model does not know the page it is shown in. None with a name or password before its host
 * (`https://paypal.com@evil.example`): no answer needs one, and it reads as another host.
 */
export function safeUrl(destination: string): URL | undefined {
  if (destination.length > MAX_LENGTH || !URL.canParse(destination)) return undefined;
  const url = new URL(destination);
  return SCHEMES.has(url.protocol) && !url.username && !url.password ? url : undefined;
}

/** Whether `url` is on a host: http or https. */
export function isOnWeb(url: URL): boolean {
  return url.protocol === 'http:' || url.protocol === 'https:';
}
