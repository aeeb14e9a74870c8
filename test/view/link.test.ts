import { finishLink, linkElement, linkText } from '../../src/markdown/render/link.js';
import { expect } from './expect.js';

/** A link as the renderer makes it. */
function link(text: string, address: string, title?: string): HTMLAnchorElement {
  const anchor = linkElement(address, title)!;
  anchor.append(text);
  finishLink(anchor);
  return anchor;
}

const attributes = (element: Element) =>
  Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));

describe('A link of an answer', () => {
  it('opens apart, tells nobody who followed it, and has no attribute but these', () => {
    expect(attributes(link('Read', 'https://iotex.io/a b', 'More'))).to.deep.equal({
      href: 'https://iotex.io/a%20b',
      target: '_blank',
      rel: 'noopener noreferrer nofollow',
      dir: 'auto',
      title: 'More',
    });
    expect(attributes(link('Read', 'https://iotex.io/', ''))).not.to.have.property('title');
  });

  it('is none where the address is not to be followed', () => {
    for (const address of [
      'javascript:alert(1)',
      'jav\tascript:alert(1)',
      'data:text/html,x',
      '//evil.example',
      '#x',
      '',
    ])
      expect(linkElement(address, undefined), address).to.equal(undefined);
  });

  it('shows its host where its text names another', () => {
    const anchor = link('https://a.example', 'https://b.example/x');
    expect(anchor.textContent).to.equal('https://a.example b.example');
    const host = anchor.querySelector('.link-host')!;
    expect(attributes(host)).to.deep.equal({ class: 'link-host', part: 'link-host', dir: 'ltr' });
    expect(host.textContent).to.equal('b.example');
    expect(linkText(anchor)).to.equal('https://a.example');
  });

  it('shows a look-alike host in ASCII', () => {
    const anchor = link('раураl.com', 'https://раураl.com/login');
    expect(anchor.querySelector('.link-host')?.textContent).to.equal('xn--l-7sba6dbr.com');
  });

  it('reads a text that is spread over several elements as one', () => {
    const anchor = linkElement('https://evil.example', undefined)!;
    const strong = document.createElement('strong');
    strong.append('pal');
    anchor.append('pay', strong, '.com');
    finishLink(anchor);
    expect(anchor.querySelector('.link-host')?.textContent).to.equal('evil.example');
  });

  it('does not obey an override in its text or title', () => {
    const anchor = link('moc.\u202Elapyap', 'https://iotex.io', '\u202Egpj');
    expect(anchor.firstChild?.textContent).to.equal('moc.�lapyap');
    expect(anchor.title).to.equal('�gpj');
    expect(anchor.querySelector('.link-host')?.textContent).to.equal('iotex.io');
  });

  it('is not turned round by an override before it, and turns nothing round', () => {
    const paragraph = document.createElement('p');
    const anchor = link('abc', 'https://iotex.io');
    paragraph.append('\u202E', anchor);
    document.body.append(paragraph);
    const place = (offset: number): number => {
      const range = document.createRange();
      range.setStart(anchor.firstChild!, offset);
      range.setEnd(anchor.firstChild!, offset + 1);
      return range.getBoundingClientRect().left;
    };
    expect(getComputedStyle(anchor).unicodeBidi).to.equal('isolate');
    expect(place(0)).to.be.below(place(2));
    paragraph.remove();
  });

  it('does not take the words of a placeholder for its own', () => {
    const anchor = linkElement('https://iotex.io', undefined)!;
    const placeholder = document.createElement('button');
    placeholder.className = 'placeholder';
    placeholder.append('Show the picture from img.example');
    anchor.append(placeholder);
    finishLink(anchor);
    expect(anchor.querySelector('.link-host')).to.equal(null);
    expect(linkText(anchor)).to.equal('');
  });

  it('is the same for the same Markdown', () => {
    const make = () => link('https://a.example', 'https://b.example', 'x');
    expect(make().isEqualNode(make())).to.equal(true);
  });
});
