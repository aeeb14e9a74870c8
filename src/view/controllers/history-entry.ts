/** A chat that fills a phone's screen is closed by the way back, as whatever fills a screen there: it has an entry in the history while it is open. */

/** In the state of the entry, beside whatever the page keeps there: a router finds its own as it was. */
const MARK = 'iotexChatOpen';

/** Whose it is: a second chat that is opened over the first has none, for there is one way back. */
const holders = new Set<object>();

export class HistoryEntry {
  readonly #onBack: () => void;
  #isWanted = false;
  /** Where the page was when the entry was made. */
  #address: string | undefined;
  /** Whether the way back has been asked for, and has not been gone yet: it takes a while. */
  #isLeaving = false;

  /** `onBack` is called when the visitor has gone back from it. */
  constructor(onBack: () => void) {
    this.#onBack = onBack;
  }

  /** Whether the page is at such an entry: it was reloaded while a chat was open. */
  static get isThere(): boolean {
    return isMarked();
  }

  /** Makes the entry, or takes it back. Either may be asked for twice. */
  want(isWanted: boolean): void {
    if (isWanted === this.#isWanted) return;
    this.#isWanted = isWanted;
    if (this.#isLeaving) return;
    if (isWanted) this.#enter();
    else this.#leave();
  }

  #enter(): void {
    if (holders.size > 0) return;
    // After a reload it is there already.
    if (!isMarked()) {
      const state: unknown = history.state;
      try {
        history.pushState({ ...(state !== null && typeof state === 'object' ? state : {}), [MARK]: true }, '');
      } catch {
        // A frame without an origin has no history, and too many entries in a short time are refused: the close button is there.
        return;
      }
    }
    holders.add(this);
    this.#address = location.href;
    window.addEventListener('popstate', this.#onPop);
  }

  #leave(): void {
    if (!holders.has(this)) return;
    // Whoever has gone elsewhere since then is not to be taken back.
    this.#isLeaving = this.#address === location.href && isMarked();
    if (this.#isLeaving) history.back();
    else this.#end();
  }

  #end(): void {
    holders.delete(this);
    this.#address = undefined;
    window.removeEventListener('popstate', this.#onPop);
  }

  readonly #onPop = (): void => {
    if (isMarked()) return;
    const wasLeaving = this.#isLeaving;
    this.#isLeaving = false;
    this.#end();
    if (wasLeaving) {
      // It was opened again on the way.
      if (this.#isWanted) this.#enter();
    } else {
      this.#isWanted = false;
      this.#onBack();
    }
  };
}

function isMarked(): boolean {
  const state: unknown = history.state;
  return state !== null && typeof state === 'object' && MARK in state;
}
