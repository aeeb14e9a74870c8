/** Files in the composer: picked, dropped and pasted, shown, refused in words, sent, and never lost. */
import { html } from '@open-wc/testing';
import { expect } from './expect.js';
import { happens, openChat } from './harness.js';
import type { ChatHarness } from './harness.js';
import { animatedGif, clipboard, drag, notText, picture, textFile, transfer } from './files.js';
import type { FilePart } from '../../src/conversation/message.js';
import type { IotexAttachEvent } from '../../src/view/events.js';

const openWith = () => openChat(html`<iotex-chat with-attachments></iotex-chat>`);
const names = (chat: ChatHarness) => chat.parts('attachment').map((card) => card.querySelector('bdi')?.textContent);
const fileInput = (chat: ChatHarness) => chat.root.querySelector<HTMLInputElement>('input[type=file]')!;
const areRead = (chat: ChatHarness) => chat.until(() => !chat.root.querySelector('.file-card[aria-busy=true]'));

/** Drops the files on the log, and waits until they are read. */
async function drop(chat: ChatHarness, ...files: File[]): Promise<void> {
  chat.part('messages').dispatchEvent(drag('drop', transfer(...files)));
  await chat.element.updateComplete;
  await areRead(chat);
}

async function pick(chat: ChatHarness, ...files: File[]): Promise<void> {
  const input = fileInput(chat);
  input.files = transfer(...files).files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await chat.element.updateComplete;
  await areRead(chat);
}

describe('Attachments', () => {
  it('pass the accessibility audit, with files and refusals', async () => {
    const chat = await openWith();
    await drop(chat, await picture('a.png'), textFile('b.md', '# b'), notText('c.exe'));
    await expect(chat.element).to.be.accessible();
  });

  it('are off unless they are switched on', async () => {
    const chat = await openChat();
    expect(chat.button('Attach')).to.equal(undefined);
    const over = drag('dragover', transfer(textFile('a.txt', 'a')));
    chat.part('messages').dispatchEvent(over);
    expect(over.defaultPrevented).to.equal(false);
    await drop(chat, textFile('a.txt', 'a'));
    expect(chat.parts('attachment')).to.have.length(0);
  });

  it('are picked with the button, several at once, the same one twice', async () => {
    const chat = await openWith();
    let isOpened = false;
    fileInput(chat).addEventListener('click', (event) => {
      event.preventDefault();
      isOpened = true;
    });
    await chat.click('Attach');
    expect(isOpened).to.equal(true);
    expect(fileInput(chat).multiple).to.equal(true);
    await pick(chat, textFile('a.txt', 'a'), textFile('b.txt', 'b'));
    await pick(chat, textFile('a.txt', 'a'));
    expect(names(chat)).to.deep.equal(['a.txt', 'b.txt', 'a.txt']);
    expect(fileInput(chat).value).to.equal('');
  });

  it('are sent with the question, pictures as data URLs and texts as text, and are gone from the composer then', async () => {
    const chat = await openWith();
    await drop(chat, await picture('a.png', { width: 30, height: 20 }), textFile('b.csv', 'x,y\r\n1,2\r\n'));
    await chat.ask('What is this?');
    const [question] = chat.element.messages;
    expect(question?.parts.map(({ type }) => type)).to.deep.equal(['file', 'file', 'text']);
    expect(question?.parts[1]).to.include({ name: 'b.csv', text: 'x,y\n1,2\n' });
    const content = chat.gateway.last.request.messages.at(-1)?.content as {
      type: string;
      image_url?: { url: string };
    }[];
    expect(content.map(({ type }) => type)).to.deep.equal(['image_url', 'text', 'text']);
    expect(content[0]?.image_url?.url).to.match(/^data:image\/png;base64,/);
    expect(chat.root.querySelectorAll('.composer .file-card')).to.have.length(0);
    expect(chat.element.value).to.equal('');
  });

  it('are shown in the question: a picture with its name as its text, anything else as a card', async () => {
    const chat = await openWith();
    await drop(chat, await picture('lake.png'), textFile('notes.md', 'x'.repeat(2048)));
    await chat.ask('Look');
    const [shown, card] = [...chat.part('bubble').querySelectorAll<HTMLElement>('[part~="attachment"]')];
    expect(shown).to.be.instanceOf(HTMLImageElement);
    expect((shown as HTMLImageElement).alt).to.equal('lake.png');
    await (shown as HTMLImageElement).decode();
    expect(card?.textContent).to.include('notes.md').and.to.include('2 kB');
  });

  it('can be sent alone', async () => {
    const chat = await openWith();
    expect(chat.button('Send')?.getAttribute('aria-disabled')).to.equal('true');
    await drop(chat, textFile('a.txt', 'a'));
    await chat.element.updateComplete;
    expect(chat.button('Send')?.getAttribute('aria-disabled')).to.equal('false');
    await chat.click('Send');
    expect(chat.element.messages[0]?.parts.map(({ type }) => type)).to.deep.equal(['file']);
  });

  it('stay, with the draft, when the message is refused', async () => {
    const chat = await openWith();
    chat.element.addEventListener('iotex-before-send', (event) => event.preventDefault());
    await drop(chat, textFile('a.txt', 'a'));
    await chat.ask('do not lose us');
    expect(names(chat)).to.deep.equal(['a.txt']);
    expect(chat.element.value).to.equal('do not lose us');
  });

  it('stay when the element is moved, and go along with a suggestion', async () => {
    const chat = await openChat(html`<iotex-chat with-attachments .suggestions=${['Sum up']}></iotex-chat>`);
    await drop(chat, textFile('a.txt', 'a'));
    const parent = chat.element.parentElement!;
    chat.element.remove();
    parent.append(chat.element);
    await chat.element.updateComplete;
    expect(names(chat)).to.deep.equal(['a.txt']);
    chat.element.value = 'my draft';
    await chat.click('Sum up');
    expect(chat.element.messages[0]?.parts.map(({ type }) => type)).to.deep.equal(['file', 'text']);
    expect(chat.element.value).to.equal('my draft');
  });

  it('are not sent while they are read; who presses Enter is told', async () => {
    const chat = await openWith();
    chat.part('messages').dispatchEvent(drag('drop', transfer(await picture('a.png'))));
    await chat.type('hi');
    expect(chat.part('attachment').textContent).to.include('Reading …');
    await chat.press('Enter');
    expect(chat.element.messages).to.have.length(0);
    await chat.until(() => chat.root.querySelector('[role=status]')?.textContent.includes('not read yet'));
    await areRead(chat);
    await chat.press('Enter');
    expect(chat.element.messages[0]?.parts).to.have.length(2);
  });

  it('are removed one by one, and the focus goes to the next, to the one before, to Attach', async () => {
    const chat = await openWith();
    await drop(chat, textFile('a.txt', 'a'), textFile('b.txt', 'b'), textFile('c.txt', 'c'));
    const remove = async (name: string) => {
      chat.button(name)!.focus();
      await chat.click(name);
      return chat.root.activeElement?.getAttribute('aria-label');
    };
    expect(await remove('Remove b.txt')).to.equal('Remove c.txt');
    expect(await remove('Remove c.txt')).to.equal('Remove a.txt');
    expect(await remove('Remove a.txt')).to.equal('Attach');
    expect(chat.parts('attachment')).to.have.length(0);
  });

  it('that are removed while they are read come to nothing', async () => {
    const chat = await openWith();
    let isTold = false;
    chat.element.addEventListener('iotex-attach', ({ files }) => (isTold ||= files.length !== 1));
    const [one, two] = [await picture('one.png'), textFile('two.txt', '2')];
    chat.part('messages').dispatchEvent(drag('drop', transfer(one, two)));
    await chat.element.updateComplete;
    await chat.click('Remove one.png');
    await areRead(chat);
    expect(names(chat)).to.deep.equal(['two.txt']);
    await chat.ask('q');
    expect(chat.element.messages[0]?.parts).to.have.length(2);
    expect(isTold).to.equal(false);
  });

  it('are told to the page when they are read, and heard', async () => {
    const chat = await openWith();
    const events: IotexAttachEvent[] = [];
    document.body.addEventListener('iotex-attach', (event) => events.push(event), { once: true });
    await drop(chat, textFile('a.txt', 'a'), notText('b.exe'), textFile('c.txt', 'c'));
    await happens(() => events.length === 1);
    expect(events[0]?.files.map(({ name }: FilePart) => name)).to.deep.equal(['a.txt', 'c.txt']);
    expect(events[0]?.cancelable).to.equal(false);
    await chat.until(() => chat.root.querySelector('[role=status]')?.textContent.includes('2 files attached'));
  });

  it('show a long name by its beginning and its ending, in whatever script, without leaving the chat', async () => {
    const chat = await openWith();
    await drop(chat, textFile(`${'long '.repeat(40)}end.md`, 'a'), textFile(`${'طويل'.repeat(30)}.txt`, 'b'));
    const [card] = chat.parts('attachment');
    const composer = chat.part('composer').getBoundingClientRect();
    expect(card!.getBoundingClientRect().right).to.be.lessThan(composer.right);
    expect(card!.querySelector('bdi')!.title).to.match(/^long .*end\.md$/);
    const ending = card!.querySelector('bdi')!.lastChild!;
    const range = document.createRange();
    range.selectNode(ending);
    expect(range.getBoundingClientRect().right).to.be.at.most(card!.getBoundingClientRect().right);
  });

  it('leave the page’s other files alone: drags of text and drags that the page has taken are not theirs', async () => {
    const chat = await openWith();
    const text = new DataTransfer();
    text.setData('text/plain', 'hello');
    const ofText = drag('dragover', text);
    chat.part('messages').dispatchEvent(ofText);
    expect(ofText.defaultPrevented).to.equal(false);
    const taken = drag('drop', transfer(textFile('a.txt', 'a')));
    chat.part('base').addEventListener('drop', (event) => event.preventDefault(), { once: true });
    chat.part('messages').dispatchEvent(taken);
    await chat.element.updateComplete;
    expect(chat.parts('attachment')).to.have.length(0);
  });

  it('show where they can be dropped, over the whole chat, until they leave or are dropped', async () => {
    const chat = await openWith();
    const shows = async () => {
      await chat.element.updateComplete;
      return chat.parts('drop-zone').length === 1;
    };
    const files = transfer(textFile('a.txt', 'a'));
    const over = drag('dragover', files);
    chat.part('messages').dispatchEvent(over);
    expect(over.defaultPrevented).to.equal(true);
    expect(await shows()).to.equal(true);
    const zone = chat.part('drop-zone').getBoundingClientRect();
    expect(zone.height).to.be.greaterThan(chat.element.getBoundingClientRect().height - 4);
    expect(getComputedStyle(chat.part('drop-zone')).pointerEvents).to.equal('none');
    chat.element.dispatchEvent(drag('dragleave', files, document.body));
    expect(await shows()).to.equal(false);
    chat.part('messages').dispatchEvent(drag('dragover', files));
    chat.part('messages').dispatchEvent(drag('drop', files));
    expect(await shows()).to.equal(false);
  });

  it('are not taken while disabled, and do not take the page away either', async () => {
    const chat = await openChat(html`<iotex-chat with-attachments disabled></iotex-chat>`);
    const dropped = drag('drop', transfer(textFile('a.txt', 'a')));
    chat.part('messages').dispatchEvent(dropped);
    await chat.element.updateComplete;
    expect(dropped.defaultPrevented).to.equal(true);
    expect(chat.parts('attachment')).to.have.length(0);
    expect(chat.button('Attach')?.disabled).to.equal(true);
  });

  describe('that are pasted', () => {
    it('are attached where the clipboard holds a picture', async () => {
      const chat = await openWith();
      const paste = clipboard({ files: [await picture('image.png')], html: '<img>' });
      chat.input.dispatchEvent(paste);
      expect(paste.defaultPrevented).to.equal(true);
      await chat.element.updateComplete;
      await areRead(chat);
      expect(names(chat)).to.deep.equal(['image.png']);
    });

    it('leave a text a text, however long, also where a picture of it comes along', async () => {
      const chat = await openWith();
      for (const paste of [
        clipboard({ text: 'long '.repeat(5000) }),
        clipboard({ text: 'cells', html: '<table></table>', files: [await picture('cells.png')] }),
      ]) {
        chat.input.dispatchEvent(paste);
        expect(paste.defaultPrevented).to.equal(false);
      }
      await chat.element.updateComplete;
      expect(chat.parts('attachment')).to.have.length(0);
    });
  });

  it('keep a small GIF as it is, because it may move', async () => {
    const chat = await openWith();
    const gif = animatedGif('a.gif');
    await drop(chat, gif);
    await chat.ask('q');
    const part = chat.element.messages[0]?.parts[0] as FilePart & { url: string };
    expect(new Uint8Array(await (await fetch(part.url)).arrayBuffer())).to.deep.equal(
      new Uint8Array(await gif.arrayBuffer()),
    );
  });
});
