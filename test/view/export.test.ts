import { html } from '@open-wc/testing';
import { en } from '../../src/locales/en.js';
import { registerLocale } from '../../src/locales/register-locale.js';
import type { Part } from '../../src/conversation/message.js';
import { ChatError } from '../../src/protocol/errors.js';
import { fileName } from '../../src/view/export/save-file.js';
import { chatError } from '../rejection.js';
import { expect } from './expect.js';
import { frame, openChat } from './harness.js';

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** What a model could write to get out of the text that it is. */
const HOSTILE = `<script>parent.hacked = 1</script><img src=x onerror="parent.hacked = 1">

</style></title><svg/onload=alert(1)><iframe srcdoc="<script>parent.hacked=1</script>">

[click](javascript:alert(1)) [data](data:text/html,<script>1</script>) ![x](javascript:1) ![far](https://evil.example/p.png?secret)

\`\`\`html
</code></pre><script>parent.hacked = 1</script>
\`\`\`

$\\text{</annotation></math><script>parent.hacked = 1</script>}$

<!-- <b>not closed`;

async function exportOf(format: 'markdown' | 'html' | 'json', ...parts: readonly Part[]): Promise<string> {
  const chat = await openChat(html`<iotex-chat heading="My chat"></iotex-chat>`);
  chat.element.addMessage({ role: 'user', text: 'Question' });
  chat.element.addMessage({ role: 'assistant', parts });
  return chat.element.exportThread(format);
}

const text = (words: string): Part => ({ type: 'text', text: words });
const parsed = (page: string): Document => new DOMParser().parseFromString(page, 'text/html');

describe('An export as Markdown', () => {
  it('has title, day, names and words as they were written', async () => {
    const chat = await openChat(html`<iotex-chat heading="My *chat*"></iotex-chat>`);
    await chat.exchange('What is **it**?', '# Title\n\nAn _answer_.\n');
    const day = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short' });
    expect(await chat.element.exportThread('markdown')).to.equal(
      `# My \\*chat\\*\n\n${day.format(chat.element.messages[0]!.createdAt)}\n\n---\n\n` +
        '**You**\n\nWhat is **it**?\n\n---\n\n**Assistant**\n\n# Title\n\nAn _answer_.\n',
    );
  });

  it('has no reasoning, no steps and no messages of the system', async () => {
    const chat = await openChat();
    chat.element.addMessage({ role: 'system', text: 'SECRET' });
    await chat.ask('hi');
    await chat.gateway.last.say({ type: 'reasoning', text: 'THOUGHT' }, { type: 'text', text: 'said' });
    await chat.gateway.last.finish();
    for (const format of ['markdown', 'html'] as const) {
      const page = await chat.element.exportThread(format);
      expect(page)
        .to.include('said')
        .and.not.match(/THOUGHT|SECRET/);
    }
    expect(await chat.element.exportThread('json'))
      .to.include('said')
      .and.not.include('THOUGHT');
  });

  it('has pictures that are here, links to those that are not, files and sources', async () => {
    const page = await exportOf(
      'markdown',
      { type: 'image', url: PIXEL, alt: 'here' },
      { type: 'image', url: 'https://far.example/a b.png', alt: 'far [away]' },
      { type: 'file', name: 'notes.txt', mimeType: 'text/plain', text: 'a\n````\nb' },
      { type: 'file', name: 'paper.pdf', mimeType: 'application/pdf', url: 'https://far.example/paper.pdf' },
      text('words'),
      { type: 'source', url: 'https://source.example/', title: 'The\nsource' },
      { type: 'source', url: 'javascript:alert(1)', title: 'bad' },
    );
    expect(page).to.include(`![here](<${PIXEL}>)`);
    expect(page).to.include('[far \\[away\\]](<https://far.example/a%20b.png>)');
    expect(page).not.to.include('![far');
    expect(page).to.include('notes.txt\n\n`````\na\n````\nb\n`````');
    expect(page).to.include('[paper.pdf](<https://far.example/paper.pdf>)');
    expect(page).to.include('Sources\n\n1. [The source](<https://source.example/>)');
    expect(page).not.to.include('javascript');
  });

  for (const [open, end] of Object.entries({
    '```js\nlet a;': '```',
    '````\n```\nlet a;': '````',
    '~~~~~\n```': '~~~~~',
    '$$\nx': '$$',
    '\\[\nx': '\\]',
    '<!-- a': '-->',
    '<script>\n\nlet a;': '</pre>',
    '> ```\n> a': '',
    '- a\n\n  ```\n  b': '',
    '    code': '',
    a: '',
    'a\n---': '',
    '<div>': '',
    '| a |\n|---|\n| b': '',
    '[^1]: note': '',
  })) {
    it(`ends what is open in ${JSON.stringify(open)}`, async () => {
      const page = await exportOf('markdown', text(open), text('next'));
      // White space at the ends of a text means nothing, but at the beginning it may be code.
      expect(page).to.include(`${open}${end && '\n'}${end}\n\nnext\n`);
    });
  }

  it('says how an answer ended', async () => {
    const chat = await openChat();
    await chat.ask('hi');
    await chat.gateway.last.text('Half');
    expect(await chat.element.exportThread('markdown')).to.match(/Half\n\n\*This answer may be incomplete\.\*\n$/);
    chat.element.stop();
    expect(await chat.element.exportThread('markdown')).to.match(/Half\n\n\*You stopped this answer\.\*\n$/);
    await chat.ask('again');
    await chat.gateway.last.fail(new ChatError('network', 'gone'));
    expect(await chat.element.exportThread('markdown')).to.include(`*${en.errors.network}*`);
  });

  it('is the active path alone, and works for an empty conversation', async () => {
    const chat = await openChat();
    expect(await chat.element.exportThread('markdown')).to.match(/^# Chat\n\n.*\d{4}.*\n$/);
    await chat.exchange('hi', 'first');
    const again = chat.element.regenerate();
    await chat.gateway.last.text('second');
    await chat.gateway.last.finish();
    await again;
    expect(await chat.element.exportThread('markdown'))
      .to.include('second')
      .and.not.include('first');
  });
});

describe('An export as a page', () => {
  it('stands alone: no script, no request, a policy that allows none', async () => {
    const page = await exportOf('html', text(HOSTILE), { type: 'image', url: 'https://far.example/x.png', alt: 'x' });
    expect(page).to.match(
      /^<!doctype html>\n<html lang="en" dir="ltr"><head><meta http-equiv="Content-Security-Policy"/i,
    );
    const parsedPage = parsed(page);
    expect(parsedPage.querySelector('meta')?.content).to.match(
      /^default-src 'none'; img-src data:; style-src 'unsafe-inline';/,
    );
    for (const element of parsedPage.querySelectorAll('*')) {
      expect(element.localName).to.not.be.oneOf([
        'script',
        'iframe',
        'object',
        'embed',
        'base',
        'form',
        'button',
        'svg',
      ]);
      for (const { name, value } of element.attributes) {
        expect(name).to.not.match(/^on|^srcdoc$|^src$/);
        if (name === 'href') expect(value).to.match(/^https?:/);
      }
    }
    expect([...parsedPage.head.children].map(({ localName }) => localName)).to.deep.equal(
      'meta meta meta meta title style'.split(' '),
    );
    expect(parsedPage.body.children).to.have.length(1);
  });

  it('has hostile words as words, also after it was read again', async () => {
    const { body } = parsed(await exportOf('html', text(HOSTILE)));
    const words = body.querySelector('.answer')!.textContent;
    expect(words).to.include('<script>parent.hacked = 1</script><img src=x onerror="parent.hacked = 1">');
    expect(words).to.include('</style></title><svg/onload=alert(1)>');
    expect(words).to.include('</code></pre><script>parent.hacked = 1</script>\n');
    expect(words).to.include('<!-- <b>not closed');
    expect(words).to.include('click').and.to.include('data');
  });

  it('does nothing in a frame', async () => {
    const page = await exportOf('html', text(HOSTILE), { type: 'image', url: PIXEL, alt: 'here' });
    const asked: string[] = [];
    const observer = new PerformanceObserver((list) => asked.push(...list.getEntries().map(({ name }) => name)));
    observer.observe({ type: 'resource' });
    const element = document.createElement('iframe');
    element.srcdoc = page;
    const loaded = new Promise((resolve) => element.addEventListener('load', resolve, { once: true }));
    document.body.append(element);
    await loaded;
    await frame();
    expect(window).to.not.have.property('hacked');
    const image = element.contentDocument!.querySelector('img')!;
    await image.decode();
    expect(image.naturalWidth).to.equal(1);
    expect(
      element.contentWindow!.getComputedStyle(element.contentDocument!.querySelector('main')!).maxInlineSize,
    ).to.equal('704px');
    expect(asked.filter((name) => name.includes('evil'))).to.deep.equal([]);
    observer.disconnect();
    element.remove();
  });

  it('has Markdown as it was shown, without controls', async () => {
    const { body } = parsed(
      await exportOf(
        'html',
        text(
          '**b** [l](https://a.example/ "t")\n\n```js\nlet a = 1;\nlet b;\n```\n\n- [x] done\n\n| h |\n|---|\n| c |\n\nnote[^1]\n\n[^1]: Below',
        ),
      ),
    );
    const answer = body.querySelector('.answer')!;
    expect(answer.querySelector('strong')?.textContent).to.equal('b');
    expect(answer.querySelector('a')).to.include({ href: 'https://a.example/', title: 't' });
    expect(answer.querySelector('pre')).to.have.property('dir', 'ltr');
    expect(answer.querySelector('pre')?.textContent).to.equal('let a = 1;\nlet b;\n');
    expect(answer.querySelector('figcaption')?.textContent).to.equal('JavaScript');
    expect(answer.querySelector('input')).to.include({ type: 'checkbox', checked: true, disabled: true });
    expect(answer.querySelector('td')?.textContent).to.equal('c');
    expect(answer.querySelector('sup')?.textContent).to.equal('1');
    expect(answer.querySelector('.footnotes')?.textContent.trim()).to.equal('Below');
    expect(answer.querySelectorAll('button, [tabindex], [part]')).to.have.length(0);
  });

  it('has formulas as MathML, and wrong ones as their source', async () => {
    const { body } = parsed(await exportOf('html', text('$x^2$ and\n\n$$\n\\frac{1}{2}\n$$\n\n$\\nosuch$')));
    expect(body.querySelectorAll('math')).to.have.length(2);
    expect(body.querySelector('msup')?.textContent).to.equal('x2');
    expect(body.querySelector('.display math mfrac')).to.not.equal(null);
    expect(body.querySelector('.math-source')?.textContent).to.equal('\\nosuch');
  });

  it('has links in the place of pictures of other hosts, and fetches none', async () => {
    const { body } = parsed(
      await exportOf(
        'html',
        text(
          '![A cat](https://far.example/cat.png) ![](https://far.example/2.png) [![in](https://far.example/3.png)](https://b.example/)',
        ),
      ),
    );
    const links = [...body.querySelectorAll('.answer a')].map((link) => [link.getAttribute('href'), link.textContent]);
    expect(links[0]).to.deep.equal(['https://far.example/cat.png', 'A cat']);
    expect(links[1]).to.deep.equal(['https://far.example/2.png', 'https://far.example/2.png']);
    expect(links[2]).to.deep.equal(['https://b.example/', 'in']);
    expect(body.querySelectorAll('img')).to.have.length(0);
    expect(performance.getEntriesByType('resource').filter(({ name }) => name.includes('far.example'))).to.deep.equal(
      [],
    );
  });

  it('has a title that is text, and the language and direction of the chat', async () => {
    registerLocale('he', { you: 'אני', assistant: 'עוזר' });
    const chat = await openChat(html`<iotex-chat lang="he" heading="</title><script>1</script>"></iotex-chat>`);
    chat.element.addMessage({ role: 'user', text: '<b>שלום</b>\n  two' });
    const page = parsed(await chat.element.exportThread('html'));
    expect(page.title).to.equal('</title><script>1</script>');
    expect(page.querySelector('h1')?.textContent).to.equal('</title><script>1</script>');
    expect(page.documentElement).to.include({ lang: 'he', dir: 'rtl' });
    expect(page.querySelector('.name')?.textContent).to.equal('אני');
    expect(page.querySelector('.words')).to.include({ dir: 'auto', textContent: '<b>שלום</b>\n  two' });
    expect(page.querySelector('time')?.dateTime).to.equal(new Date(chat.element.messages[0]!.createdAt).toISOString());
  });
});

describe('An export as JSON', () => {
  it('has the messages of the API and the whole thread', async () => {
    const chat = await openChat();
    await chat.exchange('hi', 'hello');
    const json = JSON.parse(await chat.element.exportThread('json')) as Record<string, unknown>;
    expect(json).to.have.property('version', 1);
    expect(json['messages']).to.deep.equal([
      { role: 'user', content: 'hi' },
      { role: 'assistant', content: 'hello' },
    ]);
  });

  it('comes back, as text and parsed', async () => {
    const chat = await openChat();
    await chat.exchange('hi', 'hello');
    const json = await chat.element.exportThread('json');
    for (const given of [json, JSON.parse(json) as unknown]) {
      const other = await openChat();
      await other.exchange('before', 'gone');
      await other.element.importThread(given);
      await other.element.updateComplete;
      expect(other.element.messages.map((message) => [message.role, message.text])).to.deep.equal([
        ['user', 'hi'],
        ['assistant', 'hello'],
      ]);
      expect(other.lastText).to.equal('hello');
    }
  });

  it('of anything else is refused, and changes nothing', async () => {
    const chat = await openChat();
    await chat.exchange('hi', 'hello');
    for (const json of ['', '{', '"x"', '{"version":1}', 5, null, { thread: {} }]) {
      expect(await chatError(chat.element.importThread(json)), JSON.stringify(json)).to.have.property(
        'kind',
        'bad_request',
      );
    }
    expect(chat.element.messages).to.have.length(2);
  });
});

describe('exportThread', () => {
  it('refuses a format that there is not', async () => {
    const chat = await openChat();
    const error = await chatError(chat.element.exportThread('pdf' as 'json'));
    expect(error).to.have.property('kind', 'bad_request');
    expect(error.message).to.include('"pdf"');
  });

  it('works before the element is in a page', async () => {
    const element = document.createElement('iotex-chat');
    element.addMessage({ role: 'user', text: 'early' });
    expect(await element.exportThread('html')).to.include('early');
  });
});

describe('A file', () => {
  it('is called after the chat and the day', () => {
    const day = new Date(2026, 10, 2, 23, 59).getTime();
    expect(fileName('Chat', day, 'md')).to.equal('chat-2026-11-02.md');
    expect(fileName('  Ask: Us / "Anything"?\u202e', day, 'html')).to.equal('ask-us-anything-2026-11-02.html');
    expect(fileName('チャット と 相談', day, 'json')).to.equal('チャット-と-相談-2026-11-02.json');
    expect(fileName('..', day, 'md')).to.equal('chat-2026-11-02.md');
    expect(fileName('𝒳'.repeat(90), day, 'md')).to.equal(`${'𝒳'.repeat(50)}-2026-11-02.md`);
  });
});
