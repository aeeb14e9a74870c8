/** What is dropped or pasted in, its files out, with the folders among them told apart. */

export interface PickedFile {
  readonly file: File;
  readonly isFolder: boolean;
}

/** The files of a drag or of the clipboard. To be called within the event: its files are gone afterwards. */
export function pickedFiles({ items }: Pick<DataTransfer, 'items'>): readonly PickedFile[] {
  return Array.from(items).flatMap((item) => {
    const file = item.kind === 'file' ? item.getAsFile() : null;
    // A folder is handed over as a file that nobody can read. The name of the method is what all browsers have.
    return file ? [{ file, isFolder: item.webkitGetAsEntry()?.isDirectory ?? false }] : [];
  });
}
