/** What a socket and the proxies in front say in, the visitor's address out. */

/**
 * The address of the visitor, or undefined. `forwarded` is `X-Forwarded-For`; with `trustedHops` = 0 it is not looked at, else it is read from its end,
 * where our own proxies write, and never further than them. Where it has fewer entries than there should be, the socket's address counts.
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwarded: string,
  trustedHops: number,
): string | undefined {
  if (trustedHops === 0) return socketAddress;
  const entry = forwarded.split(',').at(-trustedHops)?.trim();
  return entry ? entry : socketAddress;
}
