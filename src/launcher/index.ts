/** The launcher as a script tag has it: small, and what it loads stands beside it. */
import { startLauncher } from './launcher.js';

/** On the page, so that a second copy of this file does nothing. */
const STARTED = Symbol.for('iotex-chat-launcher');
const page = document as Document & { [STARTED]?: boolean };

if (page[STARTED] !== true) {
  page[STARTED] = true;
  startLauncher({
    load: (attempt) => {
      if (attempt === 0) return import('./panel.js');
      // One file that imports nothing: of several, the one that could not be loaded would be remembered as that.
      const file = new URL(`./iotex-chat.bundle.js?attempt=${attempt}`, import.meta.url);
      return import(file.href) as Promise<object>;
    },
  });
}
