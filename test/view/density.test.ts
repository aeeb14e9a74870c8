/** `density`: how much room there is between things. */
import { html } from '@open-wc/testing';
import { expect } from './expect.js';
import { heardOnConsole, openChat } from './harness.js';

describe('density', () => {
  it('gives the header, the composer and the lines less room or more', async () => {
    const heights: number[] = [];
    for (const density of ['compact', 'normal', 'spacious']) {
      const chat = await openChat(html`<iotex-chat density=${density} heading="Help"></iotex-chat>`);
      heights.push(chat.part('header').offsetHeight);
    }
    const [compact = 0, normal = 0, spacious = 0] = heights;
    expect(compact).to.be.lessThan(normal);
    expect(normal).to.be.lessThan(spacious);
  });

  it('gives way to the tokens of the page', async () => {
    const chat = await openChat(html`<iotex-chat density="compact"></iotex-chat>`);
    chat.element.style.setProperty('--iotex-chat-spacing', '8px');
    chat.element.style.setProperty('--iotex-chat-line-height', '2');
    const style = getComputedStyle(chat.part('header'));
    expect(style.gap).to.equal('16px');
    expect(parseFloat(style.lineHeight) / parseFloat(style.fontSize)).to.be.closeTo(2, 0.01);
  });

  it('says what it takes', async () => {
    const heard = await heardOnConsole('warn', async () => {
      const chat = await openChat(html`<iotex-chat></iotex-chat>`);
      chat.element.setAttribute('density', 'tight');
      await chat.element.updateComplete;
    });
    expect(heard.join()).to.contain('density="tight"').and.to.contain('"compact"');
  });
});
