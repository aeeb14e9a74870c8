import { expect } from 'chai';
import type { Tool } from '../../src/conversation/tool.js';
import { setUp } from './set-up.js';

import { asked, call, callsOf } from './scripted-tool.js';

describe('A conversation that is stopped while a tool runs', () => {
  it('ends at once, whatever the tool does, and tells it', async () => {
    const { conversation, gateway, tool, sent, clock, heard } = await asked([call(0, 'c0')]);
    conversation.stop();
    expect(conversation.status).to.equal('idle');
    expect(tool.calls[0]?.signal.aborted).to.equal(true);
    expect((await sent).status).to.equal('stopped');
    expect(callsOf(conversation)[0]).to.include({ status: 'failed', result: undefined, error: undefined });
    const before = conversation.messages;
    await tool.answer(0, 'late');
    expect(conversation.messages).to.equal(before);
    expect(gateway.answers).to.have.length(1);
    expect(clock.pending).to.equal(0);
    expect(heard).to.deep.equal(['send', 'start', 'tool-call', 'stop', 'end']);
  });

  it('by a listener runs nothing more', async () => {
    const ran: string[] = [];
    const tool: Tool = { name: 'weather', execute: (args) => ran.push(JSON.stringify(args)) };
    const { conversation, gateway } = setUp({ tools: [tool] });
    conversation.subscribe((event) => {
      if (event.type === 'tool-call') conversation.stop();
    });
    const sent = conversation.send('Weather?');
    await gateway.last.say(call(0, 'c0'), call(1, 'c1'));
    await gateway.last.finish('tool_calls');
    expect((await sent).status).to.equal('stopped');
    expect(ran).to.deep.equal([]);
    expect(gateway.answers).to.have.length(1);
  });

  it('by a newer question leaves that one alone', async () => {
    const { conversation, gateway, tool, sent } = await asked([call(0, 'c0')]);
    const second = conversation.send('Never mind.');
    expect((await sent).status).to.equal('stopped');
    await tool.answer(0, 'late');
    // A call without a result is not sent.
    expect(gateway.last.request.messages.map(({ role }) => role)).to.deep.equal(['user', 'user']);
    expect(gateway.answers).to.have.length(2);
    await gateway.last.text('Fine.');
    await gateway.last.finish();
    expect((await second).text).to.equal('Fine.');
  });

  it('by delete and clear leaves nothing behind', async () => {
    for (const end of ['delete', 'clear'] as const) {
      const { conversation, gateway, tool, sent } = await asked([call(0, 'c0')]);
      if (end === 'delete') conversation.delete(conversation.messages[0]!.id);
      else conversation.clear();
      await tool.answer(0, 'late');
      expect((await sent).status).to.equal('stopped');
      expect(gateway.answers).to.have.length(1);
      expect(conversation.messages).to.deep.equal([]);
    }
  });
});
