/** What most people write: the whole text through `marked` and DOMPurify into innerHTML, for each delta or once a frame. */
import DOMPurify from 'dompurify';
import { marked } from 'marked';
import { startHandMade } from './hand-made.js';

export function start(container, { perDelta = false } = {}) {
  const makeAnswer = (element) => {
    let whole = '';
    return {
      append(text) {
        whole += text;
        element.innerHTML = DOMPurify.sanitize(marked.parse(whole));
      },
      end() {},
    };
  };
  return startHandMade(container, makeAnswer, { perDelta });
}
