import { expect } from 'chai';
import * as fc from 'fast-check';
import { settle } from '../../fake-clock.js';
import { TestBrowser } from './tab.js';
import type { Tab } from './tab.js';

/** What a visitor does in one of two tabs, and how much of what that set off happens before the next. */
const step = fc.record({
  tab: fc.constantFrom(0, 1),
  do: fc.oneof(
    { weight: 3, arbitrary: fc.constant('ask' as const) },
    { weight: 3, arbitrary: fc.constant('text' as const) },
    { weight: 2, arbitrary: fc.constant('finish' as const) },
    fc.constantFrom('stop' as const, 'edit' as const, 'rate' as const, 'tick' as const, 'branch' as const),
  ),
  moments: fc.nat(6),
});

describe('Two tabs over one storage, whatever happens in whatever order,', () => {
  it('lose nothing', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(step, { minLength: 2, maxLength: 25 }), async (scheduler, steps) => {
        const browser = new TestBrowser();
        const first = await browser.open();
        await first.exchange('begin', 'begun');
        const tabs = [first, await browser.open()] as const;
        browser.storage.pause = () => scheduler.schedule(Promise.resolve());
        browser.delay = () => scheduler.schedule(Promise.resolve());
        /** Each question, and what was answered to it. */
        const said = new Map([['begin', 'begun']]);
        let count = 0;
        for (const { tab: at, do: what, moments } of steps) {
          count += 1;
          await act(tabs[at], what, `${what} ${count}`, said);
          for (let moment = 0; moment < moments && scheduler.count() > 0; moment += 1) await scheduler.waitNext(1);
        }
        for (const tab of tabs) tab.conversation.stop();
        for (const tab of tabs) await tab.clock.advance(2000);
        for (let quiet = 0; quiet < 3; quiet += 1) {
          await settle();
          if (scheduler.count() > 0) {
            await scheduler.waitIdle();
            quiet = 0;
          }
        }
        browser.storage.pause = browser.delay = () => Promise.resolve();
        const next = await browser.open(first);
        for (const tab of [next, ...tabs]) expect(turns(tab)).to.deep.equal(new Map([...said].sort()));
        expect(new Set(await next.memory.list())).to.have.property('size', 1);
        expect([...first.reports, ...tabs[1].reports]).to.deep.equal([]);
      }),
      { numRuns: 200 },
    );
  });
});

async function act(tab: Tab, what: string, text: string, said: Map<string, string>): Promise<void> {
  const { conversation, gateway } = tab;
  const isBusy = conversation.status === 'submitting' || conversation.status === 'streaming';
  const question = conversation.messages.findLast(({ role }) => role === 'user');
  const answer = conversation.messages.findLast(({ role }) => role === 'assistant');
  switch (what) {
    case 'ask':
    case 'edit':
      said.set(text, '');
      if (what === 'ask' || !question) conversation.send(text).catch(() => undefined);
      else conversation.edit(question.id, text).catch(() => undefined);
      await settle();
      break;
    case 'text': {
      if (!isBusy) return;
      const asked = gateway.last.request.messages.at(-1)!.content as string;
      await gateway.last.text(`${text} `);
      said.set(asked, `${said.get(asked)!}${text} `);
      break;
    }
    case 'finish':
      if (isBusy) await gateway.last.finish();
      break;
    case 'stop':
      conversation.stop();
      break;
    case 'rate':
      if (answer && !isBusy) conversation.rate(answer.id, 'good', text);
      break;
    case 'branch':
      if (question) conversation.selectBranch(question.id, 0);
      break;
    case 'tick':
      await tab.clock.advance(1000);
  }
}

/** Each question of a tab, on whatever path, and the answer to it. */
function turns({ conversation }: Tab): Map<string, string> {
  const { messages } = conversation.thread;
  const found = messages
    .filter(({ role }) => role === 'user')
    .map(({ id, text }): [string, string] => {
      const answers = messages.filter(({ parentId }) => parentId === id).filter(({ role }) => role === 'assistant');
      return [text, answers.map((answer) => answer.text).join('|')];
    });
  return new Map(found.sort());
}
