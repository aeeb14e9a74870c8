import { expect } from 'chai';
import * as fc from 'fast-check';
import { Conversation } from '../../src/conversation/conversation.js';
import { ChatError } from '../../src/protocol/errors.js';
import { rejection } from '../rejection.js';
import { ScriptedTransport } from '../scripted-transport.js';
import { preloadEngine } from '../preload.js';

await preloadEngine();

/** What a visitor, a page or a gateway may do, at any moment. */
const action = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('text' as const), text: fc.string({ minLength: 1, maxLength: 8 }) }),
  },
  fc.record({
    do: fc.constantFrom(
      'send' as const,
      'stop' as const,
      'retry' as const,
      'clear' as const,
      'finish' as const,
      'end' as const,
      'fail' as const,
      'old' as const,
      'reasoning' as const,
    ),
  }),
);

describe('Conversation, whatever happens in whatever order,', () => {
  it('has one request at a time, loses no word and never gets stuck', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 30 }), async (actions) => {
        const gateway = new ScriptedTransport();
        const conversation = new Conversation({ transport: gateway.transport });
        /** The text each answer is to have, by the request that asked for it. */
        const spoken: string[] = [];
        const runs: Promise<unknown>[] = [];
        const isBusy = () => conversation.status === 'submitting' || conversation.status === 'streaming';

        for (const step of actions) {
          const under = isBusy() ? gateway.last : undefined;
          const current = gateway.answers.length - 1;
          switch (step.do) {
            case 'send':
              runs.push(conversation.send('question'));
              spoken.push('');
              break;
            case 'retry':
              if (conversation.messages.some(({ role }) => role === 'assistant')) {
                runs.push(conversation.retry());
                spoken.push('');
              } else expect(await rejection(conversation.retry())).to.include({ kind: 'bad_request' });
              break;
            case 'stop':
              conversation.stop();
              break;
            case 'clear':
              conversation.clear();
              expect(conversation.messages).to.have.length(0);
              break;
            case 'text':
              if (under) spoken[current] = `${spoken[current] ?? ''}${step.text}`;
              await under?.text(step.text);
              break;
            case 'reasoning':
              await under?.say({ type: 'reasoning', text: 'hm' });
              break;
            case 'old':
              // An answer that is over speaks again: nobody listens.
              if (gateway.answers.length > 1) await gateway.answers[0]?.text('ghost');
              break;
            case 'finish':
              await under?.finish();
              break;
            case 'end':
              await under?.end();
              break;
            case 'fail':
              await under?.fail(new ChatError('network', 'cut'));
              break;
          }
          expect(gateway.answers.filter(({ signal, isClosed }) => !signal.aborted && !isClosed).length).to.be.at.most(
            1,
          );
          expect(conversation.messages.map(({ text }) => text).join('')).not.to.include('ghost');
          const last = conversation.messages.at(-1);
          expect(last?.status === 'pending' || last?.status === 'streaming').to.equal(isBusy());
          if (isBusy()) expect(last?.text).to.equal(spoken.at(-1));
        }

        const shown = conversation.thread.messages.filter(({ role }) => role === 'assistant').map(({ text }) => text);
        if (!actions.some((step) => step.do === 'clear')) {
          expect(shown.filter(Boolean)).to.deep.equal(spoken.filter(Boolean));
        }
        conversation.stop();
        await Promise.all(runs);
        expect(conversation.status).to.be.oneOf(['idle', 'error']);
      }),
      { numRuns: 300 },
    );
  });
});
