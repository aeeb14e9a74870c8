/** What a tab has and what is stored in, what is to be stored out: each keeps what the other does not know of. */
import type { Message } from '../message.js';
import type { Place } from './records.js';
import type { Snapshot } from './snapshot.js';

export interface MergedPlaces {
  /** Parents before children. */
  readonly places: readonly Place[];
  /** The messages that the storage does not have as they are. */
  readonly changed: readonly Message[];
}

/**
 * Merges what a tab has with `stored`, where the messages stand by now; undefined where nothing of the conversation is stored, so that all of it is to be.
 * `known` is the revision in which each message was stored, as far as the tab knows. What another tab has deleted stays deleted, unless this one has
 * changed it or gone on below it.
 */
export function mergePlaces(
  { messages, places, gone }: Snapshot,
  known: ReadonlyMap<string, number>,
  stored: readonly Place[] | undefined,
): MergedPlaces {
  const kept = without(stored ?? [], new Set(gone));
  const there = new Set(kept.map((place) => place.id));
  const isChanged = (message: Message): boolean => message.revision > (known.get(message.id) ?? -1);
  const wanted = new Set<string>();
  // Children first: whoever is wanted wants what it follows.
  for (const [at, { id, parentId }] of [...places.entries()].reverse()) {
    const message = messages[at];
    if (!message || there.has(id)) continue;
    if (stored && !wanted.has(id) && !isChanged(message)) continue;
    wanted.add(id);
    if (parentId !== null) wanted.add(parentId);
  }
  const added = new Set([...wanted].filter((id) => !there.has(id)));
  // What was deleted and is there again has its followers back.
  const parents = new Map(places.map(({ id, parentId }) => [id, parentId]));
  const linked = kept.map((place) => {
    const parentId = parents.get(place.id) ?? null;
    return parentId !== null && added.has(parentId) ? { id: place.id, parentId } : place;
  });
  return {
    places: parentsFirst([...linked, ...places.filter(({ id }) => added.has(id))]),
    changed: messages.filter((message) => added.has(message.id) || (there.has(message.id) && isChanged(message))),
  };
}

/** Places without some of them: what followed one of these follows what it followed. */
function without(places: readonly Place[], gone: ReadonlySet<string>): Place[] {
  const parents = new Map(places.map(({ id, parentId }) => [id, parentId]));
  return places
    .filter(({ id }) => !gone.has(id))
    .map((place) => {
      let { parentId } = place;
      while (parentId !== null && gone.has(parentId)) parentId = parents.get(parentId) ?? null;
      return parentId === place.parentId ? place : { id: place.id, parentId };
    });
}

/** Places with each after its parent, otherwise in their order. */
function parentsFirst(places: readonly Place[]): Place[] {
  const waiting = new Map(places.map((place) => [place.id, place]));
  const ordered: Place[] = [];
  for (const place of places) {
    const line: Place[] = [];
    for (let next: Place | undefined = place; next; next = waiting.get(next.parentId ?? '')) {
      if (!waiting.delete(next.id)) break;
      line.push(next);
    }
    ordered.push(...line.reverse());
  }
  return ordered;
}
