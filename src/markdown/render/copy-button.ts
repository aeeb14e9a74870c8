/** The button that copies: what it is called and copies in, a button out that says for a while how it went. */
import type { RenderContext } from './context.js';
import { copyText } from './copy.js';
import type { IconName } from './icon.js';
import { icon } from './icon.js';

export interface CopyButtonOptions {
  /** Accessible name, and tooltip. */
  readonly label: string;
  /** Shows the name beside the icon. */
  readonly isLabelShown?: boolean;
  readonly text: () => string;
  /** What to select if the clipboard is closed to the page. */
  readonly source: () => Node;
  readonly context: RenderContext;
}

/** How long the button says so, in ms: a confirmation is seen, a refusal has to be read. */
const COPIED_FOR = 2000;
const FAILED_FOR = 6000;

/**
 * How it went is said by the button's own name and words: assistive technology speaks the new name of what has the focus, and no live region
 * interrupts.
 */
export function copyButton({ label, isLabelShown = false, text, source, context }: CopyButtonOptions): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'text-button copy';
  button.setAttribute('part', 'copy-button');
  const words = document.createElement('span');
  words.className = 'text-button-words';
  let cancel: (() => void) | undefined;

  const say = (iconName: IconName, name: string, isShown: boolean) => {
    button.setAttribute('aria-label', name);
    button.title = name;
    words.textContent = isShown ? name : '';
    button.replaceChildren(icon(iconName), words);
  };
  const rest = () => {
    button.classList.remove('copied', 'failed');
    say('copy', label, isLabelShown);
  };
  const copy = async () => {
    const isCopied = await copyText(text(), source);
    cancel?.();
    button.classList.toggle('copied', isCopied);
    button.classList.toggle('failed', !isCopied);
    const { copied, copyFailed } = context.strings;
    if (isCopied) say('check', copied, true);
    else say('alert', copyFailed, true);
    cancel = context.clock.after(isCopied ? COPIED_FOR : FAILED_FOR, rest);
  };
  button.addEventListener('click', () => {
    copy().catch(context.report);
  });
  rest();
  return button;
}
