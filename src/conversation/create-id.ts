/** An id that no other message has, here or in any other tab. Unlike `crypto.randomUUID` it can be made on http pages too. */
export function createId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (number) => number.toString(36)).join('-');
}
