import { html, render } from 'lit';
import type { ReactiveController } from 'lit';
import { createMessage } from '../../src/conversation/message.js';
import type { Message } from '../../src/conversation/message.js';
import { en } from '../../src/locales/en.js';
import { ChatError } from '../../src/protocol/errors.js';
import { Announcer } from '../../src/view/announcer.js';
import type { Announce, AnnouncerHost } from '../../src/view/announcer.js';
import { FakeClock } from '../fake-clock.js';
import { expect } from './expect.js';
import { heardOnConsole, openChat } from './harness.js';
import type { ChatHarness } from './harness.js';

/** Everything that the live regions of a chat say, each utterance once: what a screen reader hears of nodes that come. */
function listen(chat: ChatHarness): { readonly polite: readonly string[]; readonly urgent: readonly string[] } {
  const collect = (selector: string) => {
    const heard: string[] = [];
    new MutationObserver((records) => {
      for (const node of records.flatMap(({ addedNodes }) => [...addedNodes]))
        if (node instanceof HTMLElement) heard.push(node.textContent);
    }).observe(chat.root.querySelector(selector)!, { childList: true });
    return heard;
  };
  return { polite: collect('[role="status"]'), urgent: collect('[role="alert"]') };
}

async function openWith(announce: Announce): Promise<ChatHarness> {
  const chat = await openChat(html`<iotex-chat announce=${announce}></iotex-chat>`);
  await chat.element.updateComplete;
  return chat;
}

/** Lets the gateway say these pieces, with an update of the view after each. */
async function stream(chat: ChatHarness, ...pieces: readonly string[]): Promise<void> {
  for (const piece of pieces) {
    await chat.gateway.last.text(piece);
    await chat.element.updateComplete;
  }
}

const WAITING = 'Waiting for the answer';

describe('what is heard of an answer', () => {
  it('is all of it once, at its end, without its marks', async () => {
    const chat = await openWith('end');
    const heard = listen(chat);
    await chat.ask('hi');
    await stream(chat, 'Use **L', 'it**. It', ' is small.\n\n```js\nlet a;\n', '```\n');
    await chat.gateway.last.finish();
    await chat.element.updateComplete;
    expect(heard.polite).to.deep.equal([WAITING, 'Use Lit.\nIt is small.\nCode, JavaScript, 1 line']);
    expect(heard.urgent).to.deep.equal([]);
  });

  it('is each sentence once, as it comes, and the rest at the end', async () => {
    const chat = await openWith('sentences');
    const heard = listen(chat);
    await chat.ask('hi');
    await stream(chat, 'Use **L', 'it**. It', ' is sm', 'all. Any', ' que');
    expect(heard.polite).to.deep.equal([WAITING, 'Use Lit.', 'It is small.']);
    await stream(chat, 'stion');
    await chat.gateway.last.finish();
    await chat.element.updateComplete;
    expect(heard.polite).to.deep.equal([WAITING, 'Use Lit.', 'It is small.', 'Any question']);
  });

  it('is nothing but that it is there, where it is switched off', async () => {
    const chat = await openWith('off');
    const heard = listen(chat);
    await chat.exchange('hi', 'Hello there. Again.');
    expect(heard.polite).to.deep.equal([WAITING, 'The answer is here']);
  });

  it('does not hold reasoning', async () => {
    for (const announce of ['end', 'sentences'] as const) {
      const chat = await openWith(announce);
      const heard = listen(chat);
      await chat.ask('hi');
      await chat.gateway.last.say({ type: 'reasoning', text: 'Let me see. I think. Well' });
      await chat.element.updateComplete;
      await stream(chat, 'Yes');
      await chat.gateway.last.finish();
      await chat.element.updateComplete;
      expect(heard.polite, announce).to.deep.equal([WAITING, 'Yes']);
    }
  });

  it('begins anew with what turns out to be the answer, after reasoning', async () => {
    const chat = await openWith('sentences');
    const heard = listen(chat);
    await chat.ask('hi');
    await stream(chat, 'Let me see');
    await chat.gateway.last.say({ type: 'text-was-reasoning' }, { type: 'text', text: 'Yes, of course it is' });
    await chat.gateway.last.finish();
    await chat.element.updateComplete;
    expect(heard.polite).to.deep.equal([WAITING, 'Yes, of course it is']);
  });

  it('ends where it would take half an hour to say', async () => {
    for (const announce of ['end', 'sentences'] as const) {
      const chat = await openWith(announce);
      const heard = listen(chat);
      await chat.ask('hi');
      await stream(chat, ...Array.from({ length: 40 }, () => 'A sentence of some words. '.repeat(50)));
      await chat.gateway.last.finish();
      await chat.element.updateComplete;
      const words = heard.polite.join('\n');
      expect(words.length, announce).to.be.within(19_000, 21_000);
      expect(heard.polite.at(-1), announce).to.match(/The rest is in the conversation\.$/);
      expect(words.match(/The rest/g), announce).to.have.length(1);
    }
  });

  it('is heard again when it is the same again', async () => {
    const chat = await openWith('end');
    const heard = listen(chat);
    await chat.exchange('hi', 'Hello');
    await chat.exchange('hi', 'Hello');
    expect(heard.polite).to.deep.equal([WAITING, 'Hello', WAITING, 'Hello']);
  });

  it('is followed by what was odd about its end', async () => {
    const chat = await openWith('end');
    const heard = listen(chat);
    await chat.ask('hi');
    await stream(chat, 'Half an ans');
    await chat.gateway.last.finish('length');
    await chat.element.updateComplete;
    expect(heard.polite.at(-1)).to.equal('Half an ans\nThe answer reached its length limit.');
  });

  it('follows at once on Stop, which is heard first', async () => {
    const chat = await openWith('end');
    const heard = listen(chat);
    await chat.ask('hi');
    await stream(chat, 'Half an ans');
    await chat.click('Stop');
    await chat.element.updateComplete;
    expect(heard.polite).to.deep.equal([WAITING, 'You stopped this answer.', 'Half an ans']);
  });

  it('goes on with the sentence that it broke off in', async () => {
    for (const announce of ['end', 'sentences'] as const) {
      const chat = await openWith(announce);
      await chat.ask('hi');
      await stream(chat, 'First sentence. The quick bro');
      await chat.gateway.last.finish('length');
      await chat.element.updateComplete;
      const heard = listen(chat);
      void chat.element.conversation.continue();
      await chat.element.updateComplete;
      await stream(chat, 'brown fox. And', ' on');
      await chat.gateway.last.finish();
      await chat.element.updateComplete;
      expect(heard.polite.join('\n'), announce).to.equal(`${WAITING}\nThe quick brown fox.\nAnd on`);
    }
  });
});

describe('what is heard beside answers', () => {
  it('is an error, at once, with what came after it', async () => {
    const chat = await openWith('end');
    const heard = listen(chat);
    await heardOnConsole('error', async () => {
      await chat.ask('hi');
      await stream(chat, 'Half an ans');
      await chat.gateway.last.fail(new ChatError('truncated', 'boom', { partial: true }));
      await chat.element.updateComplete;
    });
    expect(heard.urgent).to.deep.equal(['The connection broke. What you see is saved.']);
    expect(heard.polite).to.deep.equal([WAITING, 'Half an ans']);
  });

  it('is an error also where answers are not heard', async () => {
    const chat = await openWith('off');
    const heard = listen(chat);
    await heardOnConsole('error', async () => {
      await chat.ask('hi');
      await chat.gateway.last.fail(new ChatError('server', 'boom'));
      await chat.element.updateComplete;
    });
    expect(heard.urgent).to.deep.equal([en.errors.server]);
  });

  it('is which of several answers is shown, and what was taken away and brought back', async () => {
    const chat = await openWith('end');
    await chat.exchange('hi', 'One');
    void chat.element.regenerate();
    await stream(chat, 'Two');
    await chat.gateway.last.finish();
    await chat.element.updateComplete;
    const heard = listen(chat);
    const { conversation } = chat.element;
    conversation.selectBranch(chat.element.messages.at(-1)!.id, 0);
    await chat.element.updateComplete;
    conversation.delete(chat.element.messages[0]!.id);
    await chat.element.updateComplete;
    conversation.undo();
    await chat.element.updateComplete;
    expect(heard.polite).to.deep.equal([en.branch(1, 2), en.deleted, en.restored]);
  });

  it('is not an answer on a branch that is not shown', async () => {
    const chat = await openWith('end');
    await chat.exchange('hi', 'One');
    void chat.element.regenerate();
    await stream(chat, 'Two');
    chat.element.conversation.selectBranch(chat.element.messages.at(-1)!.id, 0);
    await chat.element.updateComplete;
    const heard = listen(chat);
    await chat.gateway.last.finish();
    await chat.element.updateComplete;
    expect(heard.polite).to.deep.equal([]);
  });
});

describe('Announcer', () => {
  class Host implements AnnouncerHost {
    announceMode: Announce = 'end';
    readonly words = en;
    messages: readonly Message[] = [];
    status = 'idle';
    readonly updateComplete = Promise.resolve(true);
    controller: ReactiveController | undefined;
    updates = 0;

    addController(controller: ReactiveController): void {
      this.controller = controller;
    }

    removeController(): void {
      this.controller = undefined;
    }

    requestUpdate(): void {
      this.updates += 1;
    }
  }

  function open() {
    const host = new Host();
    const clock = new FakeClock();
    const announcer = new Announcer(host, clock);
    const box = document.createElement('div');
    const show = () => {
      host.controller?.hostUpdate?.();
      const { polite, urgent } = announcer.regions;
      render([polite, urgent], box);
    };
    show();
    const nodes = () => [...box.querySelectorAll('p')];
    const words = () => nodes().map(({ textContent }) => textContent);
    return { host, clock, announcer, show, nodes, words };
  }

  it('has nothing to say before the first words', () => {
    const { words } = open();
    expect(words()).to.deep.equal([]);
  });

  it('takes words out of the page when they have been heard', async () => {
    const { announcer, clock, show, words } = open();
    announcer.say('one');
    show();
    await clock.advance(4000);
    announcer.say('two');
    show();
    expect(words()).to.deep.equal(['one', 'two']);
    await clock.advance(3000);
    show();
    expect(words()).to.deep.equal(['two']);
    await clock.advance(4000);
    show();
    expect(words()).to.deep.equal([]);
    expect(clock.pending).to.equal(0);
  });

  it('makes a new node of the same words', () => {
    const { announcer, show, nodes } = open();
    for (let times = 0; times < 3; times += 1) {
      announcer.say('Copied');
      show();
    }
    const [first, second, third] = nodes();
    expect(new Set([first, second, third]).size).to.equal(3);
    announcer.say('Copied');
    show();
    expect(nodes().slice(0, 3)).to.deep.equal([first, second, third]);
  });

  it('never holds many', () => {
    const { announcer, show, words } = open();
    for (let count = 0; count < 1000; count += 1) announcer.say(`words ${count}`);
    show();
    expect(words()).to.have.length(40);
    expect(words().at(-1)).to.equal('words 999');
  });

  it('says that the network is gone, when it goes', () => {
    const { host, show, words } = open();
    host.status = 'offline';
    show();
    expect(words()).to.deep.equal([en.offline]);
  });

  it('looks, while an answer grows, only at what has come', () => {
    const { host, show } = open();
    host.announceMode = 'sentences';
    let reads = 0;
    const past = new Proxy(createMessage({ id: 'a', parentId: null, role: 'user', createdAt: 0 }), {
      get(target, key, receiver): unknown {
        reads += 1;
        return Reflect.get(target, key, receiver) as unknown;
      },
    });
    const answer = createMessage({ id: 'b', parentId: 'a', role: 'assistant', createdAt: 0, status: 'streaming' });
    host.messages = [past, answer];
    show();
    expect(reads).to.equal(0);
  });
});
