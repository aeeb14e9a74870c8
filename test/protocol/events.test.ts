import { expect } from 'chai';
import { readEvents } from '../../src/protocol/events.js';
import type { StreamEvent } from '../../src/protocol/events.js';
import { cut, replay, textOf } from './replay.js';
import { chatError } from '../rejection.js';

const encoder = new TextEncoder();

async function* each(pieces: Iterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield typeof piece === 'string' ? encoder.encode(piece) : piece;
}

async function events(pieces: Iterable<string>, mediaType?: string, longest?: number): Promise<StreamEvent[]> {
  const result: StreamEvent[] = [];
  for await (const event of readEvents(each(pieces), mediaType, longest)) result.push(event);
  return result;
}

function chunk(content: string): string {
  return `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`;
}

/** Time that `work` takes, in ms: the best of three, since the machine does other things too. */
async function timeOf(work: () => Promise<unknown>): Promise<number> {
  let best = Infinity;
  for (let run = 0; run < 3; run++) {
    const start = performance.now();
    await work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

const finish = 'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n';

describe('readEvents', () => {
  it('gives names and texts, and says which event the body did not finish', async () => {
    expect(await events(['event: error\ndata: a\n\ndata: b\ndata: c\n\n', 'data: d'])).to.deep.equal([
      { kind: 'event', name: 'error', text: 'a', isUnfinished: false },
      { kind: 'event', name: undefined, text: 'b\nc', isUnfinished: false },
      { kind: 'event', name: undefined, text: 'd', isUnfinished: true },
    ]);
  });

  it('hands an event on as soon as its blank line is there, also where lines end with CR', async () => {
    const seen: string[] = [];
    async function* bytes() {
      yield encoder.encode('data: a\r\r');
      seen.push('next read');
      yield encoder.encode('data: b\r\n\r\n');
    }
    for await (const event of readEvents(bytes())) seen.push(event.text);
    expect(seen).to.deep.equal(['a', 'next read', 'b']);
  });

  it('gives a JSON body as one', async () => {
    expect(await events(['\n {"a', '":1}\n'])).to.deep.equal([{ kind: 'body', text: '{"a":1}\n' }]);
    expect(await events(['[1]'])).to.deep.equal([{ kind: 'body', text: '[1]' }]);
  });

  it('names a plausible media type in its error, and no other', async () => {
    const page = await chatError(events(['<html>'], 'text/html'));
    expect(page.message).to.contain('an HTML page of type text/html');
    const odd = await chatError(events(['oops\n'], '<script>'));
    expect(odd.message).to.contain('a text where').and.not.to.contain('script');
  });

  it('refuses an event and a body that are longer than it reads', async () => {
    const long = 'x'.repeat(60);
    expect((await chatError(events([`data: ${long}`, long], '', 100))).kind).to.equal('protocol');
    expect((await chatError(events([`{"a":"${long}`, long], '', 100))).kind).to.equal('protocol');
    expect(
      await events(
        Array.from({ length: 9 }, () => 'data: 0123456789\n\n'),
        '',
        100,
      ),
    ).to.have.length(9);
  });

  it('replaces a broken character and goes on', async () => {
    const broken = cut(encoder.encode('data: ü\n\ndata: b\n\n'), [7]);
    const texts: string[] = [];
    for await (const event of readEvents(each([broken[0]!, '\n\n', 'data: b\n\n']))) texts.push(event.text);
    expect(texts).to.deep.equal(['\ufffd', 'b']);
  });
});

describe('a delta of one megabyte', () => {
  const words = 'Grüße aus Zürich 😀. '.repeat(48_000);
  const bytes = encoder.encode(chunk(words) + finish);

  for (const size of [bytes.length, 65_536, 1_460, 100]) {
    it(`arrives whole in pieces of ${size === bytes.length ? 'all' : size} bytes`, async () => {
      const positions = Array.from({ length: Math.ceil(bytes.length / size) - 1 }, (_, index) => (index + 1) * size);
      const { deltas, error } = await replay(cut(bytes, positions));
      expect(error).to.equal(undefined);
      expect(textOf(deltas) === words).to.equal(true);
    });
  }

  it('arrives whole cut at any of a hundred places', async () => {
    for (let part = 1; part < 100; part++) {
      const { deltas } = await replay(cut(bytes, [Math.floor((bytes.length * part) / 100) + (part % 4)]));
      expect(textOf(deltas) === words).to.equal(true);
    }
  });
});

describe('twenty thousand tiny events', () => {
  const words = Array.from({ length: 20_000 }, (_, index) => `w${index} `);

  for (const [name, lineEnd] of [
    ['LF', '\n'],
    ['CR', '\r'],
    ['CR LF', '\r\n'],
  ] as const) {
    it(`arrive in one read, with lines that end with ${name}`, async () => {
      const bytes = encoder.encode((words.map(chunk).join('') + finish).replaceAll('\n', lineEnd));
      const { deltas } = await replay([bytes]);
      expect(textOf(deltas) === words.join('')).to.equal(true);
    });
  }
});

describe('the cost of reading', () => {
  // Four times the length may take four times as long; the square takes sixteen, however often it is measured. Both are timed in this one run, and
  // the best of a few attempts is the one that nothing else on the machine disturbed. What is too short to be measured is not slow.
  const mostGrowth = 12;
  const attempts = 5;

  async function growth(make: (length: number) => () => Promise<unknown>, length: number): Promise<number> {
    const [short, long] = [make(length), make(4 * length)];
    await short();
    let growth = Infinity;
    for (let attempt = 0; attempt < attempts && growth >= mostGrowth; attempt += 1) {
      growth = Math.min(growth, (await timeOf(long)) / Math.max(await timeOf(short), 2));
    }
    return growth;
  }

  const pieces = (text: string, size: number) => {
    const bytes = encoder.encode(text);
    return cut(
      bytes,
      Array.from({ length: Math.ceil(bytes.length / size) - 1 }, (_, index) => (index + 1) * size),
    );
  };

  it('grows with the number of events in one read, whatever their line ends', async () => {
    for (const lineEnd of ['\n', '\r', '\r\n']) {
      const make = (count: number) => {
        const bytes = encoder.encode((chunk('word ').repeat(count) + finish).replaceAll('\n', lineEnd));
        return () => replay([bytes]);
      };
      expect(await growth(make, 5_000)).to.be.below(mostGrowth);
    }
  });

  it('grows with the length of one delta in small reads', async () => {
    const make = (length: number) => {
      const list = pieces(chunk('x'.repeat(length)) + finish, 64);
      return () => replay(list);
    };
    expect(await growth(make, 250_000)).to.be.below(mostGrowth);
  });

  it('grows with the length of an image in small deltas', async () => {
    const make = (length: number) => {
      const text = `![a](data:image/png;base64,${'AAAA'.repeat(length)})`;
      const bytes = encoder.encode((text.match(/.{1,40}/gs) ?? []).map(chunk).join('') + finish);
      return () => replay([bytes]);
    };
    expect(await growth(make, 25_000)).to.be.below(mostGrowth);
  });

  it('grows with the length of a text of nothing but beginnings', async () => {
    for (const beginning of ['<', '<thi', '![', '![a](', '`', '\n', '~~~\n', '\\`']) {
      const make = (length: number) => {
        const bytes = encoder.encode(chunk(beginning.repeat(length)) + finish);
        return () => replay([bytes]);
      };
      expect(await growth(make, 20_000), JSON.stringify(beginning)).to.be.below(mostGrowth);
    }
  });
});
