import { expect } from './expect.js';
import { openChat } from './harness.js';

describe('A hostile answer', () => {
  it('is text, whatever it looks like', async () => {
    const chat = await openChat();
    const hostile = '<img src=x onerror="document.title=1"><script>document.title=1</script><b>';
    await chat.exchange(hostile, hostile);
    expect(chat.lastText).to.equal(hostile);
    expect(chat.root.querySelectorAll('img, script, b')).to.have.length(0);
  });

  it('gets no picture fetched from elsewhere', async () => {
    const chat = await openChat();
    await chat.ask('hi');
    await chat.gateway.last.say(
      { type: 'image', url: 'https://evil.example/?words', alt: 'cat' },
      { type: 'image', url: 'javascript:alert(1)', alt: 'x' },
      { type: 'image', url: 'data:image/svg+xml,<svg onload="alert(1)"/>', alt: 'x' },
    );
    await chat.gateway.last.finish();
    await chat.element.updateComplete;
    expect(chat.root.querySelectorAll('img')).to.have.length(0);
    const [placeholder, ...others] = chat.parts('image-placeholder');
    expect(others).to.have.length(0);
    expect(placeholder?.localName).to.equal('button');
    expect(placeholder?.textContent).to.equal('Show the picture from evil.example: cat');
  });

  it('shows a picture that is here already', async () => {
    const chat = await openChat();
    const url = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
    await chat.ask('hi');
    await chat.gateway.last.say({ type: 'image', url, alt: 'dot' });
    await chat.gateway.last.finish();
    await chat.element.updateComplete;
    expect(chat.part('image')).to.include({ src: url, alt: 'dot' });
  });

  it('links to http and https only', async () => {
    const chat = await openChat();
    await chat.ask('hi');
    await chat.gateway.last.say(
      { type: 'text', text: 'x' },
      { type: 'source', url: 'javascript:alert(1)', title: 'bad' },
      { type: 'source', url: 'not a url', title: 'bad' },
      { type: 'source', url: 'https://iotex.io/a b', title: '' },
    );
    await chat.gateway.last.finish();
    await chat.element.updateComplete;
    const links = [...chat.root.querySelectorAll('a')];
    expect(links.map((link) => [link.href, link.textContent])).to.deep.equal([
      ['https://iotex.io/a%20b', 'iotex.io/a%20b'],
    ]);
  });
});

describe('The element', () => {
  it('asks for nothing by itself', async () => {
    const before = performance.getEntriesByType('resource').length;
    const chat = await openChat();
    await chat.exchange('hi', 'hello');
    expect(performance.getEntriesByType('resource').length).to.equal(before);
  });

  it('never reflects its key', async () => {
    const chat = await openChat();
    chat.element.apiKey = 'sk-secret';
    await chat.element.updateComplete;
    expect(chat.element.outerHTML + (chat.root.firstElementChild?.outerHTML ?? '')).not.to.include('sk-secret');
    expect(JSON.stringify(chat.element.thread)).not.to.include('sk-secret');
  });
});
