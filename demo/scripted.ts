/** Deltas go in, a transport comes out that answers with them and asks nobody. */

import type { ChatError, Delta, IotexChat, Transport } from 'iotex-chat';

/** How an answer goes on once its deltas are there: it ends, it keeps silent, the visitor stops it, or it fails. */
export type Ending = 'finish' | 'length' | 'silence' | 'stop' | (() => ChatError);

/** Answers every request with `deltas` and then `ending`. */
export function scripted(deltas: readonly Delta[], ending: Ending): (chat: IotexChat) => Transport {
  return (chat) =>
    async function* (_, { signal }) {
      // An error before the first delta is that of a request which was not answered.
      if (deltas.length > 0 || ending === 'finish') yield { type: 'start', model: 'scripted' };
      yield* deltas;
      if (typeof ending === 'function') throw ending();
      if (ending === 'finish' || ending === 'length') {
        yield { type: 'finish', reason: ending === 'finish' ? 'stop' : 'length' };
        return;
      }
      if (ending === 'stop') chat.stop();
      await aborted(signal);
    };
}

/** A delta of text. */
export function says(text: string): Delta {
  return { type: 'text', text };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = () => reject(signal.reason as Error);
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail);
  });
}
