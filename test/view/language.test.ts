import { fixtureSync, html } from '@open-wc/testing';
import { registerLocale } from '../../src/locales/register-locale.js';
import type { LocaleStrings } from '../../src/locales/register-locale.js';
import type { IotexChat } from '../../src/view/iotex-chat.js';
import { settle } from '../fake-clock.js';
import { ScriptedTransport } from '../scripted-transport.js';
import { expect } from './expect.js';
import { ChatHarness, heardOnConsole, next, openChat } from './harness.js';

/** Languages that nobody speaks, so that no page and no other test is in one of them. */
const ONE: LocaleStrings = { greeting: 'Greeting one', send: 'Send one', copyCode: 'Copy one', you: 'You one' };
const TWO: LocaleStrings = { greeting: 'Greeting two', send: 'Send two', copyCode: 'Copy two' };
registerLocale('qaa', ONE);
registerLocale('qab', TWO);
registerLocale('qac', { greeting: 'From the right' });

/** A chat within `template`, as it is after its first update. */
async function chatIn(template: ReturnType<typeof html>): Promise<ChatHarness> {
  const around = fixtureSync<HTMLElement>(template);
  return opened(around.querySelector<IotexChat>('iotex-chat')!);
}

async function opened(element: IotexChat): Promise<ChatHarness> {
  const chat = new ChatHarness(element, new ScriptedTransport());
  await element.updateComplete;
  return chat;
}

const greeting = (chat: ChatHarness): string => chat.root.querySelector('.greeting')?.textContent.trim() ?? '';

/** Everything that a change of the page sets off has happened. */
async function followed(chat: ChatHarness): Promise<void> {
  await settle();
  await chat.element.updateComplete;
}

/** A language that is loaded when the test says so. */
function onDemand(tag: string): {
  give: (strings: LocaleStrings) => void;
  fail: (error: Error) => void;
  asked: number;
} {
  const demand = { give: (_strings: LocaleStrings): void => {}, fail: (_error: Error): void => {}, asked: 0 };
  registerLocale(tag, () => {
    demand.asked += 1;
    return new Promise((resolve, reject) => {
      demand.give = resolve;
      demand.fail = reject;
    });
  });
  return demand;
}

describe('The language', () => {
  it('passes the accessibility audit', async () => {
    const chat = await openChat(html`<iotex-chat lang="qaa"></iotex-chat>`);
    await expect(chat.element).to.be.accessible({ ignoredRules: ['valid-lang'] });
  });

  it('is English where nobody says another, or one that nobody has', async () => {
    const chat = await chatIn(html`<div lang="xx"><iotex-chat></iotex-chat></div>`);
    expect(greeting(chat)).to.equal('How can I help?');
    expect(chat.part('base').lang).to.equal('en');
    expect(chat.part('base').hasAttribute('dir')).to.equal(false);
  });

  it("is the element's own", async () => {
    const chat = await chatIn(html`<div lang="qab"><iotex-chat lang="qaa-x-private"></iotex-chat></div>`);
    expect(greeting(chat)).to.equal('Greeting one');
    expect(chat.part('base').lang).to.equal('qaa-x-private');
    expect(chat.button('Send one') !== undefined).to.equal(true);
  });

  it('is else that of the nearest element around it', async () => {
    const chat = await chatIn(
      html`<div lang="qab">
        <p lang="qaa"></p>
        <iotex-chat></iotex-chat>
      </div>`,
    );
    expect(greeting(chat)).to.equal('Greeting two');
  });

  it('is inherited into shadow roots, and into a shadow root in a slot', async () => {
    const outer = fixtureSync<HTMLElement>(html`<div lang="qaa"><p></p></div>`);
    const inner = outer.querySelector('p')!;
    outer.attachShadow({ mode: 'open' }).append(document.createElement('slot'));
    const element = document.createElement('iotex-chat');
    inner.attachShadow({ mode: 'closed' }).append(element);
    const chat = await opened(element);
    expect(greeting(chat)).to.equal('Greeting one');
    inner.lang = 'qab';
    await followed(chat);
    expect(greeting(chat)).to.equal('Greeting two');
  });

  it('is unknown, and so English, where the nearest `lang` is empty', async () => {
    const chat = await chatIn(
      html`<div lang="qaa">
        <p lang=""><iotex-chat></iotex-chat></p>
      </div>`,
    );
    expect(greeting(chat)).to.equal('How can I help?');
  });

  it('is English in what it lacks, and gives way to single texts', async () => {
    const chat = await openChat(html`<iotex-chat lang="qaa" .strings=${{ send: 'Go' }}></iotex-chat>`);
    expect(chat.button('Go') !== undefined).to.equal(true);
    expect(greeting(chat)).to.equal('Greeting one');
    expect(chat.input.placeholder).to.equal('Ask anything');
    expect(chat.element.words.errors.network).to.match(/^The connection failed/);
    chat.element.lang = 'qab';
    await followed(chat);
    expect(chat.button('Go') !== undefined).to.equal(true);
    expect(greeting(chat)).to.equal('Greeting two');
  });

  it('follows the attribute, the page, and the place in it', async () => {
    const chat = await chatIn(
      html`<div>
        <section><iotex-chat></iotex-chat></section>
      </div>`,
    );
    const { parentElement: section } = chat.element;
    const around = section!.parentElement!;
    const page = document.documentElement;
    const before = page.getAttribute('lang');
    try {
      for (const [element, lang, words] of [
        [page, 'qaa', 'Greeting one'],
        [around, 'qab', 'Greeting two'],
        [section!, 'en', 'How can I help?'],
        [chat.element, 'qaa', 'Greeting one'],
      ] as const) {
        element.lang = lang;
        await followed(chat);
        expect(greeting(chat), lang).to.equal(words);
      }
      chat.element.removeAttribute('lang');
      around.append(chat.element);
      await followed(chat);
      expect(greeting(chat)).to.equal('Greeting two');
      around.removeAttribute('lang');
      await followed(chat);
      expect(greeting(chat)).to.equal('Greeting one');
    } finally {
      if (before === null) page.removeAttribute('lang');
      else page.lang = before;
    }
  });

  it('is not followed any more once the element has left the page, and found anew when it is back', async () => {
    const chat = await chatIn(html`<div lang="qaa"><iotex-chat></iotex-chat></div>`);
    const around = chat.element.parentElement!;
    chat.element.remove();
    around.lang = 'qab';
    await followed(chat);
    expect(chat.element.words.greeting).to.equal('Greeting one');
    around.append(chat.element);
    await followed(chat);
    expect(greeting(chat)).to.equal('Greeting two');
  });

  it('may be registered when the chat is there already', async () => {
    const chat = await openChat(html`<iotex-chat lang="qad"></iotex-chat>`);
    expect(greeting(chat)).to.equal('How can I help?');
    const tag = customElements.get('iotex-chat') as typeof IotexChat;
    tag.registerLocale('qad', { greeting: 'Late' });
    await followed(chat);
    expect(greeting(chat)).to.equal('Late');
    expect(chat.part('base').lang).to.equal('qad');
  });
});

describe('A language that is loaded', () => {
  it('is asked for when a chat is connected and needs it, and once for all of them', async () => {
    const demand = onDemand('qba');
    const element = document.createElement('iotex-chat');
    element.lang = 'qba';
    await settle();
    expect(demand.asked).to.equal(0);
    document.body.append(element);
    const chat = await opened(element);
    const other = await openChat(html`<iotex-chat lang="qba"></iotex-chat>`);
    await openChat(html`<iotex-chat lang="qaa"></iotex-chat>`);
    expect(demand.asked).to.equal(1);
    demand.give({ greeting: 'At last' });
    await followed(chat);
    await followed(other);
    expect([greeting(chat), greeting(other)]).to.deep.equal(['At last', 'At last']);
    element.remove();
  });

  it('takes the place of English without losing draft, transcript or the answer that streams', async () => {
    const demand = onDemand('qbb');
    const chat = await openChat(html`<iotex-chat lang="qbb"></iotex-chat>`);
    await chat.exchange('one', 'First:\n\n```js\nlet a;\n```\n');
    await chat.ask('two');
    await chat.gateway.last.text('```js\nlet b;\n```\n\nHalf **an');
    await chat.element.updateComplete;
    await chat.type('a draft');
    expect(chat.part('base').lang).to.equal('en');
    const before = chat.parts('content').map((content) => content.textContent);
    demand.give({ ...ONE, jumpToLatest: 'Down one' });
    await followed(chat);
    expect(chat.part('base').lang).to.equal('qbb');
    expect(chat.parts('content').map((content) => content.textContent)).to.deep.equal(before);
    expect(chat.button('Copy one') !== undefined).to.equal(true);
    expect(chat.button('Copy code') === undefined).to.equal(true);
    expect(chat.parts('message-user')[0]?.getAttribute('aria-label')).to.equal('You one');
    expect(chat.input.value).to.equal('a draft');
    expect(chat.element.status).to.equal('streaming');
    await chat.gateway.last.text(' answer**.');
    await chat.gateway.last.finish();
    await chat.element.updateComplete;
    expect(chat.lastAnswer.querySelector('p')?.textContent).to.equal('Half an answer.');
    expect(chat.lastAnswer.querySelector('strong')?.textContent).to.equal('an answer');
  });

  it('leaves answers as they are when only single texts are set anew', async () => {
    const chat = await openChat();
    await chat.exchange('one', '```js\nlet a;\n```\n');
    const figure = chat.lastAnswer.querySelector('figure');
    chat.element.strings = { greeting: 'Hello' };
    await chat.element.updateComplete;
    expect(chat.lastAnswer.querySelector('figure')).to.equal(figure);
  });

  it('stays away if it fails, which is reported once', async () => {
    const demand = onDemand('qbc');
    const heard = await heardOnConsole('error', async () => {
      const chat = await openChat(html`<iotex-chat lang="qbc"></iotex-chat>`);
      demand.fail(new Error('no network'));
      await followed(chat);
      expect(greeting(chat)).to.equal('How can I help?');
      expect(chat.part('base').lang).to.equal('en');
      chat.element.lang = 'qaa';
      await followed(chat);
      chat.element.lang = 'qbc';
      await followed(chat);
      expect(greeting(chat)).to.equal('Greeting one');
      expect(chat.part('base').lang).to.equal('qaa');
      await openChat(html`<iotex-chat lang="qbc"></iotex-chat>`);
      await settle();
    });
    expect(heard).to.have.length(1);
    expect(heard[0]).to.include('qbc').and.to.include('no network');
    expect(demand.asked).to.equal(1);
  });

  it('is not shown if it comes when another one is wanted, or when the element has gone', async () => {
    const demand = onDemand('qbd');
    const chat = await openChat(html`<iotex-chat lang="qbd"></iotex-chat>`);
    await settle();
    chat.element.lang = 'qab';
    await followed(chat);
    demand.give({ greeting: 'Too late' });
    await followed(chat);
    expect(greeting(chat)).to.equal('Greeting two');
    chat.element.remove();
    chat.element.lang = 'qbd';
    await settle();
    expect(chat.element.words.greeting).to.equal('Greeting two');
  });

  it('is there from the first paint for the next chat', async () => {
    const demand = onDemand('qbe');
    const first = await openChat(html`<iotex-chat lang="qbe"></iotex-chat>`);
    await settle();
    demand.give({ greeting: 'There' });
    await followed(first);
    const element = fixtureSync<IotexChat>(html`<iotex-chat lang="qbe"></iotex-chat>`);
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('.greeting')?.textContent.trim()).to.equal('There');
  });
});

describe('A change of language', () => {
  it('goes to no console and fires no event', async () => {
    const chat = await openChat();
    let isHeard = false;
    void next(chat.element, 'iotex-change').then(() => (isHeard = true));
    const heard = await heardOnConsole('warn', async () => {
      chat.element.lang = 'qac';
      await followed(chat);
    });
    expect(heard).to.deep.equal([]);
    expect(isHeard).to.equal(false);
    expect(greeting(chat)).to.equal('From the right');
  });
});
