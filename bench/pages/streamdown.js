/** `streamdown` in React 19, generously: messages are memoised, and deltas set the state once a frame rather than one by one. */
import { createElement, memo, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Streamdown } from 'streamdown';
import { FrameQueue } from './frame-queue.js';
import { readAnswer } from './read-answer.js';

const Message = memo(function Message({ role, text }) {
  return createElement('div', { className: role }, role === 'user' ? text : createElement(Streamdown, null, text));
});

function Chat({ onMount }) {
  const [messages, setMessages] = useState([]);
  const scroller = useRef(null);
  useLayoutEffect(() => {
    scroller.current.scrollTop = 1e9;
  }, [messages]);
  useEffect(() => onMount(setMessages), [onMount]);
  return [
    createElement(
      'div',
      { className: 'scroller', ref: scroller, key: 'scroller' },
      messages.map(({ role, text }, index) => createElement(Message, { key: index, role, text })),
    ),
    createElement('textarea', { className: 'field', key: 'field' }),
  ];
}

export async function start(container) {
  const setMessages = await new Promise((onMount) => {
    createRoot(container).render(createElement(Chat, { onMount }));
  });
  let controller;
  const newest = () => [...container.querySelectorAll('.assistant')].at(-1);
  return {
    root: container,
    text: () => newest()?.textContent ?? '',
    focus: () => container.querySelector('textarea').focus(),
    stop: () => controller?.abort(),
    history: (messages) => setMessages(messages),
    async ask() {
      controller = new AbortController();
      setMessages((messages) => [...messages, { role: 'user', text: 'Go on.' }, { role: 'assistant', text: '' }]);
      const queue = new FrameQueue((text) => {
        setMessages((messages) => {
          const answer = messages.at(-1);
          return [...messages.slice(0, -1), { ...answer, text: answer.text + text }];
        });
      });
      try {
        await readAnswer(controller.signal, (delta) => queue.add(delta));
      } finally {
        queue.flush();
      }
    },
  };
}
