import { expect } from './expect.js';
import { Content } from '../../src/view/content.js';
import { RendererMemo } from '../../src/view/renderers.js';
import type { Renderers } from '../../src/view/renderers.js';
import { Settings } from '../../src/view/settings.js';
import { heardOnConsole, openChat } from './harness.js';
import type { ChatHarness } from './harness.js';

/** An answer with a source and a call, in a chat with these renderers. */
async function answered(renderers: Renderers): Promise<ChatHarness> {
  const chat = await openChat();
  chat.element.renderers = renderers;
  await chat.ask('hi');
  await chat.gateway.last.say(
    { type: 'text', text: 'hello' },
    { type: 'tool-call', index: 0, id: 'a', name: 'look_up', arguments: '{}' },
    { type: 'source', url: 'https://iotex.io/', title: 'IoTeX' },
  );
  await chat.gateway.last.finish();
  await chat.element.updateComplete;
  return chat;
}

const steps = (chat: ChatHarness) => chat.root.querySelectorAll('.step').length;

describe('The renderer of a part', () => {
  it('makes what is shown in its place, and is called once for it', async () => {
    const seen: unknown[] = [];
    const chat = await answered({
      'part:tool-call': (part) => {
        if (part.arguments) seen.push(part);
        return document.createTextNode(`Looked up with ${part.name}.`);
      },
    });
    expect(chat.lastAnswer.textContent).to.include('Looked up with look_up.');
    expect(steps(chat)).to.equal(0);
    const calls = seen.length;
    expect(new Set(seen).size).to.equal(calls);
    const view = chat.root.querySelector('.rendered');
    await chat.exchange('more', 'of it');
    chat.element.heading = 'x';
    chat.element.strings = { send: 'x' };
    await chat.element.updateComplete;
    expect(seen).to.have.length(calls);
    expect(chat.root.querySelector('.rendered')).to.equal(view);
  });

  it('may return a fragment, which stays where it is', async () => {
    const chat = await answered({
      'part:tool-call': () => {
        const fragment = document.createDocumentFragment();
        fragment.append('one ', 'two');
        return fragment;
      },
    });
    chat.element.strings = { send: 'x' };
    await chat.element.updateComplete;
    expect(chat.root.querySelector('.rendered')?.textContent).to.equal('one two');
  });

  it('of sources makes the entries of their list, also of one that may not be linked', async () => {
    const chat = await answered({ 'part:source': (part) => document.createTextNode(`[${part.title}]`) });
    const entries = [...chat.root.querySelectorAll('.sources li')].map((entry) => entry.textContent.trim());
    expect(entries).to.deep.equal(['[IoTeX]']);
    expect(chat.root.querySelectorAll('.rendered')).to.have.length(1);
  });

  it('that changes is asked, also for past messages', async () => {
    const chat = await answered({});
    await chat.exchange('more', 'of it');
    expect(steps(chat)).to.equal(1);
    chat.element.renderers = { 'part:tool-call': () => document.createTextNode('one') };
    await chat.element.updateComplete;
    expect(chat.root.querySelector('.rendered')?.textContent).to.equal('one');
    chat.element.renderers = { 'part:tool-call': () => document.createTextNode('two') };
    await chat.element.updateComplete;
    expect(chat.root.querySelector('.rendered')?.textContent).to.equal('two');
    chat.element.renderers = {};
    await chat.element.updateComplete;
    expect(steps(chat)).to.equal(1);
    expect(chat.root.querySelector('.rendered')).to.equal(null);
  });

  const failures: readonly [what: string, fail: () => Node, told: RegExp][] = [
    [
      'throws',
      () => {
        throw new Error('no luck');
      },
      /no luck/,
    ],
    ['returns nothing', () => undefined as unknown as Node, /undefined/],
    ['returns text', () => '<b>x</b>' as unknown as Node, /string/],
    ['returns a promise', () => Promise.resolve() as unknown as Node, /object/],
  ];
  for (const [what, fail, told] of failures)
    it(`that ${what} is reported once, and the part’s own view is shown`, async () => {
      let chat!: ChatHarness;
      let calls = 0;
      const heard = await heardOnConsole('error', async () => {
        chat = await answered({
          'part:tool-call': () => {
            calls += 1;
            return fail();
          },
        });
        await chat.exchange('more', 'of it');
      });
      expect(heard).to.have.length(1);
      expect(heard[0])
        .to.match(/part:tool-call/)
        .and.to.match(told);
      expect(steps(chat)).to.equal(1);
      expect(chat.lastText).to.equal('of it');
      const before = calls;
      chat.element.strings = { send: 'x' };
      await chat.element.updateComplete;
      expect(calls).to.equal(before);
    });
});

describe('The renderer of a fence', () => {
  it('is what the embedder has put there, and always the same function', () => {
    const memo = new RendererMemo();
    const renderers: Renderers = { csv: (code: string) => document.createTextNode(code) };
    const renderer = memo.fence('csv', renderers);
    expect(renderer?.('a,b').textContent).to.equal('a,b');
    expect(memo.fence('csv', { ...renderers })).to.equal(renderer);
    expect(memo.fence('mermaid', renderers)).to.equal(undefined);
  });

  it('is not one of a part, and none that every object has', () => {
    const memo = new RendererMemo();
    const renderers: Renderers = { 'part:source': () => document.createTextNode('x') };
    for (const language of ['part:source', 'constructor', 'toString', '__proto__', 'hasOwnProperty', '']) {
      expect(memo.fence(language, renderers), language).to.equal(undefined);
    }
    expect(memo.fence('csv', { csv: 'x' as unknown as () => Node })).to.equal(undefined);
  });

  it('makes what is shown in place of the code', async () => {
    const chat = await openChat();
    const seen: string[] = [];
    chat.element.renderers = {
      csv: (code: string) => {
        seen.push(code);
        return document.createTextNode('a table');
      },
    };
    await chat.ask('hi');
    for (const piece of ['```csv\n', 'a,b\n', 'c,d\n', '```\n', 'and more']) await chat.gateway.last.text(piece);
    await chat.gateway.last.finish();
    await chat.element.updateComplete;
    expect(chat.lastText).to.include('a table');
    expect(seen).to.have.length(1);
    expect(seen[0]?.trim()).to.equal('a,b\nc,d');
  });

  it('that throws leaves the code as it is', async () => {
    const chat = await openChat();
    const heard = await heardOnConsole('error', async () => {
      chat.element.renderers = {
        csv: () => {
          throw new Error('no luck');
        },
      };
      await chat.exchange('hi', '```csv\na,b\n```\n\n```csv\nc,d\n```');
    });
    expect(heard).to.have.length(1);
    expect([...chat.root.querySelectorAll('pre')].map((block) => block.textContent.trim())).to.deep.equal([
      'a,b',
      'c,d',
    ]);
  });

  it('that throws is reported once, however often it is asked and by whoever hears of the error', async () => {
    const chat = await openChat();
    chat.element.renderers = {
      csv: () => {
        throw new Error('no luck');
      },
    };
    const content = new Content(chat.element, new Settings()).context;
    const heard = await heardOnConsole('error', () => {
      for (let count = 0; count < 3; count++) {
        try {
          content.fenceRenderer('csv')?.('a,b');
        } catch (error) {
          content.report(error);
        }
      }
    });
    expect(heard).to.have.length(1);
    expect(heard[0]).to.include('"csv"').and.to.include('no luck');
  });

  it('in which nothing is wrong does not keep another error from being reported', async () => {
    const chat = await openChat();
    const content = new Content(chat.element, new Settings()).context;
    const heard = await heardOnConsole('error', () => {
      content.report(new Error('one'));
      content.report(new Error('two'));
    });
    expect(heard).to.have.length(2);
  });
});
