/** A file and its source map in (ECMA-426), which folder its bytes come from out. */

export interface SourceMap {
  readonly sources: readonly string[];
  readonly mappings: string;
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes by folder of `src/` or by package, most first. What the map says nothing of is `(none)`. */
export function byteShares(code: string, map: SourceMap): readonly (readonly [string, number])[] {
  const shares = new Map<string, number>();
  const add = (place: string, text: string): void => {
    if (text) shares.set(place, (shares.get(place) ?? 0) + Buffer.byteLength(text));
  };
  const lines = code.split('\n');
  let source = 0;
  // Goes on over the end of a line: a template literal of many lines is mapped at its beginning alone.
  let place = '(none)';
  map.mappings.split(';').forEach((line, index) => {
    const text = `${lines[index] ?? ''}${index < lines.length - 1 ? '\n' : ''}`;
    let column = 0;
    for (const segment of line ? line.split(',') : []) {
      const [columns = 0, sources] = decode(segment);
      add(place, text.slice(column, column + columns));
      column += columns;
      source += sources ?? 0;
      place = sources === undefined ? '(none)' : placeOf(map.sources[source] ?? '');
    }
    add(place, text.slice(column));
  });
  return [...shares].sort(([, one], [, other]) => other - one);
}

/** The numbers of a segment: base 64, five bits a digit, the lowest first, the very lowest being the sign. */
function decode(segment: string): readonly number[] {
  const numbers: number[] = [];
  let [value, shift] = [0, 0];
  for (const letter of segment) {
    const digit = digits.indexOf(letter);
    value += (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    [value, shift] = [0, 0];
  }
  return numbers;
}

/** `src/view/parts/…` is `src/view`; Lit's packages are all `lit`. */
function placeOf(source: string): string {
  const dependency = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1];
  if (dependency) return /^(lit|lit-html|lit-element|@lit\/.*)$/.test(dependency) ? 'lit' : dependency;
  return /src\/[^/]+(?=\/)/.exec(source)?.[0] ?? 'src';
}
