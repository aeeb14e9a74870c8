/** Each theme, by day and by night: that it can be read, and that it sets what a page may set and nothing else. */
import { html } from '@open-wc/testing';
import { contrast, drawn, pairs, tooNear } from './colours.js';
import { expect } from './expect.js';
import { openChat } from './harness.js';
import { documented } from './documented.js';
import { THEMES } from './theme-names.js';

/** The colours of code are the same in every theme, and its background is not. */
const CODE = [
  'keyword',
  'string',
  'number',
  'comment',
  'title',
  'type',
  'attribute',
  'variable',
  'meta',
  'addition',
  'deletion',
];
const inCode = CODE.map((kind) => [`code-${kind}`, 'code-background', 4.5] as const);

async function sheetOf(theme: string): Promise<CSSStyleSheet> {
  const response = await fetch(`/src/themes/${theme}.css`);
  return new CSSStyleSheet().replace(await response.text());
}

describe('The theme', () => {
  let sheets: ReadonlyMap<string, CSSStyleSheet>;

  before(async () => {
    sheets = new Map(await Promise.all(THEMES.map(async (theme) => [theme, await sheetOf(theme)] as const)));
  });
  afterEach(() => {
    document.adoptedStyleSheets = [];
  });

  for (const theme of THEMES) {
    it(`${theme} sets tokens and nothing else, on the element alone`, async () => {
      const rules = [...sheets.get(theme)!.cssRules] as CSSStyleRule[];
      expect(rules).to.have.length(1);
      expect(rules[0]!.selectorText).to.match(
        new RegExp(`^:where\\(iotex-chat:not.+, iotex-chat\\.theme-${theme}\\)$`),
      );
      const set = [...rules[0]!.style];
      expect(set).not.to.have.length(0);
      const known = (await documented()).tokens.map((name) => `--iotex-chat-${name}`);
      expect(set.filter((name) => !known.includes(name))).to.deep.equal([]);
    });

    for (const scheme of ['light', 'dark'] as const) {
      it(`${theme} can be read in ${scheme}`, async () => {
        document.adoptedStyleSheets = [sheets.get(theme)!];
        const { element, root } = await openChat(html`<iotex-chat color-scheme=${scheme}></iotex-chat>`);
        await element.updateComplete;
        expect(tooNear(root, [...pairs, ...inCode]).join()).to.equal('');
        const [red, green, blue] = drawn(root, 'background');
        expect(red + green + blue > 383, 'a light background').to.equal(scheme === 'light');
      });
    }
  }

  it('iotex is what is there without a theme', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      const { root } = await openChat(html`<iotex-chat color-scheme=${scheme}></iotex-chat>`);
      const tokens = pairs.map(([front]) => front);
      const without = tokens.map((token) => drawn(root, token));
      document.adoptedStyleSheets = [sheets.get('iotex')!];
      expect(tokens.map((token) => drawn(root, token))).to.deep.equal(without);
      document.adoptedStyleSheets = [];
    }
  });

  it('that is loaded last is the one of a chat that names none, and a chat has the one that it names', async () => {
    document.adoptedStyleSheets = THEMES.map((theme) => sheets.get(theme)!);
    const [plain, named] = [await openChat(), await openChat(html`<iotex-chat class="theme-midnight"></iotex-chat>`)];
    const font = (chat: typeof plain) => getComputedStyle(chat.element).getPropertyValue('--iotex-chat-radius');
    expect(font(plain)).to.equal('0px');
    expect(font(named)).to.equal('16px');
  });

  it('gives way to what the page says of the element', async () => {
    document.adoptedStyleSheets = [sheets.get('candy')!];
    const own = new CSSStyleSheet();
    own.replaceSync('iotex-chat { --iotex-chat-background: #ffffff }');
    document.adoptedStyleSheets.unshift(own);
    const { root } = await openChat(html`<iotex-chat color-scheme="light"></iotex-chat>`);
    expect(contrast(drawn(root, 'background'), [255, 255, 255])).to.equal(1);
  });
});
