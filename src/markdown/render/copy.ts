/** A text in, the clipboard filled, if the page may: by the Clipboard API, or as if the visitor had selected the text and copied it. */

/**
 * Resolves to whether the text is in the clipboard, and beside it `html`, if there is any: the same for programs that know more than text. If it is
 * not, what `source` gives is selected, so that the visitor's own copying takes it; `source` is asked only when there is need of a selection.
 */
export async function copyText(text: string, source: () => Node, html = ''): Promise<boolean> {
  // Absent where the page is not secure, whatever the types say.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  try {
    if (clipboard) {
      await (html ? clipboard.write([richItem(text, html)]) : clipboard.writeText(text));
      return true;
    }
  } catch {
    // Refused by a policy, by the visitor, or because the page lost the focus: the older way may still be open.
  }
  return copySelection(text, source(), html);
}

function richItem(text: string, html: string): ClipboardItem {
  return new ClipboardItem({
    'text/plain': new Blob([text], { type: 'text/plain' }),
    'text/html': new Blob([html], { type: 'text/html' }),
  });
}

/** What is copied is `text` itself, and not what the browser would make of a selection of laid-out boxes. */
function copySelection(text: string, source: Node, html: string): boolean {
  const selection = getSelection();
  selection?.selectAllChildren(source);
  const filled = { is: false };
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    if (html) event.clipboardData?.setData('text/html', html);
    event.preventDefault();
    event.stopImmediatePropagation();
    filled.is = event.clipboardData !== null;
  };
  addEventListener('copy', fill, { capture: true });
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else copies where there is no Clipboard API
    filled.is = document.execCommand('copy') && filled.is;
  } catch {
    // Some browsers throw where they might answer false.
    filled.is = false;
  } finally {
    removeEventListener('copy', fill, { capture: true });
  }
  if (filled.is) selection?.removeAllRanges();
  return filled.is;
}
