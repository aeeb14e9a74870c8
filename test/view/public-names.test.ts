/** What is documented for style sheets is there: each part and each custom state in some state of the chat, each slot where it is filled. */
import { html } from '@open-wc/testing';
import { chatStates } from './chat-states.js';
import { documented } from './documented.js';
import { expect } from './expect.js';
import type { ChatHarness } from './harness.js';
import { frame, openChat } from './harness.js';
import { answered, plain } from './open-state.js';
import { openList, Visitor } from './remember.js';

const partsOf = ({ root }: ChatHarness): readonly string[] =>
  [...root.querySelectorAll('[part]')].flatMap((element) => [...element.part]);

describe('Of what is documented', () => {
  it('each part is in some state of the chat, and no other is; each custom state comes and goes', async () => {
    const { parts, states } = await documented();
    const shown = new Set<string>();
    const held = new Set<string>();
    const lacked = new Set<string>();
    for (const state of chatStates) {
      const { chat, close } = await state.open();
      await frame();
      for (const part of partsOf(chat)) shown.add(part);
      for (const name of states) (chat.element.matches(`:state(${name})`) ? held : lacked).add(name);
      close?.();
      chat.element.remove();
    }
    await openThreads(shown);
    for (const part of partsOf(await answered(plain, '[iotex.io](https://elsewhere.example/)'))) shown.add(part);
    await dragOver(shown);
    expect([...shown].sort().join(' ')).to.equal([...parts].sort().join(' '));
    expect([...held].sort()).to.deep.equal([...states].sort());
    expect([...lacked].sort()).to.deep.equal([...states].sort());
  }).timeout(120_000);

  it('each slot shows what is put into it, in place of what is there else', async () => {
    const { slots } = await documented();
    const { element, root } = await openChat(
      html`<iotex-chat greeting="Own greeting" disclaimer="Own disclaimer"></iotex-chat>`,
    );
    const shown = async (name: string): Promise<boolean> => {
      const filling = document.createElement('button');
      filling.slot = name;
      filling.textContent = 'filling';
      element.append(filling);
      await frame();
      const isShown = filling.assignedSlot?.name === name && filling.getClientRects().length > 0;
      filling.remove();
      return isShown;
    };
    const filled: string[] = [];
    for (const name of slots) if (await shown(name)) filled.push(name);
    // What stands in the element before it is upgraded is not seen any more.
    expect(filled).to.have.members(slots.filter((name) => name !== '' && !name.startsWith('launcher')));
    expect(root.querySelector('.greeting')!.textContent).to.equal('Own greeting');
  });
});

/** What is there only where there is a long list of conversations, and one is given another name. */
async function openThreads(shown: Set<string>): Promise<void> {
  const visitor = new Visitor();
  const chat = await visitor.open();
  for (let count = 0; count < 11; count += 1) {
    if (count > 0) await chat.click('New chat');
    await chat.exchange(`Question ${count}`, 'An answer.');
    await visitor.settled();
  }
  await openList(chat);
  await chat.click('Rename');
  for (const part of partsOf(chat)) shown.add(part);
}

/** What is there only while files are over the chat. */
async function dragOver(shown: Set<string>): Promise<void> {
  const chat = await openChat(html`<iotex-chat with-attachments></iotex-chat>`);
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(['text'], 'a.txt', { type: 'text/plain' }));
  chat
    .part('input')
    .dispatchEvent(new DragEvent('dragenter', { dataTransfer, bubbles: true, composed: true, cancelable: true }));
  await chat.element.updateComplete;
  for (const part of partsOf(chat)) shown.add(part);
}
