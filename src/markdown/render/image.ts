/** A picture's address and description in, what stands in its place out: the picture, a button that fetches it, or words. */
import type { RenderContext } from './context.js';
import { isOnWeb, safeUrl } from './safe-url.js';
import { visibleText } from './visible-text.js';

/** What a picture needs to know. */
export type ImageContext = Pick<RenderContext, 'strings' | 'imageRule' | 'onImageBlock'>;

interface Description {
  readonly alt: string;
  readonly title: string | undefined;
}

/** Pictures that are here already and hold nothing but pixels: an SVG could hold anything. Its anchor keeps it at the beginning of megabytes. */
const IS_HERE = /^(?:blob:|data:image\/(?:png|jpeg|gif|webp|avif|bmp)[;,])/i;

/**
 * The element in the place of a picture:
 * - one that is here (`data:` with pixels, `blob:`): the picture;
 * - one on another host, by `context.imageRule`: `show`, the picture; `ask`, a button that fetches it; `block`, words. In the last two cases
 *   `context.onImageBlock` is called, once for the element;
 * - any other address: its description.
 *
 * A URL can carry words of the conversation away, so nothing of another host is fetched before its rule or the visitor says so, and then with no
 * referrer. (Cookies are left to the browser: `crossorigin` would keep them back, and break every host that does not send CORS headers.) A
 * picture that fails to load gives way to words and is not asked for again.
 *
 * `isSettled` says that the element is here to stay. Without it the element only looks like what will be there: it has no effect beyond
 * itself, fetches and decodes nothing, tells nobody and takes no click, and may be thrown away and made anew in each frame.
 */
export function imageElement(
  destination: string,
  alt: string,
  title: string | undefined,
  context: ImageContext,
  isSettled = true,
): HTMLElement {
  const description = { alt: visibleText(alt), title: title ? visibleText(title) : undefined };
  if (IS_HERE.test(destination)) return present(destination, description, context, isSettled);
  const url = safeUrl(destination);
  if (!url || !isOnWeb(url)) return words('image-alt', description.alt);
  const rule = context.imageRule(url);
  if (rule === 'show') return present(url.href, description, context, isSettled);
  if (isSettled) context.onImageBlock(url);
  if (rule === 'block') return placeholder(context.strings.imageBlocked, description);
  return button(url, description, context, isSettled);
}

function present(address: string, description: Description, context: ImageContext, isSettled: boolean): HTMLElement {
  return isSettled ? picture(address, description, context) : placeholder(context.strings.image, description);
}

function picture(address: string, description: Description, context: ImageContext): HTMLImageElement {
  const image = document.createElement('img');
  image.className = 'image';
  image.setAttribute('part', 'image');
  image.alt = description.alt || context.strings.image;
  if (description.title) image.title = description.title;
  image.decoding = 'async';
  image.loading = 'lazy';
  image.referrerPolicy = 'no-referrer';
  image.addEventListener('error', () => replace(image, placeholder(context.strings.imageFailed, description)), {
    once: true,
  });
  // Last: from here on it may be fetched, and everything above counts.
  image.src = address;
  return image;
}

function button(url: URL, description: Description, context: ImageContext, isSettled: boolean): HTMLButtonElement {
  const control = describe(document.createElement('button'), context.strings.loadImage(url.host), description);
  control.type = 'button';
  control.disabled = !isSettled;
  control.addEventListener('click', (event) => {
    // It may stand in a link, and is not a click on that.
    event.preventDefault();
    const isBlocked = context.imageRule(url) === 'block';
    replace(
      control,
      isBlocked ? placeholder(context.strings.imageBlocked, description) : picture(url.href, description, context),
    );
  });
  return control;
}

function placeholder(text: string, description: Description): HTMLElement {
  return describe(document.createElement('span'), text, description);
}

function describe<E extends HTMLElement>(element: E, text: string, { alt, title }: Description): E {
  element.className = 'placeholder';
  element.setAttribute('part', 'image-placeholder');
  if (title) element.title = title;
  element.append(text);
  if (alt) element.append(': ', words('image-alt', alt));
  return element;
}

function words(className: string, text: string): HTMLElement {
  const span = document.createElement('span');
  span.className = className;
  span.dir = 'auto';
  span.append(text);
  return span;
}

/** Puts `next` where `old` is, and the focus with it: the next Tab goes on from here. */
function replace(old: HTMLElement, next: HTMLElement): void {
  const hadFocus = old.matches(':focus');
  old.replaceWith(next);
  if (!hadFocus) return;
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
}
