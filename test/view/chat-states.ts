/** Every state in which a visitor can meet the chat, each opened as a visitor would come to it: what the audits go through. */
import { fixture, html, waitUntil } from '@open-wc/testing';
import { ChatError } from '../../src/protocol/errors.js';
import type { IotexChat } from '../../src/view/iotex-chat.js';
import { ScriptedTransport } from '../scripted-transport.js';
import { fakeMicrophones, FakeRecorder } from './fake-microphone.js';
import { ChatHarness, frame, heardOnConsole, openChat } from './harness.js';
import type { ChatState } from './open-state.js';
import {
  PATIENCE,
  EVERYTHING,
  PIXEL,
  plain,
  full,
  opened,
  asked,
  answered,
  failed,
  pickFiles,
  withTools,
  there,
} from './open-state.js';

export const chatStates: readonly ChatState[] = [
  {
    name: 'empty, with suggestions',
    open: async () => {
      const chat = await openChat(plain);
      chat.element.suggestions = ['What is DePIN?', 'How do I stake?'];
      await chat.element.updateComplete;
      return { chat };
    },
  },
  {
    name: 'typing, near the limit',
    open: async () => {
      const chat = await openChat(html`<iotex-chat maxlength="20"></iotex-chat>`);
      await chat.type('seventeen letters');
      return { chat };
    },
  },
  {
    name: 'typing, beyond the limit',
    open: async () => {
      const chat = await openChat(html`<iotex-chat maxlength="10"></iotex-chat>`);
      await chat.type('more than ten letters');
      return { chat };
    },
  },
  { name: 'waiting', open: async () => ({ chat: await asked() }) },
  {
    name: 'trying again',
    open: async () => {
      const chat = await asked();
      chat.gateway.last.retry({ attempt: 1, delay: 1000 });
      await chat.element.updateComplete;
      return { chat };
    },
  },
  {
    name: 'reasoning',
    open: async () => {
      const chat = await asked();
      await chat.gateway.last.say({ type: 'reasoning', text: 'Let me see.' });
      await chat.element.updateComplete;
      return { chat };
    },
  },
  {
    name: 'reasoning, closed, and opened again',
    open: async () => {
      const chat = await asked();
      await chat.gateway.last.say({ type: 'reasoning', text: 'Let me see.' }, { type: 'text', text: 'Yes.' });
      await chat.gateway.last.finish();
      await chat.element.updateComplete;
      chat.part('reasoning').querySelector('summary')!.click();
      return { chat };
    },
  },
  {
    name: 'streaming',
    open: async () => {
      const chat = await asked();
      await chat.gateway.last.text('# Half\n\nan **answ');
      await chat.element.updateComplete;
      return { chat };
    },
  },
  { name: 'answered, with everything in it', open: async () => ({ chat: await answered(plain, EVERYTHING) }) },
  { name: 'answered, with everything on', open: async () => ({ chat: await answered(full(), EVERYTHING) }) },
  {
    name: 'stopped',
    open: async () => {
      const chat = await asked();
      await chat.gateway.last.text('Half an answ');
      await chat.element.updateComplete;
      await chat.click('Stop');
      return { chat };
    },
  },
  {
    name: 'interrupted',
    open: () => failed(new ChatError('truncated', 'broke', { partial: true, retryable: true }), 'Half an answ'),
  },
  {
    name: 'cut at its length',
    open: async () => {
      const chat = await asked();
      await chat.gateway.last.text('Half an answ');
      await chat.gateway.last.finish('length');
      await chat.element.updateComplete;
      return { chat };
    },
  },
  { name: 'failed', open: () => failed(new ChatError('server', 'boom', { retryable: true })) },
  {
    name: 'rate limited, with a countdown',
    open: () => failed(new ChatError('rate_limit', 'slow down', { retryable: true, retryAfter: 60_000 })),
  },
  {
    name: 'out of its budget',
    open: async () => {
      const chat = await openChat(html`<iotex-chat max-requests="1"></iotex-chat>`);
      await chat.exchange('one', 'uno');
      await heardOnConsole('error', () => chat.ask('two'));
      return { chat };
    },
  },
  {
    name: 'offline',
    open: async () => {
      Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
      const chat = await answered();
      window.dispatchEvent(new Event('offline'));
      await chat.element.updateComplete;
      return { chat, close: () => Reflect.deleteProperty(navigator, 'onLine') };
    },
  },
  {
    name: 'a picture that waits',
    open: async () => ({ chat: await answered(plain, '![a map](https://images.example/map.png)') }),
  },
  {
    name: 'a picture of the model, enlarged',
    open: async () => {
      const chat = await asked();
      await chat.gateway.last.say({ type: 'image', url: PIXEL, alt: 'A green field' });
      await chat.gateway.last.finish();
      await chat.element.updateComplete;
      await there(chat, 'img[role="button"]');
      chat.root.querySelector<HTMLElement>('img[role="button"]')!.click();
      await there(chat, 'dialog[open]');
      return { chat };
    },
  },
  {
    name: 'files attached, and some refused',
    open: async () => {
      const chat = await opened(full());
      const bytes = Uint8Array.from(atob(PIXEL.split(',')[1]!), (letter) => letter.charCodeAt(0));
      await pickFiles(
        chat,
        new File(['some text'], 'notes.txt', { type: 'text/plain' }),
        new File([bytes], 'a picture with quite a long name indeed.png', { type: 'image/png' }),
        new File([], 'empty.txt', { type: 'text/plain' }),
        new File([new Uint8Array([0, 1, 2, 3])], 'program.exe', { type: 'application/x-msdownload' }),
      );
      const isRead = () =>
        chat.parts('attachment').length === 2 &&
        chat.parts('notice').length > 0 &&
        !chat.root.querySelector('.file-card[aria-busy="true"]');
      await waitUntil(isRead, 'files are read', PATIENCE);
      return { chat };
    },
  },
  {
    name: 'files in a question',
    open: async () => {
      const chat = await opened(full());
      void chat.element.send({
        text: 'See',
        files: [
          { type: 'file', name: 'green.png', mimeType: 'image/png', url: PIXEL },
          { type: 'file', name: 'notes.txt', mimeType: 'text/plain', text: 'some text' },
        ],
      });
      await chat.element.updateComplete;
      return { chat };
    },
  },
  {
    name: 'recording',
    open: async () => {
      const chat = await opened(full());
      // Not the browser's own: WebKitGTK records only with plugins of GStreamer.
      const { MediaRecorder } = window;
      Object.assign(window, { MediaRecorder: FakeRecorder });
      Object.defineProperty(navigator, 'mediaDevices', { value: fakeMicrophones(), configurable: true });
      await chat.click('Dictate');
      await waitUntil(() => chat.button('Stop dictation'), 'it records', PATIENCE);
      return {
        chat,
        close: () => {
          Reflect.deleteProperty(navigator, 'mediaDevices');
          Object.assign(window, { MediaRecorder });
        },
      };
    },
  },
  {
    name: 'a question that is rewritten',
    open: async () => {
      const chat = await answered();
      await chat.click('Edit');
      return { chat };
    },
  },
  {
    name: 'an answer that is commented on',
    open: async () => {
      const chat = await answered(full());
      await chat.click('Bad answer');
      return { chat };
    },
  },
  {
    name: 'an answer with its usage',
    open: async () => {
      const chat = await asked(full());
      await chat.gateway.last.say(
        { type: 'text', text: 'Yes.' },
        { type: 'usage', usage: { inputTokens: 12, outputTokens: 3, totalTokens: 15 } },
      );
      await chat.gateway.last.finish();
      await chat.element.updateComplete;
      await chat.click('Details');
      return { chat };
    },
  },
  {
    name: 'tools at work',
    open: () =>
      withTools(async (chat) => {
        for (const step of chat.parts('tool-call')) step.querySelector('summary')?.click();
        await frame();
      }),
  },
  {
    name: 'tools that have ended, opened',
    open: () =>
      withTools(async (chat) => {
        await chat.gateway.last.say({ type: 'finish', reason: 'tool_calls' });
        await chat.gateway.last.end();
        await waitUntil(() => chat.gateway.answers.length === 2, 'the model is asked again', PATIENCE);
        await chat.gateway.last.text('It is noon.');
        await chat.gateway.last.finish();
        await frame();
        for (const step of chat.parts('tool-call')) step.querySelector('summary')?.click();
        await frame();
      }),
  },
  {
    name: 'answers with sources',
    open: async () => {
      const chat = await openChat(plain);
      for (const question of ['one', 'two']) {
        await chat.ask(question);
        await chat.gateway.last.say(
          { type: 'text', text: 'See below.' },
          { type: 'source', url: 'https://iotex.io/', title: 'IoTeX' },
          { type: 'source', url: 'https://docs.iotex.io/', title: '' },
        );
        await chat.gateway.last.finish();
        await chat.element.updateComplete;
      }
      return { chat };
    },
  },
  {
    name: 'gone on with on another day',
    open: async () => {
      const chat = await openChat(plain);
      const said = { status: 'done', revision: 0, parts: [{ type: 'text', text: 'A text.' }] };
      await chat.element.importThread({
        version: 1,
        messages: [],
        thread: {
          messages: [
            { ...said, id: 'a', parentId: null, role: 'user', createdAt: Date.UTC(2001, 0, 5) },
            { ...said, id: 'b', parentId: 'a', role: 'assistant', createdAt: Date.UTC(2001, 0, 9) },
          ],
          activePath: ['a', 'b'],
        },
      });
      await there(chat, '.day');
      return { chat };
    },
  },
  {
    name: 'one of two answers',
    open: async () => {
      const chat = await answered();
      await chat.click('Regenerate');
      await chat.gateway.last.text('Another one.');
      await chat.gateway.last.finish();
      await chat.element.updateComplete;
      return { chat };
    },
  },
  {
    name: 'a turn deleted, with Undo',
    open: async () => {
      const chat = await answered();
      await chat.exchange('two', 'dos');
      await chat.click('Delete');
      return { chat };
    },
  },
  {
    name: 'the list of conversations',
    open: async () => {
      const chat = await answered(full());
      await chat.click('Conversations');
      await there(chat, '[part~="thread-list"]');
      return { chat };
    },
  },
  {
    name: 'the menu of Export',
    open: async () => {
      const chat = await answered(full());
      await chat.click('Export');
      await frame();
      return { chat };
    },
  },
  {
    name: 'a link that is warned of',
    open: async () => {
      const chat = await answered(plain, '[elsewhere](https://elsewhere.example/path)');
      chat.root.querySelector<HTMLElement>('.message a')!.click();
      await there(chat, 'dialog[open]');
      return { chat };
    },
  },
  {
    name: 'scrolled up, with the way back',
    open: async () => {
      const chat = await answered(plain, 'A line.\n\n'.repeat(80));
      await frame();
      chat.part('messages').scrollTop = 0;
      await waitUntil(() => chat.button('Jump to latest'), 'the way back is there', PATIENCE);
      return { chat };
    },
  },
  {
    name: 'floating, closed, with unread answers',
    open: async () => ({ chat: await answered(html`<iotex-chat mode="floating"></iotex-chat>`) }),
  },
  {
    name: 'floating, open',
    open: async () => {
      const chat = await answered(html`<iotex-chat mode="floating" open></iotex-chat>`);
      return { chat };
    },
  },
  {
    name: 'disabled',
    open: async () => {
      const chat = await answered(full(), EVERYTHING);
      chat.element.disabled = true;
      await chat.element.updateComplete;
      return { chat };
    },
  },
  {
    name: 'right to left',
    open: async () => {
      const box = await fixture(html`<div dir="rtl" lang="ar"><iotex-chat></iotex-chat></div>`);
      const chat = new ChatHarness(box.querySelector<IotexChat>('iotex-chat')!, new ScriptedTransport());
      await chat.element.updateComplete;
      await chat.exchange('مرحبا', 'أهلا **بك**');
      return { chat };
    },
  },
];
