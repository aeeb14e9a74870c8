import { startLauncher } from '../../../src/launcher/launcher.js';
import type { IotexChat } from '../../../src/view/iotex-chat.js';
import { ScriptedTransport } from '../../scripted-transport.js';
import { settle } from '../../fake-clock.js';
import { expect } from '../expect.js';

// Not from harness.ts, which defines the tag.
const happens = async (hasHappened: () => boolean): Promise<void> => {
  while (!hasHappened()) await settle();
};
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** The tag is defined once in a page, so this is one visit, step by step. */
describe('The launcher', () => {
  const calls: number[] = [];
  let mayLoad = false;
  let element: HTMLElement & Partial<IotexChat>;
  let root: ShadowRoot;
  let launcher: DOMRect;
  let field: DOMRect;
  const part = (name: string) => root.querySelector<HTMLElement>(`[part~="${name}"]`)!;
  const inputOf = () => part('input') as HTMLTextAreaElement;

  before(() => {
    startLauncher({
      load: async (attempt) => {
        calls.push(attempt);
        if (!mayLoad) throw new TypeError('offline');
        return import('../../../src/launcher/panel.js');
      },
    });
    element = document.createElement('iotex-chat');
    element.setAttribute('mode', 'floating');
    element.setAttribute('heading', 'Help');
    document.body.append(element);
  });
  after(() => element.remove());

  it('draws the button of a chat that is put in later, and loads nothing', async () => {
    await happens(() => element.shadowRoot !== null);
    root = element.shadowRoot!;
    launcher = part('launcher').getBoundingClientRect();
    expect([innerWidth - launcher.right, innerHeight - launcher.bottom, launcher.width]).to.deep.equal([20, 20, 56]);
    expect(customElements.get('iotex-chat')).to.equal(undefined);
    expect(part('launcher').ariaLabel).to.equal('Open chat');
    expect(getComputedStyle(part('panel')).visibility).to.equal('hidden');
    expect(calls).to.deep.equal([]);
    await expect(element).to.be.accessible();
  });

  it('opens at a click, takes what is written, and says in words what could not be loaded', async () => {
    const errors: unknown[] = [];
    const { error } = console;
    console.error = (...words: unknown[]) => errors.push(words);
    part('launcher').click();
    await happens(() => root.querySelector('[role="alert"]') !== null);
    console.error = error;
    expect(errors.length).to.equal(1);
    expect(root.querySelector('[role="alert"]')!.textContent).to.include('The chat could not be loaded.');
    expect(part('panel').matches(':popover-open')).to.equal(true);
    expect(root.activeElement === inputOf()).to.equal(true);
    inputOf().value = 'What is DePIN';
    inputOf().setSelectionRange(5, 7);
    await frame();
    for (const animation of part('panel').getAnimations()) animation.finish();
    field = inputOf().getBoundingClientRect();
    await expect(element).to.be.accessible();
  });

  it('asks a fresh address at Retry, and waits for an input method', async () => {
    mayLoad = true;
    inputOf().dispatchEvent(new CompositionEvent('compositionstart'));
    [...root.querySelectorAll('button')].find(({ textContent }) => textContent === 'Retry')!.click();
    inputOf().setSelectionRange(5, 7);
    inputOf().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing: true }));
    for (let tasks = 0; tasks < 20; tasks += 1) await settle();
    expect(calls).to.deep.equal([0, 1]);
    expect(customElements.get('iotex-chat')).to.equal(undefined);
    inputOf().dispatchEvent(new CompositionEvent('compositionend'));
  });

  it('hands over the text, the selection and the focus, in the same places, and is gone', async () => {
    await customElements.whenDefined('iotex-chat');
    const gateway = new ScriptedTransport();
    element.transport = gateway.transport;
    await happens(() => element.value === 'What is DePIN' && root.querySelector('[data-stand-in]') === null);
    await element.updateComplete;
    expect(root.querySelectorAll('textarea').length).to.equal(1);
    expect(root.activeElement === inputOf()).to.equal(true);
    expect([inputOf().selectionStart, inputOf().selectionEnd]).to.deep.equal([5, 7]);
    expect(element.open).to.equal(true);
    expect(part('panel').matches(':popover-open')).to.equal(true);
    expect(part('panel').getAnimations()).to.deep.equal([]);
    const { left, top, height } = inputOf().getBoundingClientRect();
    expect([left, top, height]).to.deep.equal([field.left, field.top, field.height]);
    element.hide!();
    await element.updateComplete;
    const { right, bottom } = part('launcher').getBoundingClientRect();
    expect([right, bottom]).to.deep.equal([launcher.right, launcher.bottom]);
  });

  it('leaves what comes after it to the chat', async () => {
    const other = document.createElement('iotex-chat');
    document.body.append(other);
    await other.updateComplete;
    expect(other.shadowRoot!.querySelector('[data-stand-in]') === null).to.equal(true);
    other.remove();
  });
});
