/** Pictures of messages that are there become buttons, and open in a dialog, which is loaded when it is first needed. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Strings } from '../../locales/strings.js';
import { reportHook } from '../report-hook.js';

export interface EnlargeHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly words: Strings;
}

const BUTTON = 'img[data-enlarge]';

export class EnlargeController implements ReactiveController {
  readonly #host: EnlargeHost;

  constructor(host: EnlargeHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const { renderRoot } = this.#host;
    // On their way down: `load` does not bubble, and keys that are pressed here go no further up than the chat.
    renderRoot.addEventListener('load', this.#onLoad, { capture: true });
    renderRoot.addEventListener('keydown', this.#onKeydown, { capture: true });
    renderRoot.addEventListener('click', this.#onClick);
  }

  hostDisconnected(): void {
    const { renderRoot } = this.#host;
    renderRoot.removeEventListener('load', this.#onLoad, { capture: true });
    renderRoot.removeEventListener('keydown', this.#onKeydown, { capture: true });
    renderRoot.removeEventListener('click', this.#onClick);
    // An open dialog that comes back into a page is no modal one any more.
    renderRoot.querySelector<HTMLDialogElement>('dialog.image-dialog')?.close();
  }

  /** A picture in a link or a button does what that does. */
  readonly #onLoad = (event: Event): void => {
    const image = event.target as Element;
    if (!image.matches('.message .image') || image.closest('a, button, .rendered')) return;
    image.setAttribute('role', 'button');
    image.setAttribute('tabindex', '0');
    image.setAttribute('aria-haspopup', 'dialog');
    image.setAttribute('data-enlarge', '');
  };

  readonly #onClick = (event: Event): void => {
    const image = (event.target as Element).closest<HTMLImageElement>(BUTTON);
    if (!image) return;
    import('../parts/image-dialog.js').then(
      ({ openImage }) => openImage(image, this.#host.renderRoot, this.#host.words),
      // The picture stays as it is: that is the state that says so.
      (error: unknown) => reportHook('Enlarging a picture', error),
    );
  };

  readonly #onKeydown = (event: Event): void => {
    const { key, target } = event as KeyboardEvent;
    if ((key !== 'Enter' && key !== ' ') || !(target as Element).matches(BUTTON)) return;
    // Space would scroll.
    event.preventDefault();
    (target as HTMLElement).click();
  };
}
