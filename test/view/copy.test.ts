import type { IotexCopyEvent } from '../../src/view/events.js';
import { cleanHtml } from '../../src/view/clean-html.js';
import { expect } from './expect.js';
import { next, openChat } from './harness.js';

/** What was put into the clipboard, by type; what `write` throws is what the clipboard does. */
async function withClipboard(
  action: (copied: Map<string, string>) => Promise<void>,
  write?: () => Promise<void>,
): Promise<void> {
  const copied = new Map<string, string>();
  const clipboard = {
    async write([item]: ClipboardItem[]) {
      await write?.();
      for (const type of item!.types) copied.set(type, await (await item!.getType(type)).text());
    },
    async writeText(text: string) {
      await write?.();
      copied.set('text/plain', text);
    },
  };
  Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
  try {
    await action(copied);
  } finally {
    Reflect.deleteProperty(navigator, 'clipboard');
  }
}

/** What the older way of copying does while `action` runs. */
async function withCommand(command: () => boolean, action: () => Promise<void>): Promise<void> {
  Object.defineProperty(document, 'execCommand', { value: command, configurable: true });
  try {
    await action();
  } finally {
    Reflect.deleteProperty(document, 'execCommand');
  }
}

const refuse = () => Promise.reject(new DOMException('Not here.', 'NotAllowedError'));

describe('Copy', () => {
  it('puts an answer into the clipboard as Markdown and as rich text, and tells the page', async () => {
    const chat = await openChat();
    const text =
      'A **word**, a [link](https://iotex.io/a).\n\n- [x] one\n- two\n\n```js\nconst a = 1 < 2;\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |';
    await chat.exchange('one', text);
    await withClipboard(async (copied) => {
      const told = next<IotexCopyEvent>(chat.element, 'iotex-copy');
      await chat.clickLast('Copy');
      expect(await told).to.include({ messageId: chat.element.messages[1]?.id, text });
      expect(copied.get('text/plain')).to.equal(text);
      expect(copied.get('text/html')).to.equal(
        '<p>A <strong>word</strong>, a <a href="https://iotex.io/a">link</a>.</p>' +
          '<ul><li>☑ one</li><li>two</li></ul>' +
          '<pre><code>const a = 1 &lt; 2;</code></pre>' +
          '<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>',
      );
    });
  });

  it('leaves thoughts, steps and sources out', async () => {
    const chat = await openChat();
    await chat.ask('one');
    await chat.gateway.last.say(
      { type: 'reasoning', text: 'secret' },
      { type: 'text', text: 'uno' },
      { type: 'source', url: 'https://iotex.io/', title: 'IoTeX' },
    );
    await chat.gateway.last.finish();
    await chat.shown();
    await withClipboard(async (copied) => {
      const told = next(chat.element, 'iotex-copy');
      await chat.clickLast('Copy');
      await told;
      expect(copied.get('text/plain')).to.equal('uno');
      expect(copied.get('text/html')).to.equal('<p>uno</p>');
    });
  });

  it('copies a question as it was written', async () => {
    const chat = await openChat();
    await chat.exchange('**one**', 'uno');
    await withClipboard(async (copied) => {
      const told = next(chat.element, 'iotex-copy');
      await chat.click('Copy');
      await told;
      expect([...copied]).to.deep.equal([['text/plain', '**one**']]);
    });
  });

  it('says so by the name of its button, which keeps its place and the focus', async () => {
    const chat = await openChat();
    await chat.exchange('one', 'uno');
    await withClipboard(async () => {
      const button = chat.lastButton('Copy');
      button.focus();
      const told = next(chat.element, 'iotex-copy');
      await chat.clickLast('Copy');
      await told;
      await chat.shown();
      expect(chat.root.activeElement?.getAttribute('aria-label')).to.equal('Copied');
    });
  });

  it('takes the older way where the clipboard is closed, with both kinds', async () => {
    const chat = await openChat();
    await chat.exchange('one', '**uno**');
    const heard: string[] = [];
    const copyOldWay = () => {
      const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
      document.dispatchEvent(event);
      heard.push(...['text/plain', 'text/html'].map((type) => event.clipboardData?.getData(type) ?? ''));
      return true;
    };
    await withCommand(copyOldWay, () =>
      withClipboard(async () => {
        const told = next(chat.element, 'iotex-copy');
        await chat.clickLast('Copy');
        await told;
      }, refuse),
    );
    expect(heard).to.deep.equal(['**uno**', '<p><strong>uno</strong></p>']);
  });

  it('selects the text where nothing else is left, and says what to press', async () => {
    const chat = await openChat();
    await chat.exchange('one', 'uno');
    let isTold = false;
    chat.element.addEventListener('iotex-copy', () => (isTold = true));
    await withCommand(
      () => false,
      () =>
        withClipboard(async () => {
          await chat.clickLast('Copy');
          while (!chat.button('Not allowed: press Ctrl+C')) await chat.shown();
        }, refuse),
    );
    expect(isTold).to.equal(false);
  });
});

describe('Clean HTML', () => {
  function dom(build: (root: HTMLElement) => void): HTMLElement {
    const root = document.createElement('div');
    build(root);
    return root;
  }

  it('keeps mathematics', () => {
    const root = dom((element) => {
      const math = document.createElementNS('http://www.w3.org/1998/Math/MathML', 'math');
      math.setAttribute('class', 'x');
      math.setAttribute('display', 'block');
      const number = document.createElementNS('http://www.w3.org/1998/Math/MathML', 'mn');
      number.textContent = '1';
      math.append(number);
      element.append(math);
    });
    expect(cleanHtml(root)).to.equal('<math display="block"><mn>1</mn></math>');
  });

  it('has no element and no attribute of a hostile text', () => {
    const root = dom((element) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = '<img src=x onerror=alert(1)> & "x"';
      paragraph.setAttribute('onclick', 'alert(1)');
      const script = document.createElement('script');
      script.type = 'text/plain';
      script.textContent = 'alert(1)';
      const image = document.createElement('img');
      image.alt = '"><script>';
      element.append(paragraph, script, image);
    });
    expect(cleanHtml(root)).to.equal(
      '<p>&lt;img src=x onerror=alert(1)&gt; &amp; &quot;x&quot;</p>alert(1)&quot;&gt;&lt;script&gt;',
    );
  });

  it('has a long table in one piece', async () => {
    const chat = await openChat();
    const rows = Array.from({ length: 200 }, (_, index) => `| ${index} |`).join('\n');
    await chat.exchange('one', `| a |\n|---|\n${rows}`);
    const html = cleanHtml(chat.lastAnswer.querySelector('.markdown')!);
    expect(html.match(/<table>/g)).to.have.length(1);
    expect(html.match(/<tr>/g)).to.have.length(201);
  });
});
