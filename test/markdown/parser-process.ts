/** The parser in a process of its own, where its work is counted or where it can be ended if it takes too long. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** How long one text may take, in milliseconds: many times what the longest takes, and a fraction of what a square of it would. */
const LIMIT = 40_000;

/**
 * Starts with the first text and again after one that took too long. With `isCounting`, the work of a text is how often each block of the parser's
 * code ran: the same number on every machine, however busy. Without, it is 0, and the parser runs at its usual speed.
 */
export class ParserProcess {
  readonly #isCounting: boolean;
  #child: ChildProcess | undefined;

  constructor(isCounting: boolean) {
    this.#isCounting = isCounting;
  }

  /** Parses the attack `kind` of `count` units; gives its work. Rejects if the process ends or 40 s pass. */
  read(kind: string, count: number): Promise<number> {
    const child = (this.#child ??= this.#start());
    return new Promise((resolve, reject) => {
      const fail = (what: string): void => {
        this.stop();
        reject(new Error(`${count} units of "${kind}": the parser ${what}.`));
      };
      const timer = setTimeout(() => fail(`took longer than ${LIMIT} ms`), LIMIT);
      child.once('exit', () => fail('ended before the text did'));
      child.once('message', (work) => {
        clearTimeout(timer);
        child.removeAllListeners('exit');
        resolve(Number(work));
      });
      child.send({ kind, count });
    });
  }

  /** Ends the process. */
  stop(): void {
    this.#child?.removeAllListeners();
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  #start(): ChildProcess {
    const file = fileURLToPath(new URL('parse-attacks.ts', import.meta.url));
    // Optimised code leaves out some of the counting, now more of it and now less.
    const execArgv = ['--import', 'tsx', ...(this.#isCounting ? ['--no-opt'] : [])];
    return fork(file, this.#isCounting ? ['--count'] : [], { execArgv });
  }
}
