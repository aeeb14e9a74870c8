/** Pages whose style sheets mean everybody: what they say does not come into the chat, and nothing of the chat goes out to them. */
import { html } from '@open-wc/testing';
import { expect } from './expect.js';
import type { ChatHarness } from './harness.js';
import { frame, openChat } from './harness.js';
import { itWhere } from './only-where.js';
import { EVERYTHING } from './open-state.js';

interface Hostility {
  readonly name: string;
  readonly css: string;
  /** Properties of the host that the page has every right to. */
  readonly box?: boolean;
}

const RESET = `html, body, div, span, h1, h2, p, a, img, ul, li, table, article, section, header { margin: 0; padding: 0; border: 0; font-size: 100%;
  font: inherit; vertical-align: baseline } body { line-height: 1 } ol, ul { list-style: none } table { border-collapse: collapse; border-spacing: 0 }`;

const PAGES: readonly Hostility[] = [
  { name: 'a reset', css: RESET },
  { name: 'a root of 62.5 %', css: 'html { font-size: 62.5% } body { font-size: 1.6rem }' },
  { name: 'a root of 40 px', css: 'html { font-size: 40px }' },
  { name: 'no controls', css: 'button, textarea, svg, table { display: none !important }' },
  { name: 'red for all within', css: 'iotex-chat * { color: red !important }' },
  {
    name: 'loud type',
    css: `body { font: italic small-caps 700 30px/3 serif; letter-spacing: 6px; word-spacing: 20px; text-transform: uppercase; text-align: center;
      text-align-last: right; text-indent: 4em; white-space: nowrap; word-break: break-all; text-shadow: 0 0 9px red; list-style: square; cursor: wait;
      hyphens: auto; tab-size: 30; -webkit-text-fill-color: red; user-select: none; line-break: anywhere; caret-color: red; color: red }`,
  },
  {
    name: 'loud type for each element',
    css: `* { font-style: italic; font-weight: 900; line-height: 4; letter-spacing: 9px; text-transform: uppercase; text-align: right; color: red;
      text-indent: 3em; white-space: pre; -webkit-text-fill-color: red }`,
  },
  { name: 'lines from the top down', css: 'body { writing-mode: vertical-rl }' },
  { name: 'all unset', css: '* { all: unset !important } head, style, script { display: none !important }', box: true },
  { name: 'other boxes', css: '* { box-sizing: content-box; margin: 1em !important; padding: 3px }', box: true },
];

/** What of the chat is compared, where it is more than words. */
const PARTS =
  'base header heading messages bubble content code-block table composer input send-button footer message-actions';

const LOOKS = [
  'color',
  'background-color',
  'font-size',
  'font-style',
  'font-weight',
  'font-variant',
  'line-height',
  'letter-spacing',
  'word-spacing',
  'text-align',
  'text-indent',
  'text-transform',
  'text-shadow',
  'white-space',
  'word-break',
  'list-style-type',
  'cursor',
  'writing-mode',
  'direction',
  'user-select',
  'display',
  'visibility',
  '-webkit-text-fill-color',
];

async function openIn(css: string, attributes: { readonly dir?: string } = {}): Promise<ChatHarness> {
  const sheet = new CSSStyleSheet();
  // The same family in all pages: that is what does come in.
  sheet.replaceSync(`iotex-chat { font-family: monospace, monospace; --iotex-chat-font: Arial, sans-serif } ${css}`);
  document.adoptedStyleSheets = [sheet];
  const chat = await openChat(html`<iotex-chat color-scheme="light" disclaimer="Can be wrong."></iotex-chat>`);
  if (attributes.dir) chat.element.parentElement!.dir = attributes.dir;
  await chat.exchange('What is this?', EVERYTHING);
  await frame();
  return chat;
}

/** Computed styles and sizes, by part. The width of the chat is the page's, so where the page has that right, sizes are left out. */
function looksOf({ root }: ChatHarness, withSizes: boolean): Readonly<Record<string, string>> {
  const looks: Record<string, string> = {};
  // What a value is on its way to, and not where it is.
  for (const animation of root.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
  for (const part of PARTS.split(' ')) {
    const element = root.querySelector<HTMLElement>(`[part~="${part}"]`)!;
    const style = getComputedStyle(element);
    for (const property of LOOKS) looks[`${part} ${property}`] = style.getPropertyValue(property);
    const { width, height } = element.getBoundingClientRect();
    if (withSizes) looks[`${part} size`] = `${Math.round(width)} × ${Math.round(height)}`;
  }
  const bullet = root.querySelector('.markdown ul')!;
  looks['bullets'] = getComputedStyle(bullet).listStyleType;
  return looks;
}

const differing = (one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): string =>
  Object.entries(one)
    .filter(([name, value]) => other[name] !== value)
    .map(([name, value]) => `${name}: ${value} → ${other[name]}`)
    .join('\n');

describe('A page', () => {
  const fixed = 'body { margin: 0; width: 600px } iotex-chat { width: 600px; height: 640px }';
  afterEach(() => {
    document.adoptedStyleSheets = [];
  });

  for (const { name, css, box = false } of PAGES) {
    it(`with ${name} has the same chat in it`, async () => {
      const clean = looksOf(await openIn(fixed), !box);
      const chat = await openIn(`${css} ${fixed}`);
      expect(differing(clean, looksOf(chat, !box))).to.equal('');
      await chat.exchange('And now?', 'It still works.');
      expect(chat.lastText).to.equal('It still works.');
    });
  }

  it('that runs from the right has the same chat, mirrored', async () => {
    const clean = looksOf(await openIn(fixed), true);
    const chat = await openIn(fixed, { dir: 'rtl' });
    const mirrored = differing(clean, looksOf(chat, true)).split('\n');
    expect(mirrored.filter((line) => !/ direction: ltr → rtl$/.test(line))).to.deep.equal([]);
    const [button, input] = [chat.part('send-button'), chat.part('input')].map((part) => part.getBoundingClientRect());
    expect(button!.right).to.be.lessThan(input!.right);
  });

  itWhere('measureZoomed', 'that is zoomed has it as much larger', async () => {
    const clean = (await openIn(fixed)).part('send-button').getBoundingClientRect().width;
    const chat = await openIn(`${fixed} iotex-chat { zoom: 2 }`);
    expect(chat.part('send-button').getBoundingClientRect().width).to.equal(2 * clean);
  });

  it('that hides what it stands in hides it, too, and takes clicks from it', async () => {
    const chat = await openIn(`${fixed} iotex-chat { visibility: hidden; pointer-events: none }`);
    expect(getComputedStyle(chat.part('input')).visibility).to.equal('hidden');
    expect(getComputedStyle(chat.part('input')).pointerEvents).to.equal('none');
  });

  it('that lines through has no line through the chat', async () => {
    const chat = await openIn(`${fixed} iotex-chat { text-decoration: line-through }`);
    expect(getComputedStyle(chat.part('base')).display).to.equal('inline-flex');
  });
});
