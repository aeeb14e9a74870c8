/** A long transcript: how soon it can be used, and whether one can write while a further answer streams. */
import { makeAnswer } from '../answers.js';
import type { Bench, Case, Measure } from '../measure.js';
import { load, mebibyte, stream } from '../measure.js';
import { median } from '../statistics.js';

interface History extends Case {
  readonly size: number;
}

const keysPressed = 20;
const betweenKeys = 110;

export const history: Measure<History> = {
  name: 'history',
  title: 'Long transcripts',
  note:
    'Past messages, of the visitor and the assistant by turns. Usable: the newest one is painted and no frame takes over 50 ms any more. Then 1,000 ' +
    'tokens at 400 a second come in, with 20 key presses: from the press to the frame after it.',
  cases: [1000, 5000].map((size) => ({ name: `${size.toLocaleString('en')} messages`, group: 'history', size })),
  columns: [
    { key: 'usable', title: 'usable ms', digits: 0 },
    { key: 'load', title: 'CPU ms', digits: 0 },
    { key: 'heap', title: 'heap MiB', digits: 1 },
    { key: 'nodes', title: 'nodes', digits: 0 },
    { key: 'cpu', title: 'then CPU ms', digits: 0 },
    { key: 'worstGap', title: 'worst gap ms', digits: 0 },
    { key: 'key', title: 'key p50 ms', digits: 0 },
    { key: 'worstKey', title: 'key max ms', digits: 0, over: 'max' },
    { key: 'whole', title: 'whole %', digits: 0, over: 'min' },
  ],
  ratio: { key: 'usable', floor: 'floor-markdown' },
  subjects: ['floor-text', 'floor-markdown', 'md-cv', 'marked-raf', 'deep-chat', 'streamdown', 'iotex-chat'],
  async run(bench, subject, { size }) {
    const { page } = bench;
    await load(bench, subject);
    const before = await page.totals();
    const usable = await page.run<number>(`bench.past(${size})`);
    const after = await page.totals();
    const { heap, nodes } = await page.afterCollection();
    await page.run('bench.focus()');
    const answer = makeAnswer('mixed', 1000);
    const streamed = await stream(bench, answer, { rate: 400 }, () => pressKeys(bench));
    if (streamed.keys.length < keysPressed) throw new Error('a key press was never painted');
    return {
      usable,
      load: after.cpu - before.cpu,
      heap: heap / mebibyte,
      nodes,
      cpu: streamed.used.cpu,
      worstGap: streamed.worstGap,
      key: median(streamed.keys),
      worstKey: Math.max(...streamed.keys),
      whole: streamed.whole * 100,
    };
  },
};

async function pressKeys({ page }: Bench): Promise<void> {
  const pressed: Promise<unknown>[] = [];
  for (let index = 0; index < keysPressed; index += 1) {
    const key = { key: 'a', code: 'KeyA', windowsVirtualKeyCode: 65 };
    pressed.push(page.session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: 'a', ...key }));
    pressed.push(page.session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }));
    await new Promise((resolve) => setTimeout(resolve, betweenKeys));
  }
  await Promise.all(pressed);
}
