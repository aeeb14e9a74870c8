/** The keys that a text names are those of the keyboard in front of the visitor: Apple's has ⌘ where others have Ctrl. */

/** `text` for `platform`, as `navigator.platform` names it. */
export function withKeyOf(platform: string, text: string): string {
  return /^(Mac|iPhone|iPad)/.test(platform) ? text.replace(/(?:Ctrl|Strg)\+/, '⌘') : text;
}
