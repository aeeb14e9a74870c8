import type { ToolCallPart } from '../../src/conversation/message.js';
import type { IotexToolCallEvent } from '../../src/view/events.js';
import { expect } from './expect.js';
import { next, openChat } from './harness.js';
import type { ChatHarness } from './harness.js';

const steps = (chat: ChatHarness) => chat.parts('tool-call') as HTMLDetailsElement[];
const words = (chat: ChatHarness) => steps(chat).map((step) => step.querySelector('summary')?.textContent.trim());

/** A chat whose model has asked for `get_weather`, which answers when the test says so. */
async function openAsked(): Promise<{
  readonly chat: ChatHarness;
  readonly give: (result: unknown) => Promise<void>;
  readonly fail: (error: Error) => Promise<void>;
}> {
  const chat = await openChat();
  let resolve: (result: unknown) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise((...settle) => ([resolve, reject] = settle));
  chat.element.tools = [{ name: 'get_weather', description: 'Weather', parameters: {}, execute: () => promise }];
  await chat.ask('weather?');
  await chat.gateway.last.say({ type: 'tool-call', index: 0, id: 'a', name: 'get_weather', arguments: '{"city":' });
  await chat.shown();
  expect(words(chat)).to.deep.equal(['Asked for get_weather']);
  await chat.gateway.last.say(
    { type: 'tool-call', index: 0, arguments: '"Berlin"}' },
    { type: 'finish', reason: 'tool_calls' },
  );
  await chat.gateway.last.end();
  await chat.shown();
  const after = async (action: () => void) => {
    const count = chat.gateway.answers.length;
    action();
    while (chat.gateway.answers.length === count) await chat.shown();
    await chat.shown();
  };
  return { chat, give: (result) => after(() => resolve(result)), fail: (error) => after(() => reject(error)) };
}

function call(fields: Partial<ToolCallPart>): ToolCallPart {
  return {
    type: 'tool-call',
    index: 0,
    id: 'a',
    name: 'look_up',
    arguments: '',
    result: undefined,
    error: undefined,
    status: 'done',
    duration: 0,
    ...fields,
  };
}

describe('Tools', () => {
  it('pass the accessibility audit as steps, closed and open', async () => {
    const { chat, give } = await openAsked();
    await expect(chat.element).to.be.accessible();
    await give({ sky: 'clear' });
    await chat.gateway.last.finish();
    await chat.shown();
    for (const step of steps(chat)) step.open = true;
    await expect(chat.element).to.be.accessible();
  });

  it('are shown while they run and when they have run, with what they were given and gave back', async () => {
    const { chat, give } = await openAsked();
    expect(words(chat)).to.deep.equal(['Using get_weather …']);
    await give({ sky: 'clear' });
    await chat.gateway.last.text('It is sunny.');
    await chat.gateway.last.finish();
    await chat.shown();
    expect(words(chat)).to.deep.equal(['Used get_weather']);
    expect([...steps(chat)[0]!.querySelectorAll('pre')].map((pre) => pre.textContent)).to.deep.equal([
      '{\n  "city": "Berlin"\n}',
      '{\n  "sky": "clear"\n}',
    ]);
    expect(steps(chat)[0]?.open).to.equal(false);
    expect(chat.lastText).to.equal('It is sunny.');
  });

  it('say what went wrong', async () => {
    const { chat, fail } = await openAsked();
    await fail(new Error('no such city'));
    expect(words(chat)).to.deep.equal(['get_weather failed']);
    expect(steps(chat)[0]?.textContent).to.include('no such city');
  });

  it('tell the page when they have ended', async () => {
    const { chat, give } = await openAsked();
    const ended = next<IotexToolCallEvent>(chat.element, 'iotex-tool-call');
    await give('clear');
    const { messageId, call: ran } = await ended;
    expect(messageId).to.equal(chat.element.messages[1]?.id);
    expect(ran).to.include({ name: 'get_weather', status: 'done', result: 'clear' });
  });

  it('stop with the answer', async () => {
    const { chat } = await openAsked();
    await chat.click('Stop');
    expect(chat.element.status).to.equal('idle');
    expect(words(chat)).to.deep.equal(['get_weather failed']);
    expect(chat.part('notice').textContent).to.include('You stopped this answer.');
  });

  it('show no more of a result than a page can bear, and a text as it is', async () => {
    const chat = await openChat();
    chat.element.addMessage({
      role: 'assistant',
      parts: [call({ result: 'x'.repeat(1_000_000) }), call({ result: 'no {json' })],
    });
    await chat.shown();
    const [long, plain] = chat.root.querySelectorAll('.step pre');
    expect(long?.textContent.length).to.be.below(21_000);
    expect(plain?.textContent).to.equal('no {json');
  });

  it('are text, whatever they are called and give back', async () => {
    const chat = await openChat();
    const hostile = '<img src=x onerror=alert(1)>';
    chat.element.addMessage({
      role: 'assistant',
      parts: [call({ name: hostile, arguments: hostile, result: hostile })],
    });
    await chat.shown();
    expect(chat.part('messages').querySelector('img')).not.to.exist;
    expect(words(chat)).to.deep.equal([`Used ${hostile}`]);
  });

  it('that the page shows itself are shown by the page', async () => {
    const chat = await openChat();
    chat.element.renderers = { 'part:tool-call': ({ name }) => document.createTextNode(`mine: ${name}`) };
    chat.element.addMessage({ role: 'assistant', parts: [call({})] });
    await chat.shown();
    expect(chat.lastAnswer.textContent).to.include('mine: look_up');
    expect(steps(chat)).to.have.length(0);
  });
});
