/** `@lit-labs/ssr` renders the built element in Node, whatever is switched on. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';

const run = promisify(execFile);

describe('On a server', () => {
  let page: string;
  let added: readonly string[];

  before(async () => {
    const { stdout } = await run(process.execPath, [fileURLToPath(new URL('render-on-server.mjs', import.meta.url))]);
    ({ page, added } = JSON.parse(stdout) as { page: string; added: readonly string[] });
  });

  it('the element is rendered as declarative shadow DOM, with what stands in it', () => {
    expect(page).to.match(/<iotex-chat\s[^>]*heading="Help"/);
    expect(page).to.contain('shadowrootmode="open"');
    expect(page).to.contain('<p>Write to us.</p>');
  });

  it('heading, greeting, starter prompts and composer are there before any script', () => {
    for (const words of ['Help', 'What is it about?', 'How much?', 'How long?']) expect(page).to.contain(words);
    expect(page).to.match(/<textarea\s+part="input"/);
    expect(page).to.match(/part="send-button"/);
  });

  it('nothing global comes with it but what is of Lit', () => {
    expect(added.filter((name) => !/^lit|Versions$|^customElements$/.test(name))).to.deep.equal([]);
  });
});
