/** A text in, a file among the visitor's downloads out. */

/** Text that was made here for somebody else to keep. */
export interface TextFile {
  readonly name: string;
  readonly mimeType: string;
  readonly text: string;
}

/** Lets the browser save `file`. In a frame that may not download, it does nothing. */
export function saveFile({ name, mimeType, text }: TextFile): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${mimeType};charset=utf-8` }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // The browser has taken it over with the click.
  URL.revokeObjectURL(address);
}

/** A name for a file from a title and a date (ms since 1970, the visitor's own day): `chat-2026-11-22.md`. Letters of any script stay. */
export function fileName(title: string, date: number, extension: string): string {
  const day = new Date(date);
  const parts = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0'));
  const words =
    title
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  // As long as every file system bears, in letters of up to four bytes.
  const start = /^.{0,50}/u.exec(words.join('-'))?.[0].replace(/-$/, '');
  return `${start || 'chat'}-${parts.join('-')}.${extension}`;
}
