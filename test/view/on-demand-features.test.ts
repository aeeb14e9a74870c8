/** What a chat is while a part of it is not loaded yet, comes late, or does not come at all. */
import { fixture, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { settle } from '../fake-clock.js';
import { MemoryStorage } from '../conversation/storage/memory-storage.js';
import { ScriptedTransport } from '../scripted-transport.js';
import type { IotexChat } from '../../src/view/iotex-chat.js';
import { expect } from './expect.js';
import { gateAll } from './gated-chunk.js';
import type { ChunkName } from './gated-chunk.js';
import { ChatHarness, heardOnConsole } from './harness.js';

let gates: ReturnType<typeof gateAll>;

beforeEach(() => {
  gates = gateAll();
});

afterEach(() => {
  for (const gate of Object.values(gates)) gate.putBack();
});

/** A chat of which nothing is loaded but what an empty one needs. */
async function openBare(template = html`<iotex-chat></iotex-chat>`): Promise<ChatHarness> {
  const chat = new ChatHarness(await fixture<IotexChat>(template), new ScriptedTransport());
  await chat.element.updateComplete;
  return chat;
}

/** As a visitor who turns to the chat: the focus comes into it. */
async function turnTo(chat: ChatHarness): Promise<void> {
  chat.input.blur();
  chat.input.focus();
  // A page that is not in front gets no event of it.
  chat.input.dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true }));
  await chat.element.updateComplete;
}

async function says(chat: ChatHarness): Promise<void> {
  chat.element.addMessage({ role: 'user', text: 'hi' });
  chat.element.addMessage({ role: 'assistant', text: 'hello' });
  await chat.element.updateComplete;
}

interface Group {
  readonly chunk: ChunkName;
  readonly template: () => TemplateResult;
  /** What makes it apply; undefined where its attribute does. */
  readonly apply?: (chat: ChatHarness) => Promise<void>;
  /** What has to be there before it. */
  readonly after?: readonly ChunkName[];
  /** What it shows. */
  readonly selector: string;
}

const storage = () => new MemoryStorage();

const groups: readonly Group[] = [
  { chunk: 'transcript', template: () => html`<iotex-chat></iotex-chat>`, apply: says, selector: '[part~="message"]' },
  {
    chunk: 'attachments',
    template: () => html`<iotex-chat with-attachments></iotex-chat>`,
    selector: '[part~="attach-button"]',
  },
  {
    chunk: 'dictation',
    template: () => html`<iotex-chat with-dictation></iotex-chat>`,
    selector: '[part~="mic-button"]',
  },
  {
    chunk: 'modelPicker',
    template: () => html`<iotex-chat with-model-picker></iotex-chat>`,
    selector: '[part~="model-picker"]',
  },
  {
    chunk: 'speech',
    template: () => html`<iotex-chat with-speech></iotex-chat>`,
    apply: says,
    after: ['transcript'],
    selector: '[data-action="speak"]',
  },
  {
    chunk: 'export',
    template: () => html`<iotex-chat with-export></iotex-chat>`,
    apply: says,
    selector: '[part~="export-button"]',
  },
  {
    chunk: 'memory',
    template: () => html`<iotex-chat persist="local" with-threads .storage=${storage()}></iotex-chat>`,
    selector: '.threads-button',
  },
];

describe('A chat of which nothing is loaded', () => {
  it('has a place to write in, a greeting and suggestions, and has asked for nothing', async () => {
    const chat = await openBare(html`<iotex-chat .suggestions=${['One']} disclaimer="It may err."></iotex-chat>`);
    expect(chat.parts('input')).to.have.length(1);
    expect(chat.button('Send')).to.not.equal(undefined);
    expect(chat.parts('suggestion')).to.have.length(1);
    expect(chat.root.textContent).to.include('How can I help?');
    for (const [name, { attempts }] of Object.entries(gates)) expect(attempts, name).to.equal(0);
  });

  it('says nothing that it has no words for', async () => {
    const chat = await openBare(
      html`<iotex-chat
        with-attachments
        with-dictation
        with-model-picker
        with-speech
        with-export
        with-threads
        with-usage
        with-feedback
        maxlength="10"
        .suggestions=${['One']}
      ></iotex-chat>`,
    );
    const all = [...chat.root.querySelectorAll('*')];
    const texts = all.flatMap((element) => [...element.attributes].map(({ value }) => value));
    expect([...texts, chat.root.textContent].filter((text) => /undefined|null|object/.test(text))).to.deep.equal([]);
  });

  it('passes the audit of accessibility', async () => {
    const chat = await openBare(html`<iotex-chat heading="Help" with-attachments with-dictation></iotex-chat>`);
    await expect(chat.element).to.be.accessible();
  });

  it('asks for what shows messages when the visitor turns to it, once for all chats of the page', async () => {
    const chat = await openBare();
    const other = await openBare();
    await turnTo(chat);
    await turnTo(other);
    expect(gates.transcript.attempts).to.equal(1);
    await gates.transcript.come();
    const [one, two] = [chat, other].map(({ root }) => root.adoptedStyleSheets);
    expect(one).to.deep.equal(two);
    expect(new Set(one)).to.have.property('size', one?.length);
  });

  it('asks for it when a suggestion is pressed, before it is clicked', async () => {
    const chat = await openBare(html`<iotex-chat .suggestions=${['One']}></iotex-chat>`);
    chat.part('suggestion').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await chat.element.updateComplete;
    expect(gates.transcript.attempts).to.equal(1);
  });

  it('keeps field, draft and caret when what shows messages comes', async () => {
    const chat = await openBare();
    await turnTo(chat);
    await chat.type('a draft');
    const { input } = chat;
    input.setSelectionRange(1, 3);
    await gates.transcript.come();
    await chat.element.updateComplete;
    expect(chat.input).to.equal(input);
    expect(input.value).to.equal('a draft');
    expect([input.selectionStart, input.selectionEnd]).to.deep.equal([1, 3]);
  });

  it('sends and stops, and tells the page in the usual order', async () => {
    const chat = await openBare();
    const told: string[] = [];
    for (const type of ['before-send', 'send', 'stop', 'response-end']) {
      chat.element.addEventListener(`iotex-${type}`, () => told.push(type));
    }
    await chat.ask('hi');
    expect(chat.element.status).to.equal('submitting');
    expect(chat.input.value).to.equal('');
    await chat.click('Stop');
    await settle();
    expect(told).to.deep.equal(['before-send', 'send', 'stop', 'response-end']);
  });

  it('shows the whole of a turn, and says what there was to hear of it, once it can', async () => {
    const chat = await openBare();
    await chat.ask('hi');
    await chat.gateway.last.text('hello');
    await chat.gateway.last.finish();
    expect(chat.parts('message')).to.have.length(0);
    await gates.transcript.come();
    await chat.shown();
    expect(chat.parts('message')).to.have.length(2);
    expect(chat.lastText).to.include('hello');
    expect(chat.root.querySelector('[role="status"]')?.textContent).to.include('hello');
  });

  it('counts and tells what is too long once it can', async () => {
    const chat = await openBare(html`<iotex-chat maxlength="3"></iotex-chat>`);
    await turnTo(chat);
    await chat.type('too long');
    await chat.press('Enter');
    expect(chat.element.messages).to.have.length(0);
    await gates.transcript.come();
    await chat.shown();
    expect(chat.part('counter').textContent.trim()).to.equal('8/3');
    expect(chat.part('notice').textContent).to.include('5 characters too long');
    expect(chat.root.querySelector('[role="status"]')?.textContent).to.include('5 characters too long');
  });

  it('exports and imports on a call, and before it is in a page', async () => {
    const element = document.createElement('iotex-chat');
    element.addMessage({ role: 'user', text: 'a question' });
    const exported = element.exportThread('markdown');
    await gates.export.come();
    expect(await exported).to.include('a question');
  });

  it('rejects a call whose code cannot be loaded, and loads it at the next', async () => {
    const chat = await openBare();
    const lines = await heardOnConsole('error', async () => {
      const exported = chat.element.exportThread('json').catch((error: unknown) => error);
      await gates.export.fail();
      expect(await exported).to.be.instanceOf(TypeError);
    });
    expect(lines).to.have.length(1);
    const again = chat.element.exportThread('json');
    await gates.export.come();
    expect(JSON.parse(await again)).to.be.an('object');
  });

  it('says that messages cannot be shown, and shows them when the visitor tries again', async () => {
    const chat = await openBare();
    await says(chat);
    await heardOnConsole('error', () => gates.transcript.fail());
    await chat.element.updateComplete;
    expect(chat.part('error').textContent).to.include('The connection failed.');
    await expect(chat.element).to.be.accessible();
    await chat.click('Retry');
    expect(gates.transcript.attempts).to.equal(2);
    await gates.transcript.come();
    await chat.shown();
    expect(chat.parts('message')).to.have.length(2);
    expect(chat.parts('error')).to.have.length(0);
  });

  it('does without memory where that cannot be loaded, and deletes what is stored only when it can', async () => {
    const chat = await openBare(html`<iotex-chat persist="local" .storage=${storage()}></iotex-chat>`);
    const [line] = await heardOnConsole('error', () => gates.memory.fail());
    expect(line).to.include('what remembers conversations could not be loaded');
    const deleted = chat.element.deleteStoredData();
    await gates.memory.come();
    await deleted;
    expect(gates.memory.attempts).to.equal(2);
  });
});

for (const { chunk, template, apply, after = [], selector } of groups) {
  describe(`What "${chunk}" brings`, () => {
    const isShown = (chat: ChatHarness) => chat.root.querySelector(selector) !== null;
    const height = (chat: ChatHarness) => chat.part('composer').getBoundingClientRect().height;

    async function open(): Promise<ChatHarness> {
      const chat = await openBare(template());
      await apply?.(chat);
      for (const name of after) await gates[name].come();
      await chat.shown();
      return chat;
    }

    it('is not asked for by a chat that does without', async () => {
      await openBare();
      expect(gates[chunk].attempts).to.equal(0);
    });

    it('is asked for once, and is there when it has come, without moving what is there', async () => {
      const chat = await open();
      expect(gates[chunk].attempts).to.equal(1);
      expect(isShown(chat)).to.equal(false);
      const before = height(chat);
      await gates[chunk].come();
      await chat.until(() => isShown(chat));
      expect(gates[chunk].attempts).to.equal(1);
      expect(height(chat)).to.equal(before);
    });

    it('is told of in one line where it does not come, and the chat takes a question all the same', async () => {
      const chat = await open();
      const lines = await heardOnConsole('error', async () => {
        await gates[chunk].fail();
        // Whatever updates the chat is no reason to try again.
        chat.element.heading = 'Another';
        await chat.element.updateComplete;
      });
      expect(lines).to.have.length(1);
      expect(lines[0]).to.include('<iotex-chat>: ').and.to.include('could not be loaded');
      expect(gates[chunk].attempts).to.equal(1);
      expect(isShown(chat)).to.equal(false);
      const count = chat.element.messages.length;
      await chat.ask('still there?');
      expect(chat.element.messages).to.have.length(count + 2);
    });

    it('is tried again when the visitor next turns to the chat, and is there then', async () => {
      const chat = await open();
      await heardOnConsole('error', () => gates[chunk].fail());
      await turnTo(chat);
      expect(gates[chunk].attempts).to.equal(2);
      await gates[chunk].come();
      await chat.until(() => isShown(chat));
    });

    it('comes into a chat that was moved meanwhile, and styled', async () => {
      const chat = await open();
      const { element } = chat;
      const place = element.parentNode;
      element.remove();
      await gates[chunk].come();
      place?.append(element);
      await chat.until(() => isShown(chat));
      const { adoptedStyleSheets } = chat.root;
      expect(new Set(adoptedStyleSheets)).to.have.property('size', adoptedStyleSheets.length);
    });
  });
}
