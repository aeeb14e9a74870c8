/** Every state that the chat can be in, each with what brings it about. */

import { ChatError } from 'iotex-chat';
import type { IotexChat, Transport } from 'iotex-chat';
import { arabic, cutText, longCode, shortAnswer, streamingText, thoughts, wideTable } from './scene-texts.js';
import { says, scripted } from './scripted.js';

/** A state. */
export interface Scene {
  /** In the address, after `#`. */
  readonly id: string;
  readonly name: string;
  /** What is to be seen, in a sentence. */
  readonly shows: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Whether the chat is 320 pixels wide. */
  readonly isNarrow?: boolean;
  /** Whether the chat is on a page of its own, as wide as a phone. What floats is over a whole page, and how wide that is says how. */
  readonly isOnPhone?: boolean;
  /** Who answers. Default: nobody is asked. */
  readonly transport?: (chat: IotexChat) => Transport;
  /** Changes the page before the chat is played with; gives what takes it back. */
  enter?(): () => void;
  /** What the visitor does. */
  play?(chat: IotexChat): Promise<unknown>;
}

const question = 'What does a chat need to be calm?';
const ask = (chat: IotexChat): Promise<unknown> => chat.send(question);
const answers = (text: string) => scripted([says(text)], 'finish');
const fails = (...facts: ConstructorParameters<typeof ChatError>) => scripted([], () => new ChatError(...facts));

export const scenes: readonly Scene[] = [
  {
    id: 'empty',
    name: 'Empty',
    shows: 'The greeting, and questions to begin with.',
    attributes: { greeting: 'What would you like to know?' },
    play: async (chat) => {
      chat.suggestions = ['How do I add the chat to my page?', 'What happens when the connection breaks?'];
      await chat.updateComplete;
    },
  },
  {
    id: 'typing',
    name: 'Typing',
    shows: 'A draft of several lines, with the counter near its limit.',
    attributes: { maxlength: '120' },
    play: async (chat) => {
      chat.value =
        'A question that takes more than one line.\nIts second line is here,\nand its third one ends the draft: how long is it?';
      await chat.updateComplete;
      chat.focus();
    },
  },
  {
    id: 'waiting',
    name: 'Sent, waiting',
    shows: 'Three quiet dots; words after eight seconds.',
    transport: scripted([], 'silence'),
    play: ask,
  },
  {
    id: 'reasoning',
    name: 'Reasoning',
    shows: 'What the model thinks, open while it is written.',
    transport: scripted([{ type: 'reasoning', text: thoughts }], 'silence'),
    play: ask,
  },
  {
    id: 'streaming',
    name: 'Streaming',
    shows: 'An answer that grows, with a caret at its end.',
    transport: scripted([says(streamingText)], 'silence'),
    play: ask,
  },
  {
    id: 'stopped',
    name: 'Stopped',
    shows: 'What had come stays, and can be gone on with.',
    transport: scripted([says(streamingText)], 'stop'),
    play: ask,
  },
  {
    id: 'interrupted',
    name: 'Interrupted',
    shows: 'The connection broke in the middle: Continue and Retry.',
    transport: scripted([says(streamingText)], () => new ChatError('truncated', 'The scene breaks off here.')),
    play: ask,
  },
  {
    id: 'length',
    name: 'Cut at the limit',
    shows: 'The answer reached its limit of tokens: Continue.',
    transport: scripted([says(cutText)], 'length'),
    play: ask,
  },
  {
    id: 'error',
    name: 'Error',
    shows: 'What happened, in words, and Retry.',
    transport: fails('server', 'The scene fails here.', { status: 500 }),
    play: ask,
  },
  {
    id: 'rate-limited',
    name: 'Rate limited',
    shows: 'A countdown; Retry works when it is over.',
    transport: fails('rate_limit', 'The scene is asked too often here.', { status: 429, retryAfter: 30_000 }),
    play: ask,
  },
  {
    id: 'offline',
    name: 'Offline',
    shows: 'The device has no network: the draft stays.',
    enter: pretendOffline,
    play: async (chat) => {
      chat.value = 'To be sent later';
      await chat.updateComplete;
    },
  },
  {
    id: 'budget',
    name: 'Budget reached',
    shows: 'The site owner allows one question here, and the second is refused.',
    attributes: { 'max-requests': '1' },
    transport: answers(shortAnswer),
    play: async (chat) => {
      await ask(chat);
      await chat.send('And what else?');
    },
  },
  {
    id: 'image-waiting',
    name: 'Picture waiting for a click',
    shows: 'A picture on another site is not fetched before the visitor says so.',
    transport: answers('The harbour in the morning:\n\n![A harbour in the morning](https://example.com/harbour.png)\n'),
    play: ask,
  },
  {
    id: 'attachment',
    name: 'Attachments, one refused',
    shows: 'A text is attached; a sound is refused, with the reason.',
    attributes: { 'with-attachments': '' },
    play: async (chat) => {
      await shown(chat, 'attach-button');
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['name,age\nAda,36\n'], 'people.csv', { type: 'text/csv' }));
      dataTransfer.items.add(new File([new Uint8Array(4000)], 'song.mp3', { type: 'audio/mpeg' }));
      chat.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      await chat.updateComplete;
    },
  },
  {
    id: 'tools',
    name: 'Functions',
    shows: 'Steps that the answer took: one went well, one failed.',
    transport: useTools,
    play: async (chat) => {
      chat.tools = [
        { name: 'get_weather', execute: () => ({ city: 'Oslo', degrees: 4 }) },
        { name: 'get_time', execute: () => Promise.reject(new Error('The clock cannot be reached.')) },
      ];
      await ask(chat);
    },
  },
  {
    id: 'sources',
    name: 'Sources',
    shows: 'Where the answer comes from.',
    transport: scripted(
      [
        says(shortAnswer),
        { type: 'source', url: 'https://spec.commonmark.org/0.31.2/', title: 'CommonMark' },
        { type: 'source', url: 'https://www.w3.org/TR/WCAG22/', title: 'Web Content Accessibility Guidelines 2.2' },
      ],
      'finish',
    ),
    play: ask,
  },
  {
    id: 'branches',
    name: 'Branches',
    shows: 'The third answer to a question, and the way back to the others.',
    attributes: { 'with-feedback': '', 'with-usage': '', 'with-speech': '' },
    transport: answers(shortAnswer),
    play: async (chat) => {
      await ask(chat);
      await chat.regenerate();
      await chat.regenerate();
    },
  },
  {
    id: 'long-code',
    name: 'Long code',
    shows: 'Lines wider than the chat scroll in their own box.',
    transport: answers(longCode),
    play: ask,
  },
  {
    id: 'wide-table',
    name: 'Wide table',
    shows: 'A table wider than the chat scrolls in its own box.',
    transport: answers(wideTable),
    play: ask,
  },
  {
    id: 'rtl',
    name: 'Right to left',
    shows: 'A conversation in Arabic; code stays left to right.',
    attributes: { dir: 'rtl', lang: 'ar', heading: arabic.heading },
    transport: answers(arabic.answer),
    play: (chat) => chat.send(arabic.question),
  },
  {
    id: 'narrow',
    name: '320 pixels wide',
    shows: 'All of it on the narrowest of phones; as wide as 1280 pixels at 400 % zoom.',
    isNarrow: true,
    attributes: { heading: 'iotex-chat', 'with-attachments': '', 'with-feedback': '', 'with-export': '' },
    transport: answers(shortAnswer),
    play: ask,
  },
  {
    id: 'unread',
    name: 'Closed, with unread answers',
    shows: 'The button in the corner says how many answers have come while the panel was closed.',
    attributes: { mode: 'floating' },
    transport: answers(shortAnswer),
    play: async (chat) => {
      await ask(chat);
      await chat.regenerate();
    },
  },
  {
    id: 'phone',
    name: 'Open on a phone',
    shows: 'The panel fills the screen; the way back closes it.',
    isOnPhone: true,
    attributes: { mode: 'floating', open: '', heading: 'Ask the docs' },
    transport: answers(shortAnswer),
    play: ask,
  },
  {
    id: 'days',
    name: 'Gone on with on another day',
    shows: 'A line where the day has changed.',
    transport: answers(shortAnswer),
    play: async (chat) => {
      await chat.importThread({ version: 1, messages: [], thread: yesterday() });
      await chat.send('And what else?');
    },
  },
  {
    id: 'dark',
    name: 'Dark',
    shows: 'The dark colors, whatever the page has.',
    attributes: { 'color-scheme': 'dark', heading: 'iotex-chat' },
    transport: answers(longCode),
    play: ask,
  },
  {
    id: 'disabled',
    name: 'Disabled, to be read only',
    shows: 'What was said can be read and copied; nothing can be written.',
    attributes: { disabled: '' },
    play: async (chat) => {
      chat.addMessage({ role: 'user', text: question });
      chat.addMessage({ role: 'assistant', text: shortAnswer });
      await chat.updateComplete;
    },
  },
];

/** A conversation of the day before. */
function yesterday() {
  const createdAt = Date.now() - 24 * 60 * 60 * 1000;
  const said = { status: 'done', createdAt, revision: 0 };
  return {
    messages: [
      { ...said, id: 'question', parentId: null, role: 'user', parts: [{ type: 'text', text: question }] },
      { ...said, id: 'answer', parentId: 'question', role: 'assistant', parts: [{ type: 'text', text: shortAnswer }] },
    ],
    activePath: ['question', 'answer'],
  };
}

/** Calls two functions at once, and answers once it is asked again with their results. */
function useTools(chat: IotexChat): Transport {
  const calls = scripted(
    [
      says('I will look that up.\n\n'),
      { type: 'tool-call', index: 0, id: 'call_1', name: 'get_weather', arguments: '{"city":"Oslo"}' },
      { type: 'tool-call', index: 1, id: 'call_2', name: 'get_time', arguments: '{"city":"Oslo"}' },
    ],
    'finish',
  )(chat);
  const answer = answers('It is **4 °C** in Oslo. What time it is there could not be found out.')(chat);
  return (request, context) => (request.messages.at(-1)?.role === 'tool' ? answer : calls)(request, context);
}

function pretendOffline(): () => void {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
  window.dispatchEvent(new Event('offline'));
  return () => {
    Reflect.deleteProperty(navigator, 'onLine');
    window.dispatchEvent(new Event('online'));
  };
}

/** Until the chat shows `part`: what it loads on demand is not there at once. */
function shown(chat: IotexChat, part: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (chat.shadowRoot?.querySelector(`[part~="${part}"]`)) resolve();
      else requestAnimationFrame(look);
    };
    look();
  });
}
