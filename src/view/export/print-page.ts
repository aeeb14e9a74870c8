/** A page in, the browser's print dialog for it out: for that alone, not for the site around it. */

/**
 * Prints `html` from a frame that stands in `place`, and takes the frame away again. Where the site's security policy allows no such frame, the site
 * itself is printed, and the chat in it by its own print style. Resolves when the dialog was asked for.
 */
export async function printPage(html: string, place: ParentNode & Node, printSite: () => void): Promise<void> {
  const address = URL.createObjectURL(new Blob([html], { type: 'text/html;charset=utf-8' }));
  // One whose dialog never closed.
  place.querySelector('.print-frame')?.remove();
  const frame = document.createElement('iframe');
  frame.className = 'print-frame';
  frame.tabIndex = -1;
  frame.ariaHidden = 'true';
  try {
    await new Promise((resolve) => {
      frame.addEventListener('load', resolve, { once: true });
      frame.src = address;
      place.append(frame);
    });
    const page = frame.contentDocument?.querySelector('main') ? frame.contentWindow : null;
    if (!page) {
      frame.remove();
      printSite();
      return;
    }
    // Some browsers come back from `print` at once, and need the frame until the dialog is closed.
    page.addEventListener('afterprint', () => frame.remove(), { once: true });
    page.print();
  } finally {
    URL.revokeObjectURL(address);
  }
}
