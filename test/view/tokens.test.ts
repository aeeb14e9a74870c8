/** Each token changes what it is for, in the place that it is for, by day and by night; and nothing is named that changes nothing. */
import { html } from '@open-wc/testing';
import { ChatError } from '../../src/protocol/errors.js';
import { documented } from './documented.js';
import { expect } from './expect.js';
import { frame, heardOnConsole, openChat } from './harness.js';
import type { ChatHarness } from './harness.js';

/** What a token is set to, and what becomes of it: the computed `property` of the first element that `where` finds, in the chat or (`:host`) the chat itself. */
type Row = readonly [token: string, value: string, where: string, property: string, computed?: string];

/** A colour that nothing in the chat has, another one by night. */
const COLOUR = 'light-dark(rgb(1, 2, 3), rgb(4, 5, 6))';

const ROWS: readonly Row[] = [
  ['accent', COLOUR, '[part~="send-button"]', 'background-color'],
  ['accent-contrast', COLOUR, '[part~="send-button"]', 'color'],
  ['background', COLOUR, ':host', 'background-color'],
  ['background', COLOUR, '[part~="composer"]', 'background-color'],
  ['surface', COLOUR, '[part~="meta"]', 'background-color'],
  ['text', COLOUR, '[part~="message-assistant"] [part~="content"]', 'color'],
  ['text', COLOUR, '[part~="input"]', 'color'],
  ['text-muted', COLOUR, '[part~="footer"]', 'color'],
  ['border', COLOUR, ':host', 'border-block-start-color'],
  ['border', COLOUR, '[part~="header"]', 'border-block-end-color'],
  ['error', COLOUR, '[part~="error"] > svg', 'color'],
  ['user-background', COLOUR, '[part~="bubble"]', 'background-color'],
  ['user-text', COLOUR, '[part~="bubble"]', 'color'],
  ['assistant-background', COLOUR, '[part~="message-assistant"]', 'background-color'],
  ['code-background', COLOUR, '[part~="code-block"]', 'background-color'],
  ['link', COLOUR, '.actions [aria-pressed="true"]', 'color'],
  ['focus-ring', COLOUR, '[part~="composer"]', 'border-block-start-color'],
  ['font', 'fantasy', '[part~="content"]', 'font-family'],
  ['font', 'fantasy', '[part~="input"]', 'font-family'],
  ['font-mono', 'cursive', '[part~="code-block"] code', 'font-family'],
  ['font-size', '21px', '[part~="content"]', 'font-size'],
  ['line-height', '2', '[part~="content"]', 'line-height', '30px'],
  ['spacing', '7px', '[part~="header"]', 'column-gap', '14px'],
  ['radius', '30px', ':host', 'border-start-start-radius'],
  ['radius', '30px', '[part~="bubble"]', 'border-start-start-radius'],
  ['radius', '30px', '[part~="code-block"]', 'border-start-start-radius', '20px'],
  ['shadow', 'rgb(1, 2, 3) 0px 0px 9px 0px', '[part~="scroll-button"]', 'box-shadow'],
  ['width', '333px', ':host', 'inline-size'],
  ['height', '444px', ':host', 'block-size'],
  ['max-width', '222px', ':host', 'inline-size'],
  ['content-width', '300px', '.column', 'max-inline-size', '340px'],
];

/** A chat in which there is something of everything that a token is for. */
async function openAll(scheme: 'light' | 'dark'): Promise<ChatHarness> {
  const chat = await openChat(
    html`<iotex-chat color-scheme=${scheme} disclaimer="Can be wrong." with-usage with-feedback></iotex-chat>`,
  );
  await chat.exchange('one', `${'Words.\n\n'.repeat(40)}\`\`\`js\n1\n\`\`\``);
  await chat.click('Details');
  await chat.click('Good answer');
  await heardOnConsole('error', async () => {
    await chat.ask('two');
    await chat.gateway.last.fail(new ChatError('server', 'boom', { retryable: true }));
    await chat.element.updateComplete;
  });
  await chat.type('a draft');
  chat.part('messages').scrollTop = 0;
  await chat.until(() => chat.parts('scroll-button')[0]);
  chat.element.focus();
  await frame();
  return chat;
}

function computed({ element, root }: ChatHarness, where: string, property: string): string {
  // What a value is on its way to, and not where it is.
  for (const animation of root.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
  const found = where === ':host' ? element : root.querySelector(where);
  return found ? getComputedStyle(found).getPropertyValue(property) : 'nowhere';
}

describe('Each token', () => {
  for (const [scheme, colour] of [
    ['light', 'rgb(1, 2, 3)'],
    ['dark', 'rgb(4, 5, 6)'],
  ] as const) {
    it(`changes what it is for in ${scheme}`, async () => {
      const chat = await openAll(scheme);
      for (const [token, value, where, property, wanted = value === COLOUR ? colour : value] of ROWS) {
        const name = `${token}: ${property} of ${where}`;
        const before = computed(chat, where, property);
        expect(before, name).not.to.equal('nowhere');
        expect(before, name).not.to.equal(wanted);
        chat.element.style.setProperty(`--iotex-chat-${token}`, value);
        expect(computed(chat, where, property), name).to.equal(wanted);
        chat.element.style.removeProperty(`--iotex-chat-${token}`);
        expect(computed(chat, where, property), name).to.equal(before);
      }
    });
  }

  it('that is documented is in the table above, but for those of the floating panel, which its own tests look at', async () => {
    const floating = ['offset', 'launcher-size', 'z-index'];
    const { tokens } = await documented();
    const looked = new Set(ROWS.map(([token]) => token));
    expect(tokens.filter((token) => !looked.has(token) && !floating.includes(token))).to.deep.equal([]);
  });

  it('can be set on anything around the chat', async () => {
    const box = document.createElement('div');
    box.style.setProperty('--iotex-chat-background', 'rgb(1, 2, 3)');
    const chat = await openChat();
    chat.element.replaceWith(box);
    box.append(chat.element);
    expect(getComputedStyle(chat.element).backgroundColor).to.equal('rgb(1, 2, 3)');
    box.remove();
  });
});
