/** The list of models: fetched when the visitor reaches for it, and what is there when it cannot be. */
import { html } from '@open-wc/testing';
import { scriptedFetch, failed } from '../protocol/scripted-fetch.js';
import type { Answer } from '../protocol/scripted-fetch.js';
import { expect } from './expect.js';
import { happens, heardOnConsole, openChat } from './harness.js';
import type { ChatHarness } from './harness.js';

const list = (...ids: string[]) => new Response(JSON.stringify({ data: ids.map((id) => ({ id })) }));

async function openPicker(...answers: Answer[]) {
  const template = html`<iotex-chat with-model-picker proxy-url="https://p.example/chat" model="mine"></iotex-chat>`;
  const chat = await openChat(template);
  const { fetch, requests } = scriptedFetch(...answers);
  chat.element.fetch = fetch;
  return { chat, requests, select: chat.part('model-picker') as HTMLSelectElement };
}

const options = (chat: ChatHarness) =>
  [...(chat.part('model-picker') as HTMLSelectElement).options].map((each) => each.text);
const isBusy = (chat: ChatHarness) => chat.part('model-picker').closest('[aria-busy=true]') !== null;

async function reach(chat: ChatHarness): Promise<void> {
  chat.part('model-picker').focus();
  await chat.element.updateComplete;
  await chat.until(() => !isBusy(chat));
}

describe('The model picker', () => {
  it('passes the accessibility audit', async () => {
    const { chat } = await openPicker(list('a', 'b'));
    await reach(chat);
    await expect(chat.element).to.be.accessible();
  });

  it('is there with with-model-picker only, and asks nobody before it is reached for', async () => {
    expect((await openChat()).parts('model-picker')).to.have.length(0);
    const { chat, requests, select } = await openPicker(list('a'));
    expect(select.getAttribute('aria-label')).to.equal('Model');
    expect(options(chat)).to.deep.equal(['mine']);
    expect(select.value).to.equal('mine');
    expect(requests).to.have.length(0);
  });

  it('shows the default where no model is set', async () => {
    const chat = await openChat(html`<iotex-chat with-model-picker></iotex-chat>`);
    expect(options(chat)).to.deep.equal(['gemini-2.5-flash']);
  });

  it('lists what the server has, in its order, once, by focus or by pointer', async () => {
    const { chat, requests, select } = await openPicker(list('b', 'mine', 'a'));
    select.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    await reach(chat);
    expect(options(chat)).to.deep.equal(['b', 'mine', 'a']);
    expect(select.value).to.equal('mine');
    select.blur();
    await reach(chat);
    expect(requests.map(({ url }) => url)).to.deep.equal(['https://p.example/chat/models']);
  });

  it('says that it is loading, and keeps the model that is set where the server does not name it', async () => {
    let answer: (response: Response) => void = () => undefined;
    const { chat, select } = await openPicker(() => new Promise((resolve) => (answer = resolve)));
    select.focus();
    await chat.element.updateComplete;
    expect(options(chat)).to.deep.equal(['mine', 'Loading …']);
    expect(select.options[1]?.disabled).to.equal(true);
    await chat.until(() => isBusy(chat));
    answer(list('a', 'b'));
    await chat.until(() => !isBusy(chat));
    expect(options(chat)).to.deep.equal(['mine', 'a', 'b']);
    expect(select.value).to.equal('mine');
  });

  it('sets the model of the requests that follow, and tells the page once', async () => {
    const { chat, select } = await openPicker(list('a', 'b'));
    const told: string[] = [];
    chat.element.addEventListener('iotex-model-change', ({ model }) => told.push(`${model} ${chat.element.model}`));
    await reach(chat);
    select.value = 'b';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await chat.ask('q');
    expect(chat.gateway.last.request.model).to.equal('b');
    expect(told).to.deep.equal(['b b']);
  });

  it('follows a model that the page sets', async () => {
    const { chat, select } = await openPicker(list('a', 'b'));
    await reach(chat);
    chat.element.model = 'a';
    await chat.element.updateComplete;
    expect(select.value).to.equal('a');
    chat.element.model = 'unheard of';
    await chat.element.updateComplete;
    expect(select.value).to.equal('unheard of');
    expect(options(chat)).to.deep.equal(['unheard of', 'a', 'b']);
  });

  it('says in words that the list failed, keeps the model, and tries again with Retry', async () => {
    const { chat, requests, select } = await openPicker(failed(500), list('a'));
    const said = await heardOnConsole('error', () => reach(chat));
    expect(said).to.have.length(1);
    await expect(chat.element).to.be.accessible();
    expect(chat.part('notice').textContent).to.include('The other models could not be loaded.');
    expect(select.value).to.equal('mine');
    await chat.click('Retry');
    await chat.until(() => options(chat).length === 2 && !isBusy(chat));
    expect(options(chat)).to.deep.equal(['mine', 'a']);
    expect(chat.parts('notice')).to.have.length(0);
    expect(requests).to.have.length(2);
  });

  it('puts the words about a failure away, and asks again the next time that it is reached for', async () => {
    const { chat, requests, select } = await openPicker(new TypeError('refused'), list('a'));
    await heardOnConsole('error', () => reach(chat));
    await chat.click('Dismiss');
    expect(chat.parts('notice')).to.have.length(0);
    select.blur();
    await reach(chat);
    expect(requests).to.have.length(2);
    expect(options(chat)).to.deep.equal(['mine', 'a']);
  });

  it('asks anew where the server has changed', async () => {
    const { chat, requests, select } = await openPicker(list('a'), list('b'));
    await reach(chat);
    chat.element.proxyUrl = 'https://other.example/chat';
    select.blur();
    await reach(chat);
    expect(requests[1]?.url).to.equal('https://other.example/chat/models');
    expect(options(chat)).to.deep.equal(['mine', 'b']);
  });

  it('gives up asking when the element is taken out, and says nothing of it', async () => {
    const { chat, requests, select } = await openPicker(() => new Promise(() => undefined));
    const said = await heardOnConsole('error', async () => {
      select.focus();
      await happens(() => requests.length === 1);
      const parent = chat.element.parentElement!;
      chat.element.remove();
      expect(requests[0]?.init.signal?.aborted).to.equal(true);
      parent.append(chat.element);
      await chat.element.updateComplete;
      await chat.until(() => !isBusy(chat));
    });
    expect(said).to.deep.equal([]);
    expect(chat.parts('notice')).to.have.length(0);
  });

  it('cannot be used while disabled', async () => {
    const { chat, select } = await openPicker(list('a'));
    chat.element.disabled = true;
    await chat.element.updateComplete;
    expect(select.disabled).to.equal(true);
  });

  it('has room for many long names beside the other controls, in 320 px', async () => {
    const { chat, select } = await openPicker(
      list(...Array.from({ length: 300 }, (_, place) => `vendor/model-${'x'.repeat(80)}-${place}`)),
    );
    chat.element.withAttachments = true;
    chat.element.withDictation = true;
    chat.element.parentElement!.classList.add('narrow');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.narrow { inline-size: 320px }');
    document.adoptedStyleSheets.push(sheet);
    await reach(chat);
    chat.element.model = select.options[299]!.value;
    await chat.element.updateComplete;
    const composer = chat.part('composer').getBoundingClientRect();
    const places = ['attach-button', 'model-picker', 'mic-button', 'send-button'].map((name) =>
      chat.part(name).getBoundingClientRect(),
    );
    document.adoptedStyleSheets.pop();
    expect(composer.width).to.be.lessThan(321);
    for (const [at, { left, right, top }] of places.entries()) {
      expect(left).to.be.greaterThan(places[at - 1]?.right ?? composer.left);
      expect(right).to.be.lessThan(composer.right);
      expect(Math.abs(top - (places[0]?.top ?? 0))).to.be.lessThan(8);
    }
  });
});
