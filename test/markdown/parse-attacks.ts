/** Parses attacks in a process of its own: a kind and a length come in as a message, how much work it was goes out. See parser-process.ts. */
import { Session } from 'node:inspector';
import type { Profiler } from 'node:inspector';
import { attacks } from './attacks.js';

const session = new Session();
const isCounting = process.argv.includes('--count');
let scanned = 0;
if (isCounting) {
  session.connect();
  session.post('Profiler.enable');
  // Before the parser is imported: code that was compiled without counters has none.
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  countScans();
}
const { read } = await import('./read-text.js');

process.on('message', ({ kind, count }: { readonly kind: string; readonly count: number }) => {
  const text = attacks.find(([name]) => name === kind)?.[1](count);
  if (text === undefined) throw new RangeError(`parse-attacks: there is no attack called "${kind}".`);
  takeWork();
  read(text);
  process.send?.(takeWork());
});

/** How often each block of code under src/markdown ran since it was last asked, all of them summed, and the characters that were searched. */
function takeWork(): number {
  if (!isCounting) return 0;
  let work = scanned;
  session.post('Profiler.takePreciseCoverage', (error, coverage: Profiler.TakePreciseCoverageReturnType) => {
    if (error) throw error;
    for (const script of coverage.result)
      if (script.url.includes('/src/markdown/'))
        for (const { ranges } of script.functions) for (const range of ranges) work += range.count;
  });
  scanned = 0;
  return work;
}

/** A search is one call however far it goes, and so fast that a square of it is over in seconds: its characters are counted here. */
function countScans(): void {
  const prototype: Pick<string, 'indexOf' | 'includes'> = String.prototype;
  const indexOf = Reflect.get(prototype, 'indexOf');
  prototype.indexOf = function (this: string, sought: string, from = 0): number {
    const at = indexOf.call(this, sought, from);
    scanned += (at === -1 ? this.length : at) - from;
    return at;
  };
  prototype.includes = function (this: string, sought: string, from?: number): boolean {
    return this.indexOf(sought, from) !== -1;
  };
}
