import { chatFromScriptTag } from '../../../src/launcher/from-script-tag.js';
import { IotexChat } from '../../../src/view/iotex-chat.js';
import { expect } from '../expect.js';
import { heardOnConsole } from '../harness.js';

function scriptWith(attributes: Readonly<Record<string, string>>): HTMLScriptElement {
  const script = document.createElement('script');
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value);
  return script;
}

describe('The data- attributes of the script tag', () => {
  const make = (attributes: Readonly<Record<string, string>>) =>
    chatFromScriptTag(scriptWith(attributes), IotexChat.observedAttributes);

  it('make a floating chat with each attribute of the element', async () => {
    const chat = make({
      src: 'x.js',
      'data-proxy-url': '/chat',
      'data-heading': 'Help',
      'data-with-export': '',
      'data-lang': 'de',
    })!;
    const attributes = Object.fromEntries([...chat.attributes].map(({ name, value }) => [name, value]));
    expect(attributes).to.deep.equal({
      mode: 'floating',
      'proxy-url': '/chat',
      heading: 'Help',
      'with-export': '',
      lang: 'de',
    });
    expect(chat.parentNode === document.body).to.equal(true);
    chat.remove();
  });

  it('may name another mode', () => {
    const chat = make({ 'data-mode': 'fullscreen' })!;
    expect(chat.getAttribute('mode')).to.equal('fullscreen');
    chat.remove();
  });

  it('are told in one line where they are none of its own', async () => {
    const warnings = await heardOnConsole('warn', () => {
      make({ 'data-heading': 'Help', 'data-colour': 'red', 'data-x': '1' })?.remove();
    });
    expect(warnings).to.deep.equal([
      '<iotex-chat>: data-colour, data-x of the script tag is no attribute of the chat, and is left out.',
    ]);
  });

  it('make nothing where there are none of its own', () => {
    expect(make({ 'data-cfasync': 'false' })).to.equal(undefined);
    expect(chatFromScriptTag(null, IotexChat.observedAttributes)).to.equal(undefined);
  });
});
