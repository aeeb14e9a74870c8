import { expect } from './expect.js';
import { ChatError } from '../../src/protocol/errors.js';
import type { IotexBeforeSendEvent, IotexErrorEvent, IotexResponseEndEvent } from '../../src/view/events.js';
import { heardOnConsole, next, openChat } from './harness.js';
import type { ChatHarness } from './harness.js';

const TYPES = [
  'before-send',
  'send',
  'response-start',
  'response-end',
  'error',
  'budget',
  'retry',
  'stop',
  'clear',
  'change',
].map((name) => `iotex-${name}`);

/** Types of the events that reach the page, in order. */
function listen(chat: ChatHarness): string[] {
  const heard: string[] = [];
  for (const type of TYPES) {
    document.addEventListener(type, (event) => {
      if (event.target === chat.element) heard.push(type.slice('iotex-'.length));
    });
  }
  return heard;
}

describe('The events', () => {
  it('of an answer reach the page in order, and none of them per token', async () => {
    const chat = await openChat();
    const heard = listen(chat);
    await chat.ask('hi');
    await chat.gateway.last.say({ type: 'start', model: 'm' });
    for (const letter of 'hello') await chat.gateway.last.text(letter);
    const ended = next<IotexResponseEndEvent>(chat.element, 'iotex-response-end');
    await chat.gateway.last.finish();
    expect(heard).to.deep.equal(['before-send', 'send', 'change', 'response-start', 'response-end', 'change']);
    const end = await ended;
    expect(end).to.include({ finishReason: 'stop', aborted: false });
    expect(end.message.text).to.equal('hello');
    expect(end.timing?.firstToken).to.be.a('number');
  });

  it('of a stop say that it was one', async () => {
    const chat = await openChat();
    const heard = listen(chat);
    await chat.ask('hi');
    await chat.gateway.last.text('a');
    const ended = next<IotexResponseEndEvent>(chat.element, 'iotex-response-end');
    chat.element.stop();
    expect((await ended).aborted).to.equal(true);
    expect(heard.slice(-3)).to.deep.equal(['stop', 'response-end', 'change']);
  });

  it('of an error carry it, also to the console', async () => {
    const chat = await openChat();
    const heard = listen(chat);
    const failed = next<IotexErrorEvent>(chat.element, 'iotex-error');
    const error = new ChatError('server', 'The gateway answered 500.', { status: 500, requestId: 'r-1' });
    const said = await heardOnConsole('error', async () => {
      await chat.ask('hi');
      chat.gateway.last.retry({ attempt: 1, delay: 10 });
      await chat.gateway.last.fail(error);
    });
    const event = await failed;
    expect(event.error).to.equal(error);
    expect(event.messageId).to.equal(chat.element.messages.at(-1)?.id);
    expect(heard).to.deep.equal(['before-send', 'send', 'change', 'retry', 'error', 'response-end', 'change']);
    expect(said).to.deep.equal(['<iotex-chat>: The gateway answered 500. (request r-1)']);
  });

  it('of a spent budget come before the error', async () => {
    const chat = await openChat();
    chat.element.maxRequests = 0;
    const heard = listen(chat);
    await heardOnConsole('error', () => chat.ask('hi'));
    expect(heard).to.deep.equal(['budget', 'error']);
    expect(chat.element.value).to.equal('hi');
  });

  it('before a send carry what will be sent, and cancelling it sends nothing', async () => {
    const chat = await openChat();
    const asked = next<IotexBeforeSendEvent>(chat.element, 'iotex-before-send');
    chat.element.addEventListener('iotex-before-send', (event) => event.preventDefault());
    const heard = listen(chat);
    await chat.ask('hi');
    const event = await asked;
    expect(event.request.messages).to.deep.equal([{ role: 'user', content: 'hi' }]);
    expect(event.message.text).to.equal('hi');
    expect(heard).to.deep.equal(['before-send']);
    expect(chat.gateway.answers).to.have.length(0);
  });

  it('of clear and addMessage tell of a change', async () => {
    const chat = await openChat();
    const heard = listen(chat);
    chat.element.addMessage({ role: 'assistant', text: 'hello' });
    chat.element.clear();
    expect(heard).to.deep.equal(['change', 'clear', 'change']);
  });

  it('may throw in the page’s own listener without harm', async () => {
    const chat = await openChat();
    // The browser reports what a DOM listener throws to the window, where the test runner would take it for a failure.
    const reported = next<ErrorEvent>(window, 'error');
    const { onerror } = window;
    window.onerror = () => true;
    chat.element.addEventListener('iotex-send', () => {
      throw new Error('mine');
    });
    await chat.ask('hi');
    expect((await reported).error).to.have.property('message', 'mine');
    window.onerror = onerror;
    await chat.gateway.last.text('hello');
    await chat.element.updateComplete;
    expect(chat.lastText).to.equal('hello');
  });
});
