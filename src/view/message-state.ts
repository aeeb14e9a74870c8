/** What a visitor is doing with messages, kept by their ids: nothing that becomes of a view loses it. */

/** A text on its way. It changes by itself while it is typed; what shows it is told only when it becomes empty, or no longer is. */
export class Draft {
  text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What is under way on one message. Absent: nothing of it. */
export interface MessageState {
  /** The question as it is being rewritten. */
  readonly rewriting?: Draft | undefined;
  /** A comment on its rating as it is being written. */
  readonly comment?: Draft | undefined;
  /** Whether the text that is being written is empty. */
  readonly isDraftEmpty?: boolean | undefined;
  /** How many characters it has over what it may have. */
  readonly charactersOver?: number | undefined;
  /** How copying it went, for a while after. */
  readonly copy?: { readonly isCopied: boolean } | undefined;
  /** Whether a rating was just thanked for. */
  readonly isThanked?: boolean | undefined;
  readonly isUsageShown?: boolean | undefined;
}

const NOTHING: MessageState = {};

export class MessageStates {
  readonly #states = new Map<string, MessageState>();
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** What is under way on the message `id`: the same object until it changes. */
  get(id: string): MessageState {
    return this.#states.get(id) ?? NOTHING;
  }

  change(id: string, changes: MessageState): void {
    this.#states.set(id, { ...this.get(id), ...changes });
    this.#onChange();
  }
}
