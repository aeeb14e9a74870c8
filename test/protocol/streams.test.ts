/** Every recorded stream, replayed whole and cut at every byte. */
import { expect } from 'chai';
import fc from 'fast-check';
import type { Delta } from '../../src/protocol/deltas.js';
import { quirks } from '../../src/protocol/quirks.js';
import { loadStream } from '../fixtures/load.js';
import { streams } from '../fixtures/streams.js';
import { cut, replay } from './replay.js';

const cutSomewhere = 'comes to the same cut at any of its bytes, byte by byte, and cut at random';

for (const { file, shows, mediaType, gives, fails } of streams) {
  describe(`a stream with ${shows} (${file}${mediaType === undefined ? '' : ` as "${mediaType}"`})`, () => {
    let bytes: Uint8Array;

    before(async () => {
      bytes = await loadStream(file);
    });

    it('comes to what it should', async () => {
      const { deltas, error } = await replay([bytes], mediaType);
      expect(deltas).to.deep.equal(gives);
      expect(error?.kind).to.equal(fails);
      expect(error?.partial ?? false).to.equal(fails !== undefined && gives.some(isShown));
    });

    it(cutSomewhere, async () => {
      const whole = await replay([bytes], mediaType);
      const same = async (pieces: Uint8Array[]) => {
        const { deltas, error } = await replay(pieces, mediaType);
        expect(deltas).to.deep.equal(whole.deltas);
        expect(error?.message).to.equal(whole.error?.message);
      };
      for (let at = 1; at < bytes.length; at++) await same(cut(bytes, [at]));
      await same(cut(bytes, Array.from(bytes.keys()).slice(1)));
      const positions = fc.uniqueArray(fc.integer({ min: 1, max: Math.max(1, bytes.length) }), { maxLength: 20 });
      await fc.assert(
        fc.asyncProperty(positions, async (at) =>
          same(
            cut(
              bytes,
              at.sort((a, b) => a - b),
            ),
          ),
        ),
        { numRuns: 10 },
      );
    });

    it('leaks nothing of the server into the error', async () => {
      const { error } = await replay([bytes], mediaType);
      const cause = error?.cause instanceof Error ? error.cause.message : '';
      const told = `${error?.message ?? ''} ${cause}`;
      expect(told).not.to.match(/secret|private|[<>]|\p{Script=Han}/u);
    });
  });
}

describe('the recorded streams', () => {
  for (const quirk of quirks) {
    it(`show that the quirk "${quirk.name}" is needed`, async () => {
      const others = quirks.filter((other) => other !== quirk);
      let isNeeded = false;
      for (const { file, mediaType } of streams) {
        const bytes = await loadStream(file);
        const [all, less] = await Promise.all([
          replay([bytes], mediaType),
          replay([bytes], mediaType, { quirks: others }),
        ]);
        isNeeded ||= JSON.stringify(all) !== JSON.stringify(less);
      }
      expect(isNeeded).to.equal(true);
    });
  }

  it('leave no trace in the prototype of objects', async () => {
    await replay([await loadStream('hostile-types.sse')]);
    expect(({} as Record<string, unknown>)['polluted']).to.equal(undefined);
    expect(({} as Record<string, unknown>)['content']).to.equal(undefined);
  });
});

function isShown(delta: Delta): boolean {
  return 'text' in delta ? delta.text.trim() !== '' : delta.type === 'image' || delta.type === 'tool-call';
}
