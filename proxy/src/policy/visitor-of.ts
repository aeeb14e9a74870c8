/** An address in, the visitor it stands for out: who shares a limit. */

/** The visitor of requests whose address nobody told: all of them share one limit. */
export const UNKNOWN_VISITOR = 'unknown';

/**
 * The visitor behind `address`: an IPv4 address, also one written as IPv6 (`::ffff:192.0.2.1`), or the first 64 bits of an IPv6 address, since one
 * household has them all (RFC 6177). A port is left out: a new one comes with each connection. Anything else counts as it is: a shell may know its
 * visitors by other names.
 */
export function visitorOf(address: string | undefined): string {
  if (address === undefined || address === '') return UNKNOWN_VISITOR;
  const ipv4 = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?$/i.exec(address)?.[1];
  if (ipv4 !== undefined) return ipv4;
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(address)?.[1] ?? address;
  return (bracketed.includes(':') ? networkOf(bracketed) : undefined) ?? address.slice(0, 100);
}

/** The first four groups of an IPv6 address, or undefined for what is not one. */
function networkOf(address: string): string | undefined {
  const halves = address.replace(/%.*$/, '').split('::');
  const [head = '', tail] = halves;
  const before = groupsOf(head);
  const after = groupsOf(tail ?? '');
  const missing = 8 - before.length - after.length;
  if (halves.length > 2 || (tail === undefined ? missing !== 0 : missing < 1)) return undefined;
  const groups = [...before, ...Array<string>(missing).fill('0'), ...after].slice(0, 4);
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.map((group) => parseInt(group, 16).toString(16)).join(':') + '::/64';
}

function groupsOf(text: string): string[] {
  return text === '' ? [] : text.split(':');
}
