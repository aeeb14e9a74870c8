/** Files that cannot be sent, and why, in words; and texts in whatever encoding they come. */
import { html } from '@open-wc/testing';
import { expect } from './expect.js';
import { drag, notText, picture, textFile, transfer } from './files.js';
import { openChat } from './harness.js';
import type { ChatHarness } from './harness.js';

const openWith = () => openChat(html`<iotex-chat with-attachments></iotex-chat>`);
const names = (chat: ChatHarness) => chat.parts('attachment').map((card) => card.querySelector('bdi')?.textContent);
const notes = (chat: ChatHarness) =>
  chat.parts('notice').map((note) => note.textContent.replace(/[\u2068\u2069]/g, '').trim());
const fileInput = (chat: ChatHarness) => chat.root.querySelector<HTMLInputElement>('input[type=file]')!;
const areRead = (chat: ChatHarness) => chat.until(() => !chat.root.querySelector('.file-card[aria-busy=true]'));

/** Drops the files on the log, and waits until they are read. */
async function drop(chat: ChatHarness, ...files: File[]): Promise<void> {
  chat.part('messages').dispatchEvent(drag('drop', transfer(...files)));
  await chat.element.updateComplete;
  await areRead(chat);
}

describe('Files', () => {
  describe('are refused in words that can be put away', () => {
    const cases: readonly [string, () => File | Promise<File>, string][] = [
      ['a program', () => notText('setup.exe'), 'setup.exe: Files of this kind cannot be sent.'],
      ['an empty file', () => textFile('a.txt', ''), 'a.txt: This file is empty.'],
      ['a file with nothing but spaces', () => textFile('a.txt', ' \n '), 'a.txt: This file is empty.'],
      [
        'a text that is not UTF-8',
        () => new File([new Uint8Array([0x63, 0xe9, 0x21])], 'a.txt'),
        'a.txt: Files of this kind cannot be sent.',
      ],
      [
        'a picture that is none',
        () => new File(['hello'], 'a.png', { type: 'image/png' }),
        'a.png: This file cannot be read. Try another one.',
      ],
      ['too long a text', () => textFile('a.txt', 'x'.repeat(600_000)), 'a.txt: This file is larger than 512 kB.'],
      ['too large a program', () => notText('a.bin', 600_000), 'a.bin: Files of this kind cannot be sent.'],
      ['a file that went away', () => goneFile('a.txt'), 'a.txt: This file cannot be read. Try another one.'],
    ];
    for (const [name, make, words] of cases) {
      it(name, async () => {
        const chat = await openWith();
        await drop(chat, await make());
        expect(notes(chat)).to.deep.equal([words]);
        expect(chat.parts('attachment')).to.have.length(0);
        await chat.until(() =>
          chat.root.querySelector('[role=status]')?.textContent.includes(words.slice(words.indexOf(': '))),
        );
        await chat.click('Dismiss');
        expect(notes(chat)).to.deep.equal([]);
      });
    }

    it('one that is larger than max-file-size', async () => {
      const chat = await openChat(html`<iotex-chat with-attachments max-file-size="1500000"></iotex-chat>`);
      await drop(chat, notText('big.png', 2_000_000, 'image/png'));
      expect(notes(chat)).to.deep.equal(['big.png: This file is larger than 1.4 MB.']);
    });

    it('those that are more than max-files, and the first ones are kept', async () => {
      const chat = await openChat(html`<iotex-chat with-attachments max-files="2"></iotex-chat>`);
      await drop(chat, textFile('a.txt', 'a'), textFile('b.txt', 'b'), textFile('c.txt', 'c'), textFile('d.txt', 'd'));
      expect(names(chat)).to.deep.equal(['a.txt', 'b.txt']);
      expect(notes(chat)).to.deep.equal(['Only 2 files can be sent at once. The rest was left out.']);
      await drop(chat, textFile('e.txt', 'e'));
      expect(names(chat)).to.deep.equal(['a.txt', 'b.txt']);
      await chat.click('Remove a.txt');
      await drop(chat, textFile('e.txt', 'e'));
      expect(names(chat)).to.deep.equal(['b.txt', 'e.txt']);
      expect(notes(chat)).to.deep.equal([]);
    });

    it('one that accept does not name, by type, family or ending', async () => {
      const chat = await openChat(html`<iotex-chat with-attachments accept="image/*, .CSV,text/x-log"></iotex-chat>`);
      expect(fileInput(chat).accept).to.equal('image/*, .CSV,text/x-log');
      const log = new File(['x'], 'y', { type: 'text/x-log' });
      await drop(chat, await picture('a.png'), textFile('b.csv', 'b'), log, textFile('c.md', 'c'));
      expect(names(chat)).to.deep.equal(['a.png', 'b.csv', 'y']);
      expect(notes(chat)).to.deep.equal(['c.md: Files of this kind cannot be sent.']);
    });

    it('a folder', async () => {
      const chat = await openWith();
      const event = drag('drop', new DataTransfer());
      const folder = {
        kind: 'file',
        getAsFile: () => new File([], 'photos'),
        webkitGetAsEntry: () => ({ isDirectory: true }),
      };
      Object.defineProperty(event, 'dataTransfer', { value: { types: ['Files'], items: [folder] } });
      chat.part('messages').dispatchEvent(event);
      await chat.until(() => notes(chat).length > 0);
      expect(notes(chat)).to.deep.equal(['photos: Folders cannot be sent. Choose the files in it.']);
    });
  });

  it('hand the focus on when the words about one are put away', async () => {
    const chat = await openWith();
    await drop(chat, notText('a.exe'), notText('b.exe'));
    const dismiss = async () => {
      chat.button('Dismiss')!.focus();
      await chat.click('Dismiss');
      return chat.root.activeElement?.getAttribute('aria-label');
    };
    expect(await dismiss()).to.equal('Dismiss');
    expect(await dismiss()).to.equal('Ask anything');
  });

  describe('read a text', () => {
    const cases: readonly [string, number[], string][] = [
      ['with a byte order mark', [0xef, 0xbb, 0xbf, 0x68, 0x69], 'hi'],
      ['in UTF-16, little end first', [0xff, 0xfe, 0x68, 0x00, 0x3a, 0x04], 'hк'],
      ['in UTF-16, big end first', [0xfe, 0xff, 0x00, 0x68, 0x04, 0x3a], 'hк'],
      ['with old line ends', [0x61, 0x0d, 0x62, 0x0d, 0x0a, 0x63], 'a\nb\nc'],
    ];
    for (const [name, bytes, text] of cases) {
      it(name, async () => {
        const chat = await openWith();
        await drop(chat, new File([new Uint8Array(bytes)], 'Makefile'));
        await chat.ask('q');
        expect(chat.element.messages[0]?.parts[0]).to.include({ text, mimeType: 'text/plain' });
      });
    }

    it('that is a picture in SVG', async () => {
      const chat = await openWith();
      await drop(chat, new File(['<svg onload="alert(1)"/>'], 'a.svg', { type: 'image/svg+xml' }));
      await chat.ask('q');
      expect(chat.element.messages[0]?.parts[0]).to.include({ text: '<svg onload="alert(1)"/>' });
      expect(chat.part('bubble').querySelector('svg[onload], img')).to.equal(null);
    });
  });
});

/** A file whose bytes cannot be read any more. */
function goneFile(name: string): File {
  const file = textFile(name, 'was here');
  file.arrayBuffer = () => Promise.reject(new DOMException('It was moved.', 'NotReadableError'));
  return file;
}
