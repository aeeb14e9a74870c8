/** The floor: one Text node that grows once a frame. No Markdown. */
import { startHandMade } from './hand-made.js';

export function start(container) {
  return startHandMade(container, (element) => {
    const node = element.appendChild(document.createTextNode(''));
    element.classList.add('plain');
    return { append: (text) => node.appendData(text), end() {} };
  });
}
