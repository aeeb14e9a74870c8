import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { makeAnswer, markerAt, shapes } from '../../bench/answers.js';
import { OptionError, readOptions } from '../../bench/options.js';
import { replaceSection } from '../../bench/report/readme.js';
import { judge } from '../../bench/report/goals.js';
import { Results } from '../../bench/results.js';
import { BenchServer } from '../../bench/server.js';
import { budgets, firstLoads } from '../../bench/size/budgets.js';
import { byteShares } from '../../bench/size/byte-shares.js';
import { checkFirstLoads, checkSizes } from '../../bench/size/check-sizes.js';
import { growth, median } from '../../bench/statistics.js';

describe('The statistics of the bench', () => {
  it('take the middle, or the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).to.equal(5);
    expect(median([4, 1, 3, 2])).to.equal(2.5);
    expect(median([])).to.be.NaN;
  });

  it('know the exponent of a power', () => {
    const powers = (exponent: number) => [4, 16, 64].map((x) => ({ x, y: 3 * x ** exponent }));
    for (const exponent of [0.5, 1, 2]) {
      expect(growth(powers(exponent))?.fit).to.be.closeTo(exponent, 1e-9);
      expect(growth(powers(exponent))?.last).to.be.closeTo(exponent, 1e-9);
    }
  });

  it('tell the last step from the fit', () => {
    const bent = growth([
      { x: 64, y: 64 },
      { x: 4, y: 4 },
      { x: 16, y: 4 },
    ]);
    expect(bent?.last).to.be.closeTo(2, 1e-9);
    expect(bent?.fit).to.be.closeTo(1, 1e-9);
  });

  it('know no growth of one point, or of nothing', () => {
    expect(growth([{ x: 1, y: 1 }])).to.equal(undefined);
    expect(
      growth([
        { x: 1, y: 1 },
        { x: 2, y: 0 },
      ]),
    ).to.equal(undefined);
  });
});

describe('The answers of the bench', () => {
  for (const shape of shapes) {
    it(`are the same each time and hold all their markers in order: ${shape}`, () => {
      const answer = makeAnswer(shape, 3000);
      const text = answer.tokens.join('');
      expect(makeAnswer(shape, 3000)).to.deep.equal(answer);
      expect(answer.tokens.length).to.be.within(3000, 3100);
      expect(text.match(/mk\d+z/g)).to.deep.equal(
        Array.from({ length: answer.markers }, (_, index) => markerAt(answer, index)),
      );
      expect(text.endsWith(markerAt(answer, answer.markers - 1))).to.equal(true);
    });
  }

  it('are one block where the shape says so', () => {
    for (const shape of shapes.filter((one) => one !== 'mixed')) {
      expect(makeAnswer(shape, 2000).tokens.join(''), shape).not.to.include('\n\n');
    }
  });
});

describe('The server of the bench', () => {
  it('keeps to the pace, says when it began, and ends right behind the last token', async () => {
    const server = await BenchServer.start(new Map());
    const run = server.plan({ tokens: ['a', 'b', 'c'], rate: 1000 });
    const response = await fetch(`${server.url}/v1/chat/completions`, { method: 'POST', body: '{}' });
    const text = await response.text();
    await run.ended;
    expect(await run.begun).to.be.greaterThan(0);
    expect([...text.matchAll(/"content":"(\w)"/g)].map(([, token]) => token)).to.deep.equal(['a', 'b', 'c']);
    expect(text).to.match(/"finish_reason":"stop"\}\]\}\n\ndata: \[DONE\]\n\n$/);
    await server.close();
  });

  it('sees that a page leaves before the first byte', async () => {
    const server = await BenchServer.start(new Map());
    const run = server.plan({ tokens: ['a'], rate: 1, delay: Infinity });
    const controller = new AbortController();
    const answer = fetch(`${server.url}/v1/chat/completions`, { method: 'POST', signal: controller.signal });
    const refusal = answer.catch((error: unknown) => (error as Error).name);
    await run.asked;
    controller.abort();
    expect(await run.closed).to.be.greaterThan(0);
    expect(await refusal).to.equal('AbortError');
    await server.close();
  });
});

describe('The size check', () => {
  const heavy = new Map([['cdn/a.js', new Uint8Array(randomBytes(50 * 1024))]]);

  it('is content with a file in its budget', () => {
    expect(checkSizes(heavy, { 'cdn/a.js': 51 }).complaints).to.deep.equal([]);
  });

  it('says which file is over its budget, and by how much', () => {
    const { complaints, sizes } = checkSizes(heavy, { 'cdn/a.js': 40 });
    const excess = (sizes[0]?.brotli ?? 0) - 40 * 1024;
    expect(complaints).to.deep.equal([`cdn/a.js is over its 40 KiB by ${excess} bytes (10.0 KiB).`]);
  });

  it('does not take a missing file, or a nearly empty one, for a light one', () => {
    const nearlyEmpty = new Map([['cdn/a.js', new Uint8Array(1023)]]);
    expect(checkSizes(new Map(), { 'cdn/a.js': 40 }).complaints[0]).to.match(/^cdn\/a\.js is missing/);
    expect(checkSizes(nearlyEmpty, { 'cdn/a.js': 40 }).complaints[0]).to.match(/^cdn\/a\.js has 1023 bytes/);
  });

  it('knows a chunk by its name, whatever its hash', () => {
    const chunks = new Map([
      ['cdn/chunks/engine-Ab_1-2cd.js', new Uint8Array(randomBytes(2 * 1024))],
      ['cdn/chunks/engine-room-Ab_1-2cd.js', new Uint8Array(randomBytes(9 * 1024))],
    ]);
    expect(checkSizes(chunks, { 'cdn/chunks/engine-*.js': 3 }).complaints).to.deep.equal([]);
    expect(checkSizes(chunks, { 'cdn/chunks/engine-*.js': 1 }).complaints[0]).to.match(/engine-Ab_1-2cd\.js is over/);
    expect(checkSizes(chunks, { 'cdn/chunks/gone-*.js': 1 }).complaints[0]).to.match(/gone-\*\.js is missing/);
  });

  it('weighs what is loaded first with all that it imports, and not what is loaded later', () => {
    const text = (code: string) => new TextEncoder().encode(code);
    const files = new Map([
      ['cdn/panel.js', text('import{a as b}from"./chunks/a.js";import("./chunks/late.js");')],
      ['cdn/chunks/a.js', text(`import"./b.js";export*from'../panel.js';`)],
      ['cdn/chunks/b.js', new Uint8Array(randomBytes(3 * 1024))],
      ['cdn/chunks/late.js', new Uint8Array(randomBytes(30 * 1024))],
    ]);
    const first = (budget: number) => checkFirstLoads(files, { first: { entries: ['cdn/panel.js'], budget } });
    expect(first(3.3).complaints).to.deep.equal([]);
    expect(first(3).complaints[0]).to.match(/^first is over its 3 KiB by \d+ bytes \(0\.\d KiB\)\.$/);
    expect(first(3).sizes[0]?.brotli).to.be.within(3 * 1024, 3.3 * 1024);
    expect(checkFirstLoads(new Map(), { first: { entries: ['cdn/panel.js'], budget: 1 } }).complaints[0]).to.match(
      /^cdn\/panel\.js is missing/,
    );
  });

  it('is content with what was built', async () => {
    const folder = new URL('../../cdn/', import.meta.url);
    const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.js'));
    const built = new Map<string, Uint8Array>(
      await Promise.all(
        files.map(
          async (file) => [`cdn/${file.replaceAll('\\', '/')}`, await readFile(new URL(file, folder))] as const,
        ),
      ),
    );
    expect([...checkSizes(built, budgets).complaints, ...checkFirstLoads(built, firstLoads).complaints]).to.deep.equal(
      [],
    );
  });

  it('finds in the source map where the bytes come from', () => {
    // Three bytes of the first source, two of the second, and a line that goes on.
    const map = { sources: ['../src/view/a/b.ts', '../node_modules/@lit/x/y.js'], mappings: 'AAAA,GCAA;' };
    expect(byteShares('abcde\nfg', map)).to.deep.equal([
      ['lit', 5],
      ['src/view', 3],
    ]);
  });
});

describe('The peers of the bench', () => {
  const read = async (file: string): Promise<string> =>
    readFile(new URL(`../../bench/${file}`, import.meta.url), 'utf8');

  it('have exact versions, and no host of a registry in their lock file', async () => {
    const { dependencies } = JSON.parse(await read('package.json')) as { dependencies: Record<string, string> };
    for (const [name, version] of Object.entries(dependencies)) expect(version, name).to.match(/^\d+\.\d+\.\d+$/);
    expect(await read('package-lock.json')).not.to.include('"resolved"');
  });

  it('are no dependencies of the widget', async () => {
    const { dependencies } = JSON.parse(await read('package.json')) as { dependencies: Record<string, string> };
    const root = JSON.parse(await read('../package.json')) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
      workspaces: string[];
    };
    const installed = { ...root.dependencies, ...root.devDependencies };
    expect(Object.keys(dependencies).filter((name) => name in installed)).to.deep.equal([]);
    expect(root.workspaces).not.to.include('bench');
  });
});

describe('The words of the bench', () => {
  const known = { measures: ['start', 'stream'], subjects: ['marked', 'iotex-chat'] };
  const refusal = (...words: string[]): string => {
    try {
      readOptions(words, known);
      return '';
    } catch (error) {
      if (error instanceof OptionError) return error.message;
      throw error;
    }
  };

  it('choose what is measured', () => {
    const options = readOptions(
      ['--only', 'stream,start', '--subjects=marked', '--repetitions', '5', '--no-build'],
      known,
    );
    expect(options).to.deep.include({ only: ['start', 'stream'], subjects: ['marked'], repetitions: 5, builds: false });
    expect(readOptions([], known)).to.deep.include({
      only: undefined,
      subjects: undefined,
      repetitions: 3,
      builds: true,
    });
  });

  it('are refused with what is wrong and what would be right', () => {
    expect(refusal('--fast')).to.match(/--fast is not known/);
    expect(refusal('--only', 'begin')).to.equal('--only: begin is not one of start, stream.');
    expect(refusal('--subjects')).to.equal('--subjects wants names: marked, iotex-chat.');
    for (const count of ['0', '-1', '1.5', 'x', '100'])
      expect(refusal('--repetitions', count)).to.match(/from 1 to 99/);
  });
});

describe('The report of the bench', () => {
  const environment = { date: '', browser: '', node: '', system: '', cores: 2, versions: {}, repetitions: 1, load: 0 };
  const outcome = (subject: string, repetition: number, cpu: number) => ({
    measure: 'stream',
    case: 'mixed, 16k',
    subject,
    repetition,
    values: { cpu },
  });
  const verdictOf = (results: Results) => judge(results).find(({ what }) => what === '16k tokens at 4,000/s, CPU');

  it('compares runs that were made side by side', () => {
    const results = new Results(environment);
    for (const [repetition, cpu] of [100, 1000, 100].entries()) {
      results.add(outcome('md-cv', repetition, cpu));
      results.add(outcome('iotex-chat', repetition, cpu * 1.1));
    }
    expect(verdictOf(results)).to.include({ ours: '1.10×', verdict: 'met' });
  });

  it('says by how much a goal is missed, and does not judge what was not measured', () => {
    const results = new Results(environment);
    expect(verdictOf(results)).to.include({ ours: undefined, verdict: 'not measured' });
    results.add(outcome('md-cv', 0, 100));
    results.add(outcome('iotex-chat', 0, 180));
    expect(verdictOf(results)).to.include({ ours: '1.80×', verdict: 'missed by 50 %' });
  });

  it('has no figure where a run did not finish, and its goal is missed', () => {
    const results = new Results(environment);
    results.add(outcome('iotex-chat', 0, 100));
    results.add({ ...outcome('iotex-chat', 1, 0), failed: 'did not finish' });
    expect(results.figure('stream', 'mixed, 16k', 'iotex-chat', { key: 'cpu' })).to.equal(undefined);
    expect(results.failure('stream', 'mixed, 16k', 'iotex-chat')).to.equal('did not finish');
    expect(verdictOf(results)).to.include({ ours: 'did not finish', verdict: 'missed' });
  });

  it('renews its part of the README and nothing else', () => {
    const readme = 'a\n<!-- bench -->\nold\n<!-- /bench -->\nb';
    expect(replaceSection(readme, 'new')).to.equal('a\n<!-- bench -->\nnew\n<!-- /bench -->\nb');
    for (const wrong of ['', '<!-- bench -->', '<!-- /bench --> <!-- bench -->', `${readme}${readme}`]) {
      expect(() => replaceSection(wrong, 'new'), wrong).to.throw('once each');
    }
  });
});
