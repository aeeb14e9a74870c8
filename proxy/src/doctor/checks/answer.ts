/** Whether a question is answered as it should be: an event stream, well formed, ended by what ends it, and on the way while it is written. */
import type { Finding } from '../finding.js';
import type { Read, Visitor } from '../visit.js';
import { fail, ok, warn } from '../finding.js';
import { postOf } from '../visit.js';
import { errorOf } from './errors.js';

/** Short, and still several chunks. */
const QUESTION = 'Count from 1 to 30, each number in words and on a line of its own. Say nothing else.';

/** Below this time an answer is too quick for its pieces to come apart, in ms. */
const TOO_QUICK = 250;
/** The least share of an answer's time that lies between its first and its last piece if nobody holds it back. */
const LEAST_SPREAD = 0.05;
/** Above this a visitor wonders, in ms. */
const SLOW = 10_000;

/** What is to be asked. */
export interface Question {
  /** Default: the proxy's own. */
  readonly model: string | undefined;
}

/** The body of a question of the doctor's. */
export function questionOf({ model }: Question): object {
  return {
    ...(model !== undefined && { model }),
    messages: [{ role: 'user', content: QUESTION }],
    stream: true,
    max_tokens: 300,
  };
}

/** Asks a short question and judges the answer. */
export async function checkAnswer(visitor: Visitor, question: Question): Promise<readonly Finding[]> {
  const { response, reads, leave } = await visitor.open('the answer to a question', postOf(questionOf(question)));
  const all: Read[] = [];
  let broken: string | undefined;
  try {
    for await (const read of reads) all.push(read);
  } catch (error) {
    broken = (error as Error).message;
  } finally {
    leave();
  }
  const text = all.map((read) => read.text).join('');
  if (response.status !== 200) return [refused(response.status, text)];
  const type = response.headers.get('content-type') ?? 'no type';
  if (!/^text\/event-stream\b/i.test(type))
    return [
      fail(
        'answer',
        `A question that asks for a stream is answered with ${type}.`,
        'Nothing can be shown before the whole answer is there, if anything can be shown at all.',
        'Hand the gateway’s stream through with its content type, text/event-stream.',
      ),
    ];
  return [
    ok('answer', 'A question is answered with an event stream.'),
    judgeStream(text, broken),
    judgeBuffering(all, response.headers),
    judgeFirstByte(all[0]?.at),
  ];
}

function refused(status: number, body: string): Finding {
  const error = errorOf(body);
  const code = typeof error?.['code'] === 'string' ? error['code'] : undefined;
  const found = `A question is refused (${[status, code].filter(Boolean).join(' ')}).`;
  const why = 'Nobody gets an answer.';
  return fail('answer', found, why, adviceFor(status, code));
}

function adviceFor(status: number, code: string | undefined): string {
  if (code === 'upstream_auth' || code === 'upstream_forbidden') return 'Check IOTEX_API_KEY: the gateway refuses it.';
  if (code === 'upstream_quota' || status === 402) return 'The account at the gateway has nothing left: top it up.';
  if (code === 'model_not_allowed') return 'Name one of ALLOWED_MODELS with --model.';
  if (code?.startsWith('origin_') || status === 403) return 'Add the origin of your page to ALLOWED_ORIGINS.';
  if (status === 429) return 'Wait for the window of the rate limit to pass, and ask again.';
  if (status === 404 || status === 405) return 'Check the path: a completion is POSTed to exactly proxy-url.';
  return 'Read the log of the proxy: it says what the gateway answered.';
}

function judgeStream(text: string, broken: string | undefined): Finding {
  const mend =
    'Let every server in front hand the stream through unchanged, and give it time: nginx cuts at proxy_read_timeout.';
  const why = 'The visitor sees an answer that breaks off, or none.';
  if (broken !== undefined) return fail('stream', `The stream broke off: ${broken}.`, why, mend);
  const lines = text.split(/\r\n|\r|\n/);
  const strange = lines.find((line) => !/^(?:$|:|(?:data|event|id|retry)(?::|$))/.test(line));
  if (strange !== undefined) return fail('stream', 'The stream has lines that are no server-sent events.', why, mend);
  const payloads = lines.filter((line) => line.startsWith('data:')).map((line) => line.slice(5).trim());
  const chunks = payloads.filter((payload) => payload !== '[DONE]').map(parseChunk);
  if (chunks.includes(undefined)) return fail('stream', 'The stream has events that are no JSON.', why, mend);
  const said = chunks.map((chunk) => chunk?.choices?.[0]?.delta?.content ?? '').join('');
  if (chunks.some((chunk) => chunk?.error !== undefined))
    return fail(
      'stream',
      'The stream ended with an error of the gateway.',
      why,
      'Ask again; if it stays so, read the log of the proxy.',
    );
  if (said.trim() === '')
    return fail(
      'stream',
      'The answer has no words.',
      why,
      'Ask for another model with --model; a reasoning model may have spent its tokens on thinking.',
    );
  if (!chunks.some((chunk) => chunk?.choices?.[0]?.finish_reason))
    return fail('stream', 'The answer has no finish reason.', 'The visitor is told that it may be incomplete.', mend);
  if (!payloads.includes('[DONE]'))
    return warn('stream', 'The stream does not end with [DONE].', 'Some clients wait for it.', mend);
  return ok('stream', `The stream is well formed: ${chunks.length} chunks, a finish reason, [DONE].`);
}

interface Chunk {
  readonly error?: unknown;
  readonly choices?: readonly {
    readonly delta?: { readonly content?: string | null };
    readonly finish_reason?: string | null;
  }[];
}

function parseChunk(payload: string): Chunk | undefined {
  try {
    return JSON.parse(payload) as Chunk;
  } catch {
    // What is no JSON is the finding.
    return undefined;
  }
}

/** Looks at when the pieces came: an answer that is written over seconds and comes in one burst was held back by somebody. */
function judgeBuffering(reads: readonly Read[], headers: Headers): Finding {
  const first = reads[0]?.at ?? 0;
  const last = reads.at(-1)?.at ?? 0;
  const why = 'The visitor looks at an empty answer until all of it is there.';
  const encoding = headers.get('content-encoding');
  const mend =
    encoding !== null
      ? `The answer is compressed (${encoding}), and compression waits for a full block: switch it off for text/event-stream.`
      : 'Somebody between the proxy and here collects the answer. nginx: proxy_buffering off, or let X-Accel-Buffering: no through. Apache: flushpackets=on. A CDN: no compression, no caching, for this path. A serverless platform: switch response streaming on.';
  const spread = last - first;
  if (last >= TOO_QUICK && spread < last * LEAST_SPREAD)
    return fail('buffering', `The whole answer came in one burst, after ${seconds(last)}.`, why, mend);
  if (headers.has('content-length'))
    return fail('buffering', 'The answer has a Content-Length, so it was whole before it was sent.', why, mend);
  if (encoding !== null)
    return warn(
      'buffering',
      `The stream is compressed (${encoding}).`,
      'Pieces may be held back until a block is full.',
      mend,
    );
  if (last < TOO_QUICK)
    return ok(
      'buffering',
      `The whole answer took ${seconds(last)}, too short a time to see whether anybody holds it back.`,
    );
  return ok('buffering', `The answer came in ${reads.length} pieces over ${seconds(spread)}.`);
}

function judgeFirstByte(at: number | undefined): Finding {
  if (at === undefined || at < SLOW) return ok('first byte', `The first byte came after ${seconds(at ?? 0)}.`);
  return warn(
    'first byte',
    `The first byte came after ${seconds(at)}.`,
    'Few visitors wait that long.',
    'Take a quicker model, or one that thinks less; see whether the server has to be woken first.',
  );
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
