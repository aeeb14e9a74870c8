import { expect } from 'chai';
import type { Tool } from '../../src/conversation/tool.js';
import type { Delta } from '../../src/protocol/deltas.js';
import { ChatError } from '../../src/protocol/errors.js';
import { setUp, turn } from './set-up.js';

import { asked, call, callsOf, parameters } from './scripted-tool.js';

describe('Conversation with tools', () => {
  it('tells the model of them', async () => {
    const { gateway } = await asked([]);
    expect(gateway.answers[0]?.request.tools).to.deep.equal([
      { type: 'function', function: { name: 'weather', description: 'The weather in a city.', parameters } },
    ]);
  });

  it('says nothing of tools where there are none', async () => {
    const setup = setUp({ tools: [] });
    await turn(setup, 'hi', 'hello');
    expect(setup.gateway.last.request).not.to.have.property('tools');
  });

  it('runs what the model asks for, and goes on in the same answer', async () => {
    const { conversation, gateway, tool, sent, clock, events } = await asked([
      { type: 'text', text: 'Let me see. ' },
      call(0, 'c0', '{"city":'),
      { type: 'tool-call', index: 0, arguments: '"Bonn"}' },
    ]);
    expect(tool.calls[0]?.args).to.deep.equal({ city: 'Bonn' });
    expect(conversation.status).to.equal('streaming');
    expect(callsOf(conversation)).to.deep.include.members([
      {
        ...{ type: 'tool-call', index: 0, id: 'c0', name: 'weather', arguments: '{"city":"Bonn"}' },
        ...{ result: undefined, error: undefined, status: 'running', duration: 0 },
      },
    ]);
    await clock.advance(250);
    await tool.answer(0, { degrees: 20 });
    expect(callsOf(conversation)[0]).to.include({ result: '{"degrees":20}', status: 'done', duration: 250 });
    expect(gateway.answers).to.have.length(2);
    expect(gateway.last.request.messages).to.deep.equal([
      { role: 'user', content: 'Weather?' },
      {
        role: 'assistant',
        content: 'Let me see. ',
        tool_calls: [{ id: 'c0', type: 'function', function: { name: 'weather', arguments: '{"city":"Bonn"}' } }],
      },
      { role: 'tool', tool_call_id: 'c0', content: '{"degrees":20}' },
    ]);
    await gateway.last.text('It is 20 degrees.');
    await gateway.last.finish();
    const answer = await sent;
    expect(answer.parts.map(({ type }) => type)).to.deep.equal(['text', 'tool-call', 'text']);
    expect(answer).to.include({ text: 'Let me see. It is 20 degrees.', status: 'done', finishReason: 'stop' });
    expect(conversation.messages).to.have.length(2);
    const heard = events.filter(({ type }) => type !== 'change');
    expect(heard.map(({ type }) => type)).to.deep.equal(['send', 'start', 'tool-call', 'tool-call', 'end']);
    expect(heard.map((event) => (event.type === 'tool-call' ? event.call.status : '')).join(' ')).to.equal(
      '  running done ',
    );
  });

  it('runs the calls of a round at the same time, and waits for all of them', async () => {
    const { conversation, gateway, tool } = await asked([call(0, 'c0', '{"n":0}'), call(1, 'c1', '{"n":1}')]);
    expect(tool.calls.map(({ args }) => args)).to.deep.equal([{ n: 0 }, { n: 1 }]);
    await tool.answer(1, 'second');
    expect(callsOf(conversation).map(({ status }) => status)).to.deep.equal(['running', 'done']);
    expect(gateway.answers).to.have.length(1);
    await tool.answer(0, 'first');
    expect(gateway.last.request.messages.slice(2)).to.deep.equal([
      { role: 'tool', tool_call_id: 'c0', content: 'first' },
      { role: 'tool', tool_call_id: 'c1', content: 'second' },
    ]);
  });

  it('goes several rounds, each with the results of all before it', async () => {
    const { conversation, gateway, tool, sent } = await asked([call(0, 'c0', '{"n":0}')]);
    await tool.answer(0, 'first');
    await gateway.last.say(call(0, 'c1', '{"n":1}'));
    await gateway.last.finish('tool_calls');
    await tool.answer(1, 'second');
    expect(gateway.last.request.messages.map(({ role }) => role)).to.deep.equal([
      ...['user', 'assistant', 'tool', 'assistant', 'tool'],
    ]);
    await gateway.last.text('done');
    await gateway.last.finish();
    expect((await sent).parts.map(({ type }) => type)).to.deep.equal(['tool-call', 'tool-call', 'text']);
    // So they stay in the history.
    void conversation.send('and now?');
    expect(gateway.last.request.messages.map(({ role }) => role)).to.deep.equal([
      ...['user', 'assistant', 'tool', 'assistant', 'tool', 'assistant', 'user'],
    ]);
  });

  it('takes a call for one also where the finish reason is another, but not where it was cut', async () => {
    for (const [reason, rounds] of [
      ['stop', 2],
      ['length', 1],
      ['content_filter', 1],
    ] as const) {
      const tool: Tool = { name: 'weather', execute: () => 'fine' };
      const { conversation, gateway } = setUp({ tools: [tool] });
      void conversation.send('Weather?');
      await gateway.last.say(call(0, 'c0'));
      await gateway.last.finish(reason);
      expect(gateway.answers.length, reason).to.equal(rounds);
    }
  });

  it('runs nothing where no tools were given', async () => {
    const { conversation, gateway, sent } = await asked([call(0, 'c0')], { tools: undefined });
    expect((await sent).status).to.equal('done');
    expect(callsOf(conversation)[0]).to.include({ status: 'pending', result: undefined });
    expect(gateway.answers).to.have.length(1);
  });

  it('gives an id to a call that has none', async () => {
    const { conversation, gateway, tool } = await asked([call(0, undefined)]);
    await tool.answer(0, 'x');
    const [{ id } = { id: '' }] = callsOf(conversation);
    expect(id).not.to.equal('');
    expect(gateway.last.request.messages.at(-1)).to.deep.equal({ role: 'tool', tool_call_id: id, content: 'x' });
  });

  describe('tells the model of an error, and lets it go on,', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const cases: readonly (readonly [string, Delta, Tool['execute'], string])[] = [
      ['where a tool throws', call(0, 'c'), () => fail(new Error('no such city')), 'Error: no such city'],
      ['where a tool rejects', call(0, 'c'), () => Promise.reject(new Error('offline')), 'Error: offline'],
      ['where a tool throws what is no error', call(0, 'c'), () => fail('nope'), 'Error: nope'],
      ['where the result has no JSON', call(0, 'c'), () => circle, 'Error: '],
      [
        'where the arguments are no JSON',
        call(0, 'c', '{"city'),
        () => 'x',
        'Error: The arguments are not valid JSON.',
      ],
      ['where there is no such tool', call(0, 'c', '{}', 'time'), () => 'x', 'Error: There is no tool "time".'],
    ];
    for (const [name, delta, execute, content] of cases) {
      it(name, async () => {
        const { conversation, gateway, sent } = await asked([delta], { tools: [{ name: 'weather', execute }] });
        expect(callsOf(conversation)[0]).to.include({ status: 'failed', result: undefined });
        const last = gateway.last.request.messages.at(-1);
        expect(last?.role).to.equal('tool');
        expect(last?.content).to.include(content);
        await gateway.last.text('I could not find out.');
        await gateway.last.finish();
        expect((await sent).status).to.equal('done');
      });
    }
  });

  it('gives a text as it is, and null for nothing', async () => {
    for (const [value, result] of [
      ['text', 'text'],
      ['', ''],
      [undefined, 'null'],
      [() => 1, 'null'],
      [[1, 'a'], '[1,"a"]'],
    ] as const) {
      const { conversation } = await asked([call(0, 'c')], { tools: [{ name: 'weather', execute: () => value }] });
      expect(callsOf(conversation)[0]?.result).to.equal(result);
    }
  });

  it('takes no arguments for an empty object', async () => {
    const { tool } = await asked([call(0, 'c0', '')]);
    expect(tool.calls[0]?.args).to.deep.equal({});
  });

  it('ends after too many rounds, with an error that says so', async () => {
    const tool: Tool = { name: 'weather', execute: () => 'again' };
    const { conversation, gateway } = setUp({ tools: [tool], maxToolRounds: 3 });
    const sent = conversation.send('Weather?');
    for (let round = 0; round < 4; round += 1) {
      await gateway.last.say(call(0, `c${round}`));
      await gateway.last.finish('tool_calls');
    }
    const answer = await sent;
    expect(gateway.answers).to.have.length(4);
    expect(answer.status).to.equal('interrupted');
    expect(answer.error).to.include({ kind: 'protocol', retryable: false });
    expect(answer.error?.message).to.include('maxToolRounds');
    expect(callsOf(conversation).map(({ status }) => status)).to.deep.equal(['done', 'done', 'done', 'failed']);
  });

  it('stops at eight rounds by itself', async () => {
    const { conversation, gateway } = setUp({ tools: [{ name: 'weather', execute: () => 'again' }] });
    const sent = conversation.send('Weather?');
    for (let round = 0; round < 20 && conversation.status !== 'error'; round += 1) {
      await gateway.last.say(call(0, `c${round}`));
      await gateway.last.finish('tool_calls');
    }
    await sent;
    expect(gateway.answers).to.have.length(9);
  });

  it('gives up on a tool that never answers, and tells the tool too', async () => {
    const { conversation, gateway, tool, clock } = await asked([call(0, 'c0')], { toolTimeout: 5000 });
    await clock.advance(4999);
    expect(gateway.answers).to.have.length(1);
    await clock.advance(1);
    expect(tool.calls[0]?.signal.aborted).to.equal(true);
    expect(callsOf(conversation)[0]).to.include({ status: 'failed', duration: 5000 });
    expect(gateway.last.request.messages.at(-1)?.content).to.equal('Error: The tool did not answer within 5000 ms.');
    expect(clock.pending).to.equal(0);
  });

  it('waits a minute by itself, and leaves no timer', async () => {
    const { gateway, tool, clock } = await asked([call(0, 'c0')]);
    await clock.advance(59_999);
    expect(gateway.answers).to.have.length(1);
    await tool.answer(0, 'late');
    expect(gateway.answers).to.have.length(2);
    expect(clock.pending).to.equal(0);
  });

  it('goes on while another branch is shown', async () => {
    const setup = await asked([call(0, 'c0')]);
    const { conversation, gateway, tool } = setup;
    await tool.answer(0, 'x');
    await gateway.last.text('one');
    await gateway.last.finish();
    const again = conversation.retry();
    await gateway.last.say(call(0, 'c1'));
    await gateway.last.finish('tool_calls');
    conversation.selectBranch(conversation.messages[1]!.id, 0);
    await tool.answer(1, 'y');
    expect(gateway.last.request.messages.at(-1)).to.deep.equal({ role: 'tool', tool_call_id: 'c1', content: 'y' });
    await gateway.last.text('two');
    await gateway.last.finish();
    expect((await again).text).to.equal('two');
  });

  it('asks the budget before each round', async () => {
    const { conversation, tool, gateway, sent } = await asked([call(0, 'c0')], { maxRequests: 1 });
    await tool.answer(0, 'x');
    const answer = await sent;
    expect(answer.status).to.equal('interrupted');
    expect(answer.error?.kind).to.equal('budget');
    expect(callsOf(conversation)[0]?.result).to.equal('x');
    expect(gateway.answers).to.have.length(1);
  });

  it('asks beforeSend before each round; a refusal stops the answer', async () => {
    const requests: number[] = [];
    const { tool, gateway, sent, heard } = await asked([call(0, 'c0')], {
      beforeSend: (_message, request) => requests.push(request.messages.length) < 2,
    });
    await tool.answer(0, 'x');
    expect((await sent).status).to.equal('stopped');
    expect(requests).to.deep.equal([1, 3]);
    expect(gateway.answers).to.have.length(1);
    expect(heard.at(-1)).to.equal('end');
  });

  it('keeps what came when a later round fails, and can go on from the results', async () => {
    const { conversation, gateway, tool, sent } = await asked([call(0, 'c0')]);
    await tool.answer(0, 'x');
    await gateway.last.fail(new ChatError('network', 'cut'));
    expect((await sent).status).to.equal('interrupted');
    const continued = conversation.continue();
    expect(gateway.last.request.messages.map(({ role }) => role)).to.deep.equal(['user', 'assistant', 'tool']);
    await gateway.last.text('It is fine.');
    await gateway.last.finish();
    expect((await continued).parts.map(({ type }) => type)).to.deep.equal(['tool-call', 'text']);
    expect((await continued).text).to.equal('It is fine.');
  });

  it('adds up what all rounds used', async () => {
    const usage = { inputTokens: 1, outputTokens: 2, totalTokens: 3 };
    const { conversation, gateway, tool, sent } = await asked([call(0, 'c0'), { type: 'usage', usage }]);
    await tool.answer(0, 'x');
    await gateway.last.say({ type: 'text', text: 'y' }, { type: 'usage', usage });
    await gateway.last.finish();
    expect((await sent).usage).to.deep.equal({ inputTokens: 2, outputTokens: 4, totalTokens: 6 });
    expect(conversation.usage?.totalTokens).to.equal(6);
  });

  it('takes only the text of its own round for reasoning', async () => {
    const { gateway, tool, sent } = await asked([{ type: 'text', text: 'Let me see.' }, call(0, 'c0')]);
    await tool.answer(0, 'x');
    await gateway.last.say(
      { type: 'text', text: 'hm' },
      { type: 'text-was-reasoning' },
      { type: 'text', text: 'Yes.' },
    );
    await gateway.last.finish();
    expect((await sent).text).to.equal('Let me see.Yes.');
  });
});

function fail(cause: unknown): never {
  throw cause;
}
