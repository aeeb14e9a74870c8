/** Stands between a click on a link of an answer and what it opens: tells the page, and shows the visitor where an outside link leads. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { linkText } from '../../markdown/render/link.js';
import { isOnWeb, safeUrl } from '../../markdown/render/safe-url.js';
import { IotexLinkClickEvent } from '../events.js';

/** `warn`: an outside link shows its host before it opens. `open`: it opens. */
export type LinkPolicy = 'warn' | 'open';

export interface LinkHost extends ReactiveControllerHost, EventTarget {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly linkMode: LinkPolicy;
}

const MIDDLE_BUTTON = 1;

export class LinkController implements ReactiveController {
  readonly #host: LinkHost;
  #anchor: HTMLAnchorElement | undefined;
  #url: URL | undefined;
  #isOpening = false;
  #isBackdropPressed = false;

  constructor(host: LinkHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Where the link leads that is warned of, or was last: it stays, so that a dialog that closes does not change. */
  get url(): URL | undefined {
    return this.#url;
  }

  hostUpdated(): void {
    if (!this.#isOpening) return;
    this.#isOpening = false;
    if (this.#dialog && !this.#dialog.open) this.#dialog.showModal();
  }

  hostDisconnected(): void {
    // An open dialog that comes back into a page is no modal one any more.
    this.#anchor = undefined;
    this.#isOpening = false;
    this.#dialog?.close();
  }

  /** For `click`, which Enter fires too, and for `auxclick`, on whatever holds the transcript. */
  readonly onClick = (event: MouseEvent): void => {
    if (event.defaultPrevented || (event.type === 'auxclick' && event.button !== MIDDLE_BUTTON)) return;
    const anchor = this.#linkOf(event);
    const url = anchor && safeUrl(anchor.getAttribute('href') ?? '');
    if (!url) return;
    if (!this.#host.dispatchEvent(new IotexLinkClickEvent(url.href, linkText(anchor)))) {
      event.preventDefault();
      return;
    }
    if (this.#host.linkMode === 'open' || !isOutside(url)) return;
    event.preventDefault();
    this.#anchor = anchor;
    this.#url = url;
    this.#isOpening = true;
    this.#host.requestUpdate();
  };

  /** Closes the warning, with or without what it warned of. */
  readonly onLeave = (): void => {
    this.#dialog?.close();
  };

  /** For `pointerdown` and `click` on the dialog. Its content fills it, so that what is hit outside of that is the backdrop. */
  readonly onBackdrop = (event: Event): void => {
    const isBackdrop = event.target === event.currentTarget;
    // Both have to hit it: whoever selects the address may let go outside.
    if (event.type === 'pointerdown') this.#isBackdropPressed = isBackdrop;
    else if (isBackdrop && this.#isBackdropPressed) this.onLeave();
  };

  /** The warning is closed: the focus goes back to the link, if it is still there. */
  readonly onClosed = (): void => {
    this.#anchor?.focus({ preventScroll: true });
    this.#anchor = undefined;
  };

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>('dialog.link-warning');
  }

  /** The link of the transcript that was clicked. A button in a link is not it, and what a page has put into a slot is the page's own. */
  #linkOf(event: MouseEvent): HTMLAnchorElement | undefined {
    const clicked = event
      .composedPath()
      .find((target) => target instanceof Element && target.matches('a[href], button'));
    const isOurs =
      clicked instanceof HTMLAnchorElement &&
      clicked.getRootNode() === this.#host.renderRoot &&
      clicked.closest('.messages');
    return isOurs ? clicked : undefined;
  }
}

/** To another origin on the web. A mail program or a telephone asks by itself. */
function isOutside(url: URL): boolean {
  return isOnWeb(url) && url.origin !== location.origin;
}
