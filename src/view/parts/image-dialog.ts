/** A picture in, the dialog out that shows it as large as the window allows; loaded when a visitor first wants one. */
import { html, nothing, render } from 'lit';
import type { TemplateResult } from 'lit';
import type { Strings } from '../../locales/strings.js';
import { isOnWeb, safeUrl } from '../../markdown/render/safe-url.js';
import { adoptSheets } from '../adopt-sheets.js';
import { icons } from '../more-icons.js';
import { imageDialogStyle } from '../styles/image-dialog.js';

/** Opens `image` in a dialog in `root`. When that closes, it is gone, and the focus is back on the picture. */
export function openImage(image: HTMLImageElement, root: HTMLElement | DocumentFragment, strings: Strings): void {
  adoptSheets(root, [imageDialogStyle]);
  const box = document.createElement('div');
  root.appendChild(box);
  const onClosed = () => {
    box.remove();
    image.focus({ preventScroll: true });
  };
  render(imageDialog(image, strings, onClosed), box);
  box.querySelector('dialog')?.showModal();
}

function imageDialog({ src, alt }: HTMLImageElement, strings: Strings, onClosed: () => void): TemplateResult {
  const name = alt || strings.image;
  return html`<dialog
    part="image-dialog"
    class="image-dialog"
    aria-label=${name}
    @keydown=${keepEscape}
    @click=${onClick}
    @close=${onClosed}
  >
    <div class="image-bar">
      <p class="image-caption" dir="auto">${alt === strings.image ? nothing : alt}</p>
      <button class="button" type="button" aria-pressed="false" data-does="size">${strings.actualSize}</button>
      ${wayToKeep(src, name, strings)}
      <button
        part="close-button"
        class="icon-button"
        type="button"
        autofocus
        aria-label=${strings.close}
        title=${strings.close}
        data-does="close"
      >
        ${icons.close}
      </button>
    </div>
    <div class="image-stage" tabindex="0" role="group" aria-label=${name} data-does="close">
      <img src=${src} alt=${name} referrerpolicy="no-referrer" data-does="size" />
    </div>
  </dialog>`;
}

/** A picture that is here is saved; one on another host is opened there, and the host says so: no page can save what is another's. */
function wayToKeep(src: string, name: string, strings: Strings): TemplateResult | typeof nothing {
  const url = safeUrl(src);
  if (!url) return html`<a class="button" href=${src} download=${name}>${icons.download}${strings.download}</a>`;
  if (!isOnWeb(url)) return nothing;
  return html`<a class="button" href=${url.href} target="_blank" rel="noopener noreferrer nofollow"
    >${strings.openImage(url.host)}</a
  >`;
}

/** Closes by its button and around the picture; on the picture it goes from the size of the window to its own and back. */
function onClick({ target, currentTarget }: Event): void {
  const dialog = currentTarget as HTMLDialogElement;
  const does = (target as Element).closest<HTMLElement>('[data-does]')?.dataset['does'];
  if (target === dialog || does === 'close') dialog.close();
  if (does !== 'size') return;
  const isActual = dialog.classList.toggle('actual');
  dialog.querySelector('[aria-pressed]')?.setAttribute('aria-pressed', String(isActual));
}

/** Escape closes this dialog, and nothing around it. */
function keepEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') event.stopPropagation();
}
