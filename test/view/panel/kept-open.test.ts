import { fixture, html, fixtureCleanup } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { IotexChat } from '../../../src/view/iotex-chat.js';
import { ScriptedTransport } from '../../scripted-transport.js';
import { expect } from '../expect.js';
import { ChatHarness } from '../harness.js';
import { closed, isThere, openByLauncher, panelOf } from './open-panel.js';

type Kept = 'session' | 'local' | 'none';

async function open(persist: Kept, key = 'a'): Promise<ChatHarness> {
  const element = await fixture<IotexChat>(
    html`<iotex-chat mode="floating" persist=${persist} storage-key=${key}></iotex-chat>`,
  );
  const chat = new ChatHarness(element, new ScriptedTransport());
  await element.updateComplete;
  return chat;
}

/** What is kept of panels. */
const kept = (places: readonly Storage[] = [sessionStorage, localStorage]) =>
  places.flatMap((storage) =>
    Object.keys(storage)
      .filter((key) => key.startsWith('iotex-chat-open/'))
      .map((key) => `${key}=${storage.getItem(key)}`),
  );

describe('Whether a floating chat was open', () => {
  afterEach(() => {
    for (const storage of [sessionStorage, localStorage]) storage.clear();
  });

  for (const persist of ['session', 'local'] as const) {
    it(`is kept with persist="${persist}", and not before the visitor acts`, async () => {
      const chat = await open(persist);
      expect(kept()).to.deep.equal([]);
      await openByLauncher(chat);
      expect(kept()).to.deep.equal(['iotex-chat-open/a=1']);
      expect(kept(persist === 'local' ? [localStorage] : [sessionStorage])).to.have.length(1);
      fixtureCleanup();
      const again = await open(persist);
      expect(isThere(again)).to.equal(true);
      expect(again.element.hasAttribute('open')).to.equal(true);
      expect(panelOf(again).getAnimations()).to.deep.equal([]);
      expect(again.root.activeElement === null, 'the focus stays where it is').to.equal(true);
      await closed(again, () => again.click('Close chat'));
      fixtureCleanup();
      expect((await open(persist)).element.open).to.equal(false);
    });
  }

  it('is not kept without persist, and apart for each storage-key', async () => {
    await openByLauncher(await open('none'));
    expect(kept()).to.deep.equal([]);
    fixtureCleanup();
    await openByLauncher(await open('session', 'a'));
    fixtureCleanup();
    expect((await open('session', 'b')).element.open).to.equal(false);
  });

  it('is forgotten with what else is stored', async () => {
    const chat = await open('local');
    await openByLauncher(chat);
    await chat.element.deleteStoredData();
    expect(kept()).to.deep.equal([]);
  });

  it('is kept elsewhere, or not at all, where a storage is refused', async () => {
    const original = Object.getOwnPropertyDescriptor(window, 'localStorage')!;
    const refuse = () => {
      throw new DOMException('refused', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { get: refuse, configurable: true });
    try {
      await openByLauncher(await open('local'));
    } finally {
      Object.defineProperty(window, 'localStorage', original);
    }
    expect(sessionStorage.getItem('iotex-chat-open/a')).to.equal('1');
  });

  it('does not fill the screen of a phone that has followed a link', async () => {
    await openByLauncher(await open('session'));
    fixtureCleanup();
    await setViewport({ width: 400, height: 700 });
    try {
      expect((await open('session')).element.open).to.equal(false);
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
  });
});
