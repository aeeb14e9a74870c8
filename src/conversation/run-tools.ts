/** Tool calls of one round in, the same with their results out: all at once, each guarded, and none outliving its time. */
import type { Clock } from '../protocol/clock.js';
import { untilAborted } from '../protocol/until-aborted.js';
import type { ToolCallPart } from './message.js';
import type { Tool } from './tool.js';

export interface ToolRound {
  readonly tools: readonly Tool[];
  /** Milliseconds that each call may take. */
  readonly timeout: number;
  readonly clock: Clock;
  /** Aborts when the answer is stopped: then this ends at once, whatever the tools do. */
  readonly signal: AbortSignal;
  /** Told of each call as it begins, and again as it ends. */
  readonly onChange: (before: ToolCallPart, after: ToolCallPart) => void;
}

/** Runs `calls`. Resolves when the last has ended; a failure is a call with an error. Rejects only if `signal` aborts, with its reason. */
export async function runTools(calls: readonly ToolCallPart[], round: ToolRound): Promise<void> {
  await untilAborted(Promise.all(calls.map((call) => runCall(call, round))), round.signal);
}

async function runCall(call: ToolCallPart, round: ToolRound): Promise<void> {
  const { clock, onChange } = round;
  // A listener that heard of the call before may have stopped the answer.
  if (isStopped(round)) return;
  const begunAt = clock.now();
  const running: ToolCallPart = { ...call, status: 'running' };
  onChange(call, running);
  if (isStopped(round)) return;
  const outcome = await outcomeOf(running, round);
  // What comes after a stop is dropped.
  if (isStopped(round)) return;
  onChange(running, { ...running, ...outcome, duration: clock.now() - begunAt });
}

function isStopped({ signal }: ToolRound): boolean {
  return signal.aborted;
}

type Outcome = Pick<ToolCallPart, 'status'> & ({ readonly result: string } | { readonly error: string });

async function outcomeOf(call: ToolCallPart, round: ToolRound): Promise<Outcome> {
  try {
    return { status: 'done', result: await resultOf(call, round) };
  } catch (cause) {
    return { status: 'failed', error: cause instanceof Error ? cause.message : String(cause) };
  }
}

/** The words of the errors here are for the model. */
async function resultOf(call: ToolCallPart, { tools, timeout, clock, signal }: ToolRound): Promise<string> {
  const tool = tools.find(({ name }) => name === call.name);
  if (!tool) throw new Error(`There is no tool "${call.name}".`);
  const args = readArguments(call.arguments);
  const controller = new AbortController();
  const stop = () => controller.abort(signal.reason);
  signal.addEventListener('abort', stop);
  const cancelTimer = clock.after(timeout, () =>
    controller.abort(new DOMException(`The tool did not answer within ${timeout} ms.`, 'TimeoutError')),
  );
  try {
    const running = new Promise((resolve) => resolve(tool.execute(args, { signal: controller.signal })));
    return toText(await untilAborted(running, controller.signal));
  } finally {
    cancelTimer();
    signal.removeEventListener('abort', stop);
  }
}

function readArguments(text: string): unknown {
  try {
    return JSON.parse(text || '{}');
  } catch {
    throw new Error('The arguments are not valid JSON.');
  }
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  // What has no JSON, as undefined and functions have none, is nothing to the model.
  const text: unknown = JSON.stringify(value);
  return typeof text === 'string' ? text : 'null';
}
