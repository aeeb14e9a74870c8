/** Whether an answer can be left in its middle, and the proxy goes on for others. */
import type { Finding } from '../finding.js';
import type { Visitor } from '../visit.js';
import { fail, ok } from '../finding.js';
import { VisitError, postOf } from '../visit.js';
import { questionOf } from './answer.js';
import type { Question } from './answer.js';

/** How long a server may need to answer a preflight after a visitor left, in ms. */
const PATIENCE = 3_000;

/**
 * Asks, leaves after the first bytes, and at once asks for something small. Whether the proxy closes its own connection to the gateway cannot be seen from
 * here; that is in its log.
 */
export async function checkAbort(visitor: Visitor, question: Question): Promise<Finding> {
  const { reads, leave } = await visitor.open('an answer that was left', postOf(questionOf(question)));
  try {
    await reads.next();
  } finally {
    leave();
  }
  const { clock } = visitor.options;
  const started = clock.now();
  try {
    await visitor.ask('a request after that', { method: 'OPTIONS' });
  } catch (error) {
    if (error instanceof VisitError) return stuck(`it did not answer the next request: ${error.message}`);
    throw error;
  }
  const took = clock.now() - started;
  if (took > PATIENCE) return stuck(`the next request took ${(took / 1000).toFixed(1)} s`);
  return ok('abort', 'An answer can be left in its middle, and the proxy answers on.');
}

function stuck(what: string): Finding {
  return fail(
    'abort',
    `After a visitor left in the middle of an answer, ${what}.`,
    'Each Stop, and each closed tab, keeps the server busy with an answer that nobody reads, and that is paid for.',
    'End the request to the gateway when the client’s connection closes: hand request.signal on to createProxyHandler’s request.',
  );
}
