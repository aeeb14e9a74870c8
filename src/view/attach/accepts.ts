/** Whether a file fits an `accept` list: https://html.spec.whatwg.org/multipage/input.html#attr-input-accept */

/** True where `accept` is undefined, or names the file by its type (`image/png`), the family of its type (`image/*`) or its ending (`.md`). */
export function accepts({ name, type }: Pick<File, 'name' | 'type'>, accept: string | undefined): boolean {
  if (accept === undefined) return true;
  const lowerName = name.toLowerCase();
  const lowerType = type.replace(/;.*$/, '').trim().toLowerCase();
  return accept
    .toLowerCase()
    .split(',')
    .map((entry) => entry.trim())
    .some((entry) => {
      if (entry.startsWith('.')) return lowerName.endsWith(entry);
      if (entry === '*/*') return true;
      return entry.endsWith('/*') ? lowerType.startsWith(entry.slice(0, -1)) : entry !== '' && entry === lowerType;
    });
}
