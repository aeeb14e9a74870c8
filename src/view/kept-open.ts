/** Whether a floating chat was open, kept in the visitor's browser for as long as `persist` says. Of its own, so that the launcher can ask before there is a chat. */

/** What is kept of which chat, and for how long. */
export interface KeptPlace {
  readonly persist: string;
  readonly storageKey: string | null | undefined;
}

/** What the visitor left it as; undefined where nothing is kept, or the browser does not say. */
export function readKeptOpen(place: KeptPlace): boolean | undefined {
  for (const storage of storagesOf(place.persist)) {
    try {
      const kept = storage().getItem(keyOf(place));
      if (kept !== null) return kept === '1';
    } catch {
      // Refused: the next one is asked, and without any the chat is as the page has it.
    }
  }
  return undefined;
}

/** Keeps it, or what there is instead of it: undefined forgets it. Call this only once the visitor has acted. */
export function keepOpen(place: KeptPlace, isOpen: boolean | undefined): void {
  for (const storage of isOpen === undefined ? ALL : storagesOf(place.persist)) {
    try {
      if (isOpen === undefined) storage().removeItem(keyOf(place));
      else {
        storage().setItem(keyOf(place), isOpen ? '1' : '0');
        return;
      }
    } catch {
      // Refused, or full: the next one is asked, and without any the chat begins as the page has it.
    }
  }
}

const session = () => sessionStorage;
const local = () => localStorage;
const ALL = [local, session];

/** Where it is kept, best first. Naming a storage throws already where it is refused. */
function storagesOf(persist: string): readonly (() => Storage)[] {
  if (persist === 'local') return ALL;
  return persist === 'session' ? [session] : [];
}

function keyOf({ storageKey }: KeptPlace): string {
  return `iotex-chat-open/${storageKey ?? ''}`;
}
