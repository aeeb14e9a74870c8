/** Messages in any order in, the same out with each behind the one that it follows. */
import type { Message } from './message.js';

/** Messages with each after its parent, otherwise in their order; of two with one id the first. `orphans`: those whose parent is not there, or that follow themselves. */
export function parentsFirst(
  messages: readonly Message[],
  isKnown: (id: string) => boolean = () => false,
): { readonly ordered: readonly Message[]; readonly orphans: readonly Message[] } {
  const waiting = new Map<string, Message>();
  for (const message of messages) if (!waiting.has(message.id)) waiting.set(message.id, message);
  const ordered: Message[] = [];
  const orphans: Message[] = [];
  const placed = new Set<string>();
  for (const message of messages) {
    // From the message up to the first one that has its place, or to where there is none.
    const line: Message[] = [];
    let next = waiting.get(message.id);
    while (next) {
      waiting.delete(next.id);
      line.push(next);
      next = waiting.get(next.parentId ?? '');
    }
    for (const one of line.reverse()) {
      const { parentId } = one;
      if (parentId === null || placed.has(parentId) || isKnown(parentId)) {
        placed.add(one.id);
        ordered.push(one);
      } else orphans.push(one);
    }
  }
  return { ordered, orphans };
}
