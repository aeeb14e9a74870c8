/** Reads what an embedder set: a value that makes no sense becomes its default, and that is said once. */

export interface NumberRange {
  readonly min: number;
  readonly max?: number;
  /** Whether fractions are refused. Default false. */
  readonly whole?: boolean;
}

/** Reads settings of one element and remembers what it has complained about. */
export class Settings {
  readonly #said = new Set<string>();

  /** `value` if it is a number in `range`; undefined, which means the default, if it is absent or senseless. */
  number(name: string, value: number | null | undefined, range: NumberRange): number | undefined {
    if (value === undefined || value === null) return undefined;
    const { min, max = Infinity, whole = false } = range;
    if (typeof value === 'number' && value >= min && value <= max && (!whole || Number.isInteger(value))) return value;
    const kind = whole ? 'a whole number' : 'a number';
    const wanted = max === Infinity ? `${kind} from ${min} up` : `${kind} from ${min} to ${max}`;
    this.#say(name, String(value), wanted);
    return undefined;
  }

  /** `value` if it is one of `choices`; the first of them, which is the default, if it is absent or something else. */
  choice<T extends string>(name: string, value: string | null | undefined, choices: readonly [T, ...T[]]): T {
    const chosen = choices.find((choice) => choice === value);
    if (chosen !== undefined) return chosen;
    if (value) this.#say(name, value, choices.map((choice) => `"${choice}"`).join(', '));
    return choices[0];
  }

  /** What `read` makes of the entries of `value`, which spaces or commas part. An entry that it makes nothing of is left out. */
  list<T>(name: string, value: string | null | undefined, wanted: string, read: (entry: string) => T | undefined): T[] {
    const entries = (value ?? '').split(/[\s,]+/).filter((entry) => entry !== '');
    return entries.flatMap((entry) => {
      const made = read(entry);
      if (made === undefined) this.#say(name, entry, wanted, 'it is left out');
      return made === undefined ? [] : [made];
    });
  }

  #say(name: string, value: string, wanted: string, consequence = 'its default is used'): void {
    const sentence = `<iotex-chat>: ${name}="${value}" makes no sense, so ${consequence}. It takes ${wanted}.`;
    if (this.#said.has(sentence)) return;
    this.#said.add(sentence);
    console.warn(sentence);
  }
}
