import { heardOnConsole } from '../harness.js';
import { expect } from '../expect.js';
import { defineElement } from '../../../src/view/define-element.js';

describe('A second definition of the tag', () => {
  it('is told in one line with both versions, and the first one stays', async () => {
    const first = customElements.get('iotex-chat');
    const { get } = customElements;
    const quiet = await heardOnConsole('warn', () => defineElement());
    expect(quiet, 'the same class').to.deep.equal([]);
    customElements.get = () =>
      class extends HTMLElement {
        static version = '0.1.0';
      };
    const warnings = await heardOnConsole('warn', () => defineElement());
    customElements.get = get;
    expect(warnings).to.deep.equal([
      '<iotex-chat>: version 0.1.0 is registered already, so version development is not used. Load one of them alone.',
    ]);
    expect(customElements.get('iotex-chat') === first).to.equal(true);
  });
});
