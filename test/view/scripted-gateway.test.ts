/** The element against a scripted gateway, as an embedder's own test would have it: over the element's `fetch`, in a page. */
import { fixture, html, oneEvent } from '@open-wc/testing';
import '../../src/define.js';
import type { IotexChat } from '../../src/index.js';
import { scriptGateway } from '../../src/testing.js';
import type { ScriptedGateway } from '../../src/testing.js';
import { expect } from './expect.js';
import { preloadAll } from './harness.js';

const shown = (chat: IotexChat, part: string) => chat.shadowRoot?.querySelector<HTMLElement>(`[part~="${part}"]`);

async function open(gateway: ScriptedGateway): Promise<IotexChat> {
  // What shows messages is loaded with the first: here it is there, so that one update shows them.
  await preloadAll();
  return fixture<IotexChat>(html`<iotex-chat proxy-url="/api/chat" .fetch=${gateway.fetch}></iotex-chat>`);
}

describe('An element whose fetch is a scripted gateway', () => {
  it('shows what the script says', async () => {
    const gateway = scriptGateway(['Good **morning**']);
    const chat = await open(gateway);
    await chat.send('Hello');
    await chat.updateComplete;
    expect(shown(chat, 'message-assistant')?.textContent).to.include('Good morning');
    expect(gateway.requests[0]).to.include({ text: 'Hello', url: new URL('/api/chat', document.baseURI).href });
    gateway.verify();
  });

  it('waits for the test in the middle of an answer, and is seen to leave', async () => {
    const gateway = scriptGateway([{ reply: ['One', ' two'], holdAfter: 0 }]);
    const chat = await open(gateway);
    const started = oneEvent(chat, 'iotex-response-start');
    const asked = chat.send('Count');
    await gateway.next();
    await started;
    await chat.updateComplete;
    expect(chat.status).to.equal('streaming');
    shown(chat, 'stop-button')?.click();
    expect(await asked).to.include({ status: 'stopped', text: 'One' });
    expect(gateway.requests[0]?.aborted).to.equal(true);
  });

  it('shows an error of the script', async () => {
    const gateway = scriptGateway([{ error: 401 }]);
    const chat = await open(gateway);
    const answer = await chat.send('Hello');
    await chat.updateComplete;
    expect(answer.error?.kind).to.equal('auth');
    expect(shown(chat, 'error')?.textContent).to.not.be.empty;
  });
});
