/** A bare chat page around one way to show an answer: a scroller that follows the end, and a text field. */
import { FrameQueue } from './frame-queue.js';
import { readAnswer } from './read-answer.js';

/**
 * `makeAnswer(element)` gives `append(text)` and `end()` for one answer. It is fed once a frame, or with `perDelta` once a delta.
 */
export function startHandMade(container, makeAnswer, { perDelta = false } = {}) {
  const scroller = make('div', 'scroller');
  const field = make('textarea', 'field');
  container.append(scroller, field);
  let newest;
  let controller;

  return {
    root: container,
    text: () => newest?.textContent ?? '',
    focus: () => field.focus(),
    stop: () => controller?.abort(),

    async ask() {
      controller = new AbortController();
      scroller.append(message('user', 'Go on.'), (newest = make('div', 'assistant')));
      const answer = makeAnswer(newest);
      const paint = (text) => {
        answer.append(text);
        scroller.scrollTop = 1e9;
      };
      const queue = new FrameQueue(paint);
      try {
        await readAnswer(controller.signal, perDelta ? paint : (delta) => queue.add(delta));
      } finally {
        queue.flush();
        answer.end();
      }
    },

    history(messages) {
      const all = document.createDocumentFragment();
      for (const { role, text } of messages) {
        newest = message(role, role === 'user' ? text : '');
        all.append(newest);
        if (role === 'user') continue;
        const answer = makeAnswer(newest);
        answer.append(text);
        answer.end();
      }
      scroller.append(all);
      scroller.scrollTop = 1e9;
    },
  };
}

function message(role, text) {
  const element = make('div', role);
  element.textContent = text;
  return element;
}

function make(tag, name) {
  const element = document.createElement(tag);
  element.className = name;
  return element;
}
