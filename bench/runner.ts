/** Measures and subjects in, outcomes out: side by side, in an order that is turned round each other time, and never stuck with one that hangs. */
import { BenchBrowser } from './browser.js';
import type { Measure, Values } from './measure.js';
import type { Outcome } from './results.js';
import type { BenchServer } from './server.js';

/** How long one run of one case may take. */
const limit = 45_000;

export interface Work {
  readonly measure: Measure;
  /** Names of cases; undefined is all. */
  readonly cases?: readonly string[];
  readonly subjects: readonly string[];
  readonly repetitions: number;
}

export class Runner {
  readonly #server: BenchServer;
  #browser: BenchBrowser;
  #isClosed = false;

  private constructor(server: BenchServer, browser: BenchBrowser) {
    this.#server = server;
    this.#browser = browser;
  }

  static async start(server: BenchServer): Promise<Runner> {
    return new Runner(server, await BenchBrowser.launch());
  }

  get browserVersion(): Promise<string> {
    return this.#browser.version;
  }

  /** Does `work`, and tells each outcome as it comes. */
  async run({ measure, cases, subjects, repetitions }: Work, tell: (outcome: Outcome) => void): Promise<void> {
    const givenUp = new Set<string>();
    for (let repetition = 0; repetition < repetitions; repetition += 1) {
      const order = repetition % 2 === 0 ? subjects : subjects.toReversed();
      for (const one of measure.cases.filter(({ name }) => cases?.includes(name) ?? true)) {
        for (const subject of order) {
          const group = `${subject}, ${one.group}`;
          const outcome = { measure: measure.name, case: one.name, subject, repetition };
          if (givenUp.has(group)) {
            tell({ ...outcome, failed: 'not tried after that' });
            continue;
          }
          try {
            tell({ ...outcome, values: await this.#once(measure, subject, one) });
          } catch (error) {
            if (this.#isClosed) return;
            givenUp.add(group);
            tell({ ...outcome, failed: error instanceof TooLong ? 'did not finish' : `failed: ${firstLine(error)}` });
          }
        }
      }
    }
  }

  /** Ends the browser, also in the middle of a run, which then fails. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#browser.close();
  }

  async #once(measure: Measure, subject: string, one: Measure['cases'][number]): Promise<Values> {
    const page = await this.#browser.open();
    try {
      const values = await within(limit, measure.run({ server: this.#server, page }, subject, one));
      await within(limit, page.close());
      return values;
    } catch (error) {
      if (this.#isClosed) throw error;
      // A page that hangs may not let itself be closed.
      await this.#browser.close();
      this.#browser = await BenchBrowser.launch();
      const [complaint] = page.complaints;
      throw error instanceof TooLong || !complaint ? error : new Error(complaint, { cause: error });
    }
  }
}

class TooLong extends Error {}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLong()), milliseconds);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
    // Who is too late finds its page gone; that is the outcome already.
    work.catch(() => undefined);
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
