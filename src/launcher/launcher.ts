/** Finds every `<iotex-chat>` of a page that is not there yet, draws the floating ones, and loads the chat when a visitor comes near. */
import { readKeptOpen } from '../view/kept-open.js';
import { StandIn } from './stand-in.js';

export interface LauncherMeans {
  /** Fetches the chat. `attempt` counts from 0: browsers remember an address that could not be loaded, so each has its own. */
  readonly load: (attempt: number) => Promise<{ readonly defineElement?: () => void }>;
}

const TAG = 'iotex-chat';
/** How near to the window a chat in the page is when it is loaded. */
const NEAR = '400px';
/** What shows that somebody is there. */
const SIGNS = ['pointermove', 'scroll', 'keydown', 'touchstart'];

/**
 * Watches `document` until the chat is loaded; gives what ends it. Chats in open shadow roots are found if the root is there when its host is; those in
 * closed ones are not, and come with the first that is found.
 */
export function startLauncher({ load }: LauncherMeans): () => void {
  const standIns = new Map<Element, StandIn>();
  const seen = new WeakSet<Node>();
  const end = new AbortController();
  let attempt = 0;
  let loading: Promise<void> | undefined;

  const run = async (): Promise<void> => {
    for (const standIn of standIns.values()) standIn.wait();
    try {
      const chat = await load(attempt);
      // What is being composed would be lost.
      for (const standIn of standIns.values()) await standIn.settled;
      end.abort();
      chat.defineElement?.();
    } catch (error) {
      attempt += 1;
      loading = undefined;
      for (const standIn of standIns.values()) standIn.fail();
      console.error(
        '<iotex-chat>: the chat could not be loaded. Is its file there, and does script-src allow it?',
        error,
      );
    }
  };
  const want = () => void (loading ??= run());
  /** Once it has failed, only the visitor asks again. */
  const come = () => {
    if (attempt === 0) want();
  };

  const near =
    typeof IntersectionObserver === 'undefined'
      ? undefined
      : new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && come(), {
          rootMargin: NEAR,
        });

  const meet = (chat: Element): void => {
    if (seen.has(chat)) return;
    seen.add(chat);
    if (chat.getAttribute('mode') !== 'floating') {
      if (near) near.observe(chat);
      else come();
      return;
    }
    if (!chat.shadowRoot) standIns.set(chat, new StandIn(chat, { onIntent: come, onWanted: want }));
    const persist = chat.getAttribute('persist') ?? 'none';
    const kept = readKeptOpen({ persist, storageKey: chat.getAttribute('storage-key') });
    if (kept ?? chat.hasAttribute('open')) come();
  };
  const look = (node: Node): void => {
    if (!(node instanceof Element || node instanceof ShadowRoot || node instanceof Document)) return;
    const all = node instanceof Element ? [node, ...node.querySelectorAll('*')] : node.querySelectorAll('*');
    for (const element of all) {
      if (element.localName === TAG) meet(element);
      else if (element.shadowRoot) watch(element.shadowRoot);
    }
  };
  const changes = new MutationObserver((records) => {
    for (const { addedNodes } of records) addedNodes.forEach(look);
  });
  const watch = (root: Document | ShadowRoot): void => {
    if (seen.has(root)) return;
    seen.add(root);
    changes.observe(root, { childList: true, subtree: true });
    look(root);
  };

  const onSign = () => {
    if (standIns.size === 0) return;
    for (const sign of SIGNS) window.removeEventListener(sign, onSign);
    if ('requestIdleCallback' in window) requestIdleCallback(come);
    else come();
  };
  for (const sign of SIGNS) window.addEventListener(sign, onSign, { passive: true, signal: end.signal });
  end.signal.addEventListener('abort', () => {
    changes.disconnect();
    near?.disconnect();
  });
  // Somebody else may bring the chat.
  void customElements.whenDefined(TAG).then(() => end.abort());
  if (!customElements.get(TAG)) watch(document);
  return () => end.abort();
}
