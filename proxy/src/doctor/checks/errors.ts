/** Whether what is wrong is refused in the shape that clients can read: OpenAI's error object, with a code. */
import type { Finding } from '../finding.js';
import type { Answer, Visitor } from '../visit.js';
import { fail, ok, warn } from '../finding.js';

/** A wrong request, and what to do where it is let through. */
interface Wrong {
  readonly name: string;
  readonly body: () => unknown;
  readonly letThrough: readonly [why: string, mend: string];
}

/** Above the default of MAX_BODY_BYTES. No question, so that it costs nothing where it is let through. */
const TOO_LARGE = 9 * 1024 * 1024;

const wrongs: readonly Wrong[] = [
  {
    name: 'a body that is no JSON',
    body: () => '{"messages": [',
    letThrough: ['The proxy does not look at what it hands on.', 'Check that the address is that of the proxy.'],
  },
  {
    name: 'a model that is not offered',
    body: () => ({
      model: 'iotex-chat-doctor/no-such-model',
      messages: [{ role: 'user', content: 'Say: ok' }],
      max_tokens: 1,
    }),
    letThrough: ['A visitor could ask for the dearest model there is.', 'Set ALLOWED_MODELS.'],
  },
  {
    name: 'a body of 9 MiB',
    body: () => JSON.stringify('x'.repeat(TOO_LARGE)),
    letThrough: ['A visitor could fill the memory of the server.', 'Set MAX_BODY_BYTES.'],
  },
];

/** Sends each wrong request and judges its refusal. */
export async function checkErrors(visitor: Visitor): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const wrong of wrongs) findings.push(await checkError(visitor, wrong));
  return findings;
}

async function checkError(visitor: Visitor, wrong: Wrong): Promise<Finding> {
  let answer: Answer;
  try {
    answer = await visitor.post(`the answer to ${wrong.name}`, wrong.body());
  } catch (error) {
    return fail(
      'errors',
      `Upon ${wrong.name} the connection broke: ${(error as Error).message}.`,
      'A visitor sees a broken connection in place of the reason.',
      'Let the server in front hand the whole body on, and read what is too large to its limit before it is refused.',
    );
  }
  return judgeError(answer, wrong);
}

function judgeError(answer: Answer, { name, letThrough }: Wrong): Finding {
  const { status } = answer;
  if (status < 400) {
    const [why, mend] = letThrough;
    return fail('errors', `${upper(name)} is let through (${status}).`, why, mend);
  }
  if (status === 429)
    return warn(
      'errors',
      `The rate limit answered in place of ${name} (429).`,
      'What would have been said could not be seen.',
      'Wait for the window to pass, or raise RATE_LIMIT, and ask again.',
    );
  const error = errorOf(answer.body);
  if (!error)
    return fail(
      'errors',
      `${upper(name)} is answered with ${status} and ${describe(answer)}.`,
      'A client cannot tell what is wrong, and says something general to the visitor.',
      'Answer with {"error": {"message", "type", "param", "code"}}; let no server in front put its own page in the place of errors.',
    );
  if (typeof error['code'] !== 'string' || error['code'] === '')
    return warn(
      'errors',
      `${upper(name)} is refused (${status}) without a code.`,
      'The status alone does not always tell what is wrong.',
      'Give each error a stable "code".',
    );
  return ok('errors', `${upper(name)} is refused (${status} ${error['code']}).`);
}

/** The error object of a body, or undefined. */
export function errorOf(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const { error } = JSON.parse(body) as { readonly error?: unknown };
    if (typeof error !== 'object' || error === null) return undefined;
    return typeof (error as { message?: unknown }).message === 'string'
      ? (error as Record<string, unknown>)
      : undefined;
  } catch {
    // A body that is no JSON has no error object: that is the finding.
    return undefined;
  }
}

function describe({ headers, body }: Answer): string {
  if (/^\s*</.test(body)) return 'a page of HTML';
  return body.trim() === '' ? 'an empty body' : (headers.get('content-type') ?? 'a body of no type');
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
