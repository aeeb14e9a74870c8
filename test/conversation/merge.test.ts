import { expect } from 'chai';
import type { Conversation } from '../../src/conversation/conversation.js';
import type { Message } from '../../src/conversation/message.js';
import { fromRecord, toRecord } from '../../src/conversation/thread-record.js';
import { setUp, turn } from './set-up.js';
import type { Setup } from './set-up.js';

/** What a storage makes of messages. */
const stored = (messages: readonly Message[]): Message[] =>
  structuredClone(messages.map(toRecord)).flatMap((record) => fromRecord(record) ?? []);

let tabs = 0;

/** Another tab with the same conversation. */
function otherTab({ conversation }: Setup): Setup {
  let ids = 0;
  const tab = (tabs += 1);
  const setup = setUp({ createId: () => `tab${tab}-${(ids += 1)}` });
  const { messages, activePath } = conversation.thread;
  setup.conversation.load({ messages: stored(messages), activePath }, conversation.hiddenIds);
  return setup;
}

function tell(from: Conversation, to: Conversation): void {
  to.merge(stored(from.thread.messages), { hidden: from.hiddenIds, activePath: from.thread.activePath });
}

const words = ({ conversation }: Setup): string => conversation.messages.map(({ text }) => text).join(' ');

describe('Conversation.merge', () => {
  it('adds what another tab has said at the end, and goes on to it', async () => {
    const here = setUp();
    await turn(here, 'one', 'uno');
    const there = otherTab(here);
    await turn(there, 'two', 'dos');
    here.events.length = 0;
    tell(there.conversation, here.conversation);
    expect(words(here)).to.equal('one uno two dos');
    expect(here.events).to.deep.equal([{ type: 'change' }]);
  });

  it('does not move the path where this tab has gone on by itself', async () => {
    const here = setUp();
    await turn(here, 'one', 'uno');
    const there = otherTab(here);
    await turn(here, 'two', 'dos');
    await turn(there, 'zwei', 'elsewhere');
    tell(there.conversation, here.conversation);
    expect(words(here)).to.equal('one uno two dos');
    expect(here.conversation.branches(here.conversation.messages[2]!.id)).to.deep.equal({ index: 0, count: 2 });
    here.conversation.selectBranch(here.conversation.messages[2]!.id, 1);
    expect(words(here)).to.equal('one uno zwei elsewhere');
  });

  it('shows what the other tab shows, of several that follow the end', async () => {
    const here = setUp();
    await turn(here, 'one', 'uno');
    const there = otherTab(here);
    await turn(there, 'two', 'dos');
    void there.conversation.retry();
    await there.gateway.last.text('zwei');
    await there.gateway.last.finish();
    const newest = otherTab(here);
    newest.conversation.merge(stored(there.conversation.thread.messages));
    expect(words(newest)).to.equal('one uno two zwei');
    there.conversation.selectBranch(there.conversation.messages[3]!.id, 0);
    tell(there.conversation, here.conversation);
    expect(words(here)).to.equal('one uno two dos');
  });

  it('lets an answer that grows elsewhere grow here, and never writes the one that grows here', async () => {
    const here = setUp();
    await turn(here, 'one', 'uno');
    const there = otherTab(here);
    const sent = there.conversation.send('two');
    await there.gateway.last.text('do');
    tell(there.conversation, here.conversation);
    expect(words(here)).to.equal('one uno two do');
    await there.gateway.last.text('s');
    // What this tab tells back is older.
    tell(here.conversation, there.conversation);
    await there.gateway.last.finish();
    expect((await sent).text).to.equal('dos');
    tell(there.conversation, here.conversation);
    expect(here.conversation.messages.at(-1)).to.include({ text: 'dos', status: 'done' });
    // Even what claims to be newer.
    void here.conversation.send('three');
    await here.gateway.last.text('tr');
    const own = here.conversation.messages.at(-1)!;
    here.conversation.merge([{ ...own, parts: [], revision: own.revision + 100 }]);
    expect(here.conversation.messages.at(-1)?.text).to.equal('tr');
  });

  it('ends the path at the answer that grows here, and goes on once it has ended', async () => {
    const here = setUp();
    const sent = here.conversation.send('one');
    await here.gateway.last.text('u');
    const there = otherTab(here);
    await turn(there, 'two', 'dos');
    tell(there.conversation, here.conversation);
    expect(words(here)).to.equal('one u');
    await here.gateway.last.text('no');
    await here.gateway.last.finish();
    await sent;
    expect(words(here)).to.equal('one uno two dos');
  });

  it('takes over ratings and deletions, and that a deletion was undone, whichever tab tells last', async () => {
    const here = setUp();
    await turn(here, 'one', 'uno');
    await turn(here, 'two', 'dos');
    const there = otherTab(here);
    there.conversation.rate(there.conversation.messages[1]!.id, 'bad', 'no');
    there.conversation.delete(there.conversation.messages[2]!.id);
    tell(there.conversation, here.conversation);
    tell(here.conversation, there.conversation);
    expect(words(here)).to.equal('one uno');
    expect(here.conversation.messages[1]?.feedback).to.deep.equal({ value: 'bad', comment: 'no' });
    there.conversation.undo();
    tell(here.conversation, there.conversation);
    expect(words(there)).to.equal('one uno two dos');
    tell(there.conversation, here.conversation);
    expect(words(here)).to.equal('one uno two dos');
  });

  it('hides what is said to be hidden also where the message itself is not told of', async () => {
    const here = setUp();
    await turn(here, 'one', 'uno');
    await turn(here, 'two', 'dos');
    here.conversation.merge([], { hidden: [...here.conversation.messages.slice(0, 2).map(({ id }) => id), 'unknown'] });
    expect(words(here)).to.equal('two dos');
  });

  it('does not take away the turn that is under way here', async () => {
    const here = setUp();
    const sent = here.conversation.send('one');
    await here.gateway.last.text('u');
    here.conversation.merge([], { hidden: here.conversation.messages.map(({ id }) => id) });
    await here.gateway.last.text('no');
    await here.gateway.last.finish();
    expect((await sent).text).to.equal('uno');
    expect(words(here)).to.equal('one uno');
  });

  it('leaves out a message that follows one which is nowhere', async () => {
    const here = setUp();
    const there = setUp({ createId: () => `x${(tabs += 1)}` });
    await turn(there, 'one', 'uno');
    here.conversation.merge(stored(there.conversation.messages.slice(1)));
    expect(here.conversation.thread.messages).to.deep.equal([]);
  });

  it('goes on to what another tab has said although a deletion was undone in between', async () => {
    const here = setUp();
    await turn(here, 'one', 'uno');
    const sent = here.conversation.send('two');
    await here.gateway.last.text('dos');
    const there = otherTab(here);
    await turn(there, 'three', 'tres');
    tell(there.conversation, here.conversation);
    here.conversation.delete(here.conversation.messages[0]!.id);
    await here.gateway.last.finish();
    await sent;
    here.conversation.undo();
    expect(words(here)).to.equal('one uno two dos three tres');
  });
});
