/** The words of `iotex-chat-proxy doctor` in, a report on the output and an exit code out. */
import type { ExamineOptions } from './examine.js';
import type { Finding, Level } from './finding.js';
import { parseArgs } from 'node:util';
import { examine } from './examine.js';

/** Where the report goes, and what it is made with. */
export interface DoctorContext {
  readonly write: (text: string) => void;
  /** For people, not for programs: what it costs, and what is wrong with the words. */
  readonly writeError: (text: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly examine?: (options: ExamineOptions) => AsyncIterable<Finding>;
}

export const doctorHelp = `iotex-chat-proxy doctor <url> [--origin <origin>] [--model <model>] [--json]

Checks a deployed proxy as a page would meet it, and says how to mend what is wrong.
  <url>              what the page has as proxy-url, absolute
  --origin <origin>  the origin of the page, as https://www.example.com; default: that of the url
  --model <model>    the model to ask; default: the proxy's own
  --json             one JSON object in place of the report

It asks two short questions, which cost at most 300 tokens each. The exit code is 1 if anything fails.
`;

const marks: Readonly<Record<Level, string>> = { ok: ' ok ', warn: 'warn', fail: 'FAIL' };

/** Runs the command. Resolves to its exit code: 0, 1 where anything fails, 2 for words that make no sense. */
export async function runDoctor(words: readonly string[], context: DoctorContext): Promise<number> {
  const { write, writeError, environment } = context;
  let options: ExamineOptions & { readonly json: boolean };
  try {
    const read = readWords(words);
    if (read === 'help') {
      write(doctorHelp);
      return 0;
    }
    const secret = environment['IOTEX_API_KEY'];
    options = { ...read, secrets: secret ? [secret] : [] };
  } catch (error) {
    writeError(`iotex-chat-proxy doctor: ${(error as Error).message}\n\n${doctorHelp}`);
    return 2;
  }
  writeError('Asking the proxy; two short answers of a model are paid for, at most 300 tokens each.\n');
  const findings: Finding[] = [];
  for await (const finding of (context.examine ?? examine)(options)) {
    findings.push(finding);
    if (!options.json) write(describe(finding));
  }
  const count = (level: Level) => findings.filter((finding) => finding.level === level).length;
  if (options.json) write(`${JSON.stringify({ url: options.url, ok: count('fail') === 0, findings }, null, 2)}\n`);
  else write(`\n${count('ok')} ok, ${count('warn')} to look at, ${count('fail')} to mend\n`);
  return count('fail') > 0 ? 1 : 0;
}

function readWords(words: readonly string[]): (ExamineOptions & { readonly json: boolean }) | 'help' {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      origin: { type: 'string' },
      model: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  const [url, ...more] = positionals;
  if (url === undefined || more.length > 0) throw new Error('it takes one url.');
  const { origin, model, json } = values;
  for (const address of [url, ...(origin === undefined ? [] : [origin])]) {
    if (!/^https?:\/\//.test(address) || !URL.canParse(address))
      throw new Error(`${address} is no address of the web, for example: https://www.example.com/api/chat`);
  }
  return { url, origin, model, json };
}

function describe({ check, level, found, why, mend }: Finding): string {
  const lines = [`${marks[level]}  ${check}: ${found}`];
  if (why !== undefined) lines.push(`      ${why}`);
  if (mend !== undefined) lines.push(`      → ${mend}`);
  return `${lines.join('\n')}\n`;
}
