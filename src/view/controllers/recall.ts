/** Arrow keys in the text field in, earlier questions out: ↑ in an empty field brings back the last one, as a shell does. */
import type { Message } from '../../conversation/message.js';

export class Recall {
  readonly #messages: () => readonly Message[];
  /** Which question is in the field, from the newest, 0; undefined if it is the visitor's own draft. */
  #place: number | undefined;
  /** What was in the field before. */
  #draft = '';

  /** `messages` is the active path, first message first. */
  constructor(messages: () => readonly Message[]) {
    this.#messages = messages;
  }

  /** What is in the field is the visitor's own now. */
  end(): void {
    this.#place = undefined;
  }

  /**
   * What the field should hold after `key`; undefined where the key does what it does in any text field. Once a question is there, the arrows go on
   * only from where the caret was put, so that they move it in a text of several lines; Escape gives the draft back.
   */
  press(key: string, draft: string, { selectionStart, selectionEnd }: HTMLTextAreaElement): string | undefined {
    if (this.#place === undefined) return key === 'ArrowUp' && draft === '' ? this.#go(0, draft) : undefined;
    if (key === 'Escape') return this.#giveBack();
    const isAtEnd = selectionStart === draft.length && selectionEnd === draft.length;
    if (!isAtEnd || (key !== 'ArrowUp' && key !== 'ArrowDown')) return undefined;
    const place = this.#place + (key === 'ArrowUp' ? 1 : -1);
    // Behind the oldest there is nothing: the caret stays where it is.
    return place < 0 ? this.#giveBack() : (this.#go(place, this.#draft) ?? draft);
  }

  #go(place: number, draft: string): string | undefined {
    const question = this.#questions()[place];
    if (question === undefined) return undefined;
    this.#place = place;
    this.#draft = draft;
    return question;
  }

  #giveBack(): string {
    this.#place = undefined;
    return this.#draft;
  }

  /** From the newest on; one that was asked twice in a row once. */
  #questions(): readonly string[] {
    const texts = this.#messages().flatMap(({ role, text }) => (role === 'user' && text !== '' ? text : []));
    return texts.filter((text, at) => text !== texts[at + 1]).reverse();
  }
}
