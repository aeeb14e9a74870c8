import { expect } from './expect.js';
import { contrast, drawn, pairs, tooNear } from './colours.js';
import { openChat } from './harness.js';

/** What no designer would choose, and a page may have: as light as the background, as dark as the text, as loud as can be. */
const ACCENTS = ['#ffff00', '#000000', '#ffffff', '#39ff14', '#000080', '#ff0000', '#0000ff', '#ff00ff', '#808080'];

/** What is coloured by the accent where a page says nothing else of it. */
const DERIVED = ['surface', 'user-background', 'code-background', 'link', 'focus-ring', 'accent-text', 'accent-line'];

describe('the colours', () => {
  for (const scheme of ['light', 'dark'] as const) {
    for (const [front, back, least] of pairs) {
      it(`set ${front} ${least}:1 apart from ${back} in ${scheme}`, async () => {
        const { element, root } = await openChat();
        element.colorScheme = scheme;
        await element.updateComplete;
        expect(contrast(drawn(root, front), drawn(root, back))).to.be.at.least(least);
      });
    }

    for (const accent of ACCENTS) {
      it(`can be told apart with ${accent} for an accent in ${scheme}`, async () => {
        const { element, root } = await openChat();
        element.colorScheme = scheme;
        await element.updateComplete;
        element.style.setProperty('--iotex-chat-accent', accent);
        expect(tooNear(root).join()).to.equal('');
      });
    }

    it(`all follow the accent alone in ${scheme}`, async () => {
      const { element, root } = await openChat();
      element.colorScheme = scheme;
      await element.updateComplete;
      const before = DERIVED.map((token) => drawn(root, token).join());
      element.style.setProperty('--iotex-chat-accent', '#d4307a');
      const same = DERIVED.filter((token, place) => drawn(root, token).join() === before[place]);
      expect(same).to.deep.equal([]);
      expect(drawn(root, 'fill')).not.to.deep.equal(drawn(root, 'background'));
    });
  }
});
