import { en } from '../../src/locales/en.js';
import { imageElement } from '../../src/markdown/render/image.js';
import type { ImageContext } from '../../src/markdown/render/image.js';
import { expect } from './expect.js';
import { next } from './harness.js';

const DOT = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const REMOTE = 'https://evil.example/pixel.png?words=of%20the%20chat';

class Context implements ImageContext {
  readonly strings = en;
  readonly blocked: string[] = [];
  rule: 'show' | 'ask' | 'block';
  readonly imageRule = () => this.rule;
  readonly onImageBlock = (url: URL) => this.blocked.push(url.href);

  constructor(rule: 'show' | 'ask' | 'block' = 'ask') {
    this.rule = rule;
  }
}

const attributes = (element: Element) =>
  Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));

describe('A picture of an answer', () => {
  it('is shown if it is here, and has no attribute but these', () => {
    const context = new Context('block');
    expect(attributes(imageElement(DOT, 'dot', 'A dot', context))).to.deep.equal({
      class: 'image',
      part: 'image',
      alt: 'dot',
      title: 'A dot',
      decoding: 'async',
      loading: 'lazy',
      referrerpolicy: 'no-referrer',
      src: DOT,
    });
    expect(imageElement('blob:https://iotex.io/0', '', undefined, context)).to.include({ alt: en.image, title: '' });
    expect(context.blocked).to.deep.equal([]);
  });

  for (const type of ['png', 'jpeg', 'gif', 'webp', 'avif', 'bmp', 'PNG'])
    it(`may be a data URL of ${type}`, () => {
      expect(imageElement(`DATA:image/${type};base64,AAAA`, '', undefined, new Context()).localName).to.equal('img');
    });

  for (const address of [
    'data:image/svg+xml,<svg onload="alert(1)"/>',
    'data:image/svg+xml;base64,PHN2Zy8+',
    'data:text/html,<script>alert(1)</script>',
    'data:image/pngx,',
    'data:,x',
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'file:///etc/passwd',
    '//evil.example/x.png',
    'x.png',
    '#x',
    '',
    'mailto:a@b.example',
    'tel:1',
    'https://user@evil.example/x.png',
  ])
    it(`is its description where its address is ${JSON.stringify(address)}`, () => {
      const context = new Context('show');
      const element = imageElement(address, 'cat', 'x', context);
      expect(attributes(element)).to.deep.equal({ class: 'image-alt', dir: 'auto' });
      expect(element.textContent).to.equal('cat');
      expect(context.blocked).to.deep.equal([]);
    });

  it('of five megabytes is made in no time', () => {
    const long = `data:image/png;base64,${'A'.repeat(5_000_000)}`;
    const long2 = `data:image/svg+xml,${'A'.repeat(5_000_000)}`;
    const start = performance.now();
    // Read once, five megabytes take milliseconds; a thousand times, they take many seconds.
    for (let count = 0; count < 1000; count++) {
      imageElement(long, '', undefined, new Context(), false);
      imageElement(long2, '', undefined, new Context());
    }
    expect(performance.now() - start).to.be.below(2000);
  });

  it('on another host is shown where the rule says so', () => {
    const context = new Context('show');
    const image = imageElement(REMOTE, 'cat', undefined, context);
    expect(image).to.include({ localName: 'img', src: REMOTE, referrerPolicy: 'no-referrer', loading: 'lazy' });
    expect(context.blocked).to.deep.equal([]);
  });

  it('is words where the rule says so', () => {
    const context = new Context('block');
    const element = imageElement(REMOTE, 'cat', 'x', context);
    expect(attributes(element)).to.deep.equal({ class: 'placeholder', part: 'image-placeholder', title: 'x' });
    expect(element.textContent).to.equal(`${en.imageBlocked}: cat`);
    expect(context.blocked).to.deep.equal([REMOTE]);
  });

  it('waits for a click where the rule says so, names its host, and is there after it', () => {
    const context = new Context();
    const place = document.createElement('p');
    document.body.append(place);
    const button = imageElement(REMOTE, 'cat', undefined, context);
    place.append(button);
    expect(attributes(button)).to.deep.equal({ class: 'placeholder', part: 'image-placeholder', type: 'button' });
    expect(button.textContent).to.equal('Show the picture from evil.example: cat');
    expect(place.querySelector('img')).to.equal(null);
    button.focus();
    button.click();
    const image = place.querySelector('img')!;
    expect(image).to.include({ src: REMOTE, alt: 'cat', referrerPolicy: 'no-referrer' });
    expect(document.activeElement).to.equal(image);
    expect(image.tabIndex).to.equal(-1);
    expect(place.children).to.have.length(1);
    expect(context.blocked).to.deep.equal([REMOTE]);
    place.remove();
  });

  it('does not take the focus that was elsewhere', () => {
    const place = document.createElement('p');
    place.append(imageElement(REMOTE, 'cat', undefined, new Context()));
    document.body.append(place);
    place.querySelector('button')!.click();
    expect(document.activeElement).to.equal(document.body);
    place.remove();
  });

  it('is not loaded by a click when the rule has become stricter', () => {
    const context = new Context();
    const place = document.createElement('p');
    place.append(imageElement(REMOTE, 'cat', undefined, context));
    context.rule = 'block';
    place.querySelector('button')!.click();
    expect(place.querySelector('img')).to.equal(null);
    expect(place.textContent).to.equal(`${en.imageBlocked}: cat`);
  });

  it('in a link is loaded without the link being followed', () => {
    const anchor = document.createElement('a');
    anchor.href = '#followed';
    anchor.append(imageElement(REMOTE, 'cat', undefined, new Context()));
    document.body.append(anchor);
    anchor.querySelector('button')!.click();
    expect(location.hash).to.equal('');
    expect(anchor.querySelector('img')).not.to.equal(null);
    anchor.remove();
  });

  it('that does not load gives way to words, which take its focus, and is not asked for again', async () => {
    const place = document.createElement('p');
    document.body.append(place);
    const image = imageElement('data:image/png;base64,AAAA', 'cat', 'x', new Context());
    image.tabIndex = -1;
    place.append(image);
    image.focus();
    await next(image, 'error');
    const words = place.querySelector('.placeholder')!;
    expect(words.textContent).to.equal(`${en.imageFailed}: cat`);
    expect(place.querySelectorAll('img, button')).to.have.length(0);
    expect(document.activeElement).to.equal(words);
    place.remove();
  });

  it('has no override and nothing unseen in its description', () => {
    const element = imageElement(REMOTE, 'a\u202Eb\u200B', '\u202Ec', new Context('show'));
    expect(element).to.include({ alt: 'a�b', title: '�c' });
  });
});

describe('A picture that is not settled', () => {
  for (const rule of ['show', 'ask', 'block'] as const)
    it(`has no effect where the rule is ${rule}`, () => {
      const context = new Context(rule);
      const place = document.createElement('p');
      place.append(imageElement(REMOTE, 'cat', undefined, context, false));
      document.body.append(place);
      place.querySelector('button')?.click();
      expect(place.querySelector('img')).to.equal(null);
      expect(context.blocked).to.deep.equal([]);
      expect(place.textContent).to.include('cat');
      place.remove();
    });

  it('is not decoded, however often it is made', () => {
    const element = imageElement(DOT, 'dot', undefined, new Context(), false);
    expect(element.textContent).to.equal(`${en.image}: dot`);
    expect(element.localName).to.equal('span');
  });
});
