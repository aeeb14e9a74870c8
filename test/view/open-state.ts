/** Ways to come to a state of the chat, as a visitor would: what `chat-states.ts` is made of. */
import { html, waitUntil } from '@open-wc/testing';
import type { Tool } from '../../src/conversation/tool.js';
import type { ChatError } from '../../src/protocol/errors.js';
import type { ChatHarness } from './harness.js';
import { frame, heardOnConsole, openChat } from './harness.js';

export interface ChatState {
  readonly name: string;
  /** Opens it, and puts back what it changed of the page when that is over. */
  readonly open: () => Promise<OpenState>;
}

export interface OpenState {
  readonly chat: ChatHarness;
  readonly close?: () => void;
}

/** How long what is loaded on demand may take on a busy machine. */
export const PATIENCE = { timeout: 15_000 };

export const EVERYTHING = `# A heading

Some **bold**, *soft* and ~~old~~ words, \`code\`, a [link](https://iotex.io/) and a note[^1].

- one
- [x] done
- [ ] to do

1. first
2. second

> A quote

| Name | Size |
|---|---:|
| Lit | 5 |

\`\`\`js
const answer = 42; // the answer
\`\`\`

![a map](https://images.example/map.png)

---

[^1]: The note.
`;

/** A picture of one green pixel. */
export const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M/wHwAEBgIApD5fRAAAAABJRU5ErkJggg==';

export const plain = html`<iotex-chat heading="Help" disclaimer="Answers can be wrong."></iotex-chat>`;

/** A server that never answers: what is asked for beside answers is being loaded. */
export const never = () => new Promise<Response>(() => undefined);

/** All that can be switched on, with a memory of its own. */
export const full = () =>
  html`<iotex-chat
    heading="Help"
    proxy-url="/chat"
    .fetch=${never}
    with-attachments
    with-dictation
    with-speech
    with-feedback
    with-export
    with-model-picker
    with-threads
    with-usage
    persist="session"
    storage-key=${crypto.randomUUID()}
    maxlength="400"
  ></iotex-chat>`;

/** Opens a chat with all that belongs to it: what is remembered is not there at once. */
export async function opened(template = plain): Promise<ChatHarness> {
  const chat = await openChat(template);
  if (chat.element.withThreads) await waitUntil(() => chat.button('Conversations'), 'there is a memory', PATIENCE);
  return chat;
}

export async function asked(template = plain): Promise<ChatHarness> {
  const chat = await opened(template);
  await chat.ask('What is this?');
  return chat;
}

export async function answered(template = plain, text = 'An answer with some words.'): Promise<ChatHarness> {
  const chat = await asked(template);
  await chat.gateway.last.text(text);
  await chat.gateway.last.finish();
  await chat.element.updateComplete;
  return chat;
}

export async function failed(error: ChatError, text = ''): Promise<OpenState> {
  const chat = await asked();
  await heardOnConsole('error', async () => {
    if (text) await chat.gateway.last.text(text);
    await chat.gateway.last.fail(error);
    await chat.element.updateComplete;
  });
  return { chat };
}

/** Gives files to the file input, as the browser does when they were picked. */
export async function pickFiles(chat: ChatHarness, ...files: readonly File[]): Promise<void> {
  const input = chat.root.querySelector<HTMLInputElement>('input[type="file"]')!;
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await chat.element.updateComplete;
}

export async function withTools(end: (chat: ChatHarness) => Promise<void>): Promise<OpenState> {
  const chat = await openChat(plain);
  const tool: Tool = {
    name: 'get_time',
    description: 'Tells the time.',
    parameters: { type: 'object' },
    execute: () => ({ time: '12:00' }),
  };
  const broken: Tool = {
    ...tool,
    name: 'get_weather',
    execute: () => {
      throw new Error('no weather');
    },
  };
  chat.element.tools = [tool, broken];
  await chat.ask('What time is it?');
  await chat.gateway.last.say(
    { type: 'tool-call', index: 0, id: 'a', name: 'get_time', arguments: '{"zone":"UTC"}' },
    { type: 'tool-call', index: 1, id: 'b', name: 'get_weather', arguments: '{}' },
  );
  await end(chat);
  await chat.element.updateComplete;
  return { chat };
}

/** Until there is an element for `selector`: what is loaded on demand is not there at once. */
export async function there(chat: ChatHarness, selector: string): Promise<void> {
  await waitUntil(() => chat.root.querySelector(selector), `${selector} is there`, PATIENCE);
  await frame();
}
