/** What a visitor puts in, through the browser itself: a voice through a microphone, files through its dialog, from the desktop and from the clipboard. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { openBrowser } from './browser.js';
import { openSourcePage } from './source-page.js';
import type { SourcePage, SourceWindow } from './source-page.js';

const ORIGIN = 'http://source.test';

describe('Through the browser itself', () => {
  let browser: Browser;
  let close: () => Promise<void>;
  let folder: string;
  let page: SourcePage;

  before(async function () {
    this.timeout(60_000);
    ({ browser, close } = await openBrowser([
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--unsafely-treat-insecure-origin-as-secure=${ORIGIN}`,
    ]));
    folder = await mkdtemp(join(tmpdir(), 'iotex-chat-files-'));
    await writeFile(join(folder, 'notes.md'), '# Notes\n');
    await mkdir(join(folder, 'photos'));
  });

  after(async () => {
    await close();
    await rm(folder, { recursive: true, force: true });
  });

  afterEach(() => page.close());

  const open = async (attributes: string) => {
    page = await openSourcePage(browser, attributes);
    return page.page;
  };
  // Looked for in each frame: what changes in a shadow root is not told to who watches the document.
  const wait = (selector: string) => page.page.waitForSelector(`iotex-chat >>> ${selector}`, { visible: true });
  const textOf = async (selector: string) => (await wait(selector))?.evaluate((element) => element.textContent.trim());

  it('a voice is recorded, and what it said is in the field', async () => {
    const tab = await open('with-dictation proxy-url="/api/chat"');
    await tab.evaluate(() => {
      (window as unknown as SourceWindow).chat.fetch = async (_, init) => {
        const file = (init?.body as FormData).get('file') as File;
        return new Response(JSON.stringify({ text: `${file.name} ${file.type} ${file.size > 100}` }));
      };
    });
    await (await wait('button[aria-label="Dictate"]'))?.click();
    await wait('.dictation.recording');
    // Long enough for a sound to be in it: the counter has gone on.
    await tab.waitForFunction(() => {
      const timer = (window as unknown as SourceWindow).chat.shadowRoot?.querySelector('[role=timer]');
      return timer?.textContent !== '0:00';
    });
    await (await wait('button[aria-label="Stop dictation"]'))?.click();
    await wait('button[aria-label="Dictate"]');
    expect(await page.field()).to.equal('recording.webm audio/webm true');
  });

  it('a file is chosen in the dialog that Attach opens', async () => {
    const tab = await open('with-attachments');
    const chooser = tab.waitForFileChooser();
    await (await wait('button[aria-label="Attach"]'))?.click();
    const dialog = await chooser;
    expect(dialog.isMultiple()).to.equal(true);
    await dialog.accept([join(folder, 'notes.md')]);
    expect(await textOf('.file-card[aria-busy=false] .file-name')).to.equal('notes.md');
  });

  it('a file is dropped from the desktop, and a folder is refused in words', async () => {
    await open('with-attachments');
    const { x, y } = await (await wait('[part~=messages]'))!.clickablePoint();
    const data = { items: [], files: [join(folder, 'notes.md'), join(folder, 'photos')], dragOperationsMask: 1 };
    const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
      page.devTools.send('Input.dispatchDragEvent', { type, x, y, data });
    await drag('dragEnter');
    await drag('dragOver');
    expect(await textOf('[part~=drop-zone]')).to.equal('Drop files to attach them');
    await drag('drop');
    expect(await textOf('.file-card[aria-busy=false] .file-name')).to.equal('notes.md');
    expect(await textOf('.note p')).to.include('Folders cannot be sent.');
  });

  it('a picture is pasted from the clipboard', async () => {
    const tab = await open('with-attachments');
    await tab.bringToFront();
    await tab.evaluate(async () => {
      const canvas = new OffscreenCanvas(30, 30);
      canvas.getContext('2d')?.fillRect(0, 0, 20, 20);
      await navigator.clipboard.write([
        new ClipboardItem({ 'image/png': canvas.convertToBlob({ type: 'image/png' }) }),
      ]);
    });
    await page.enter();
    await page.devTools.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'v',
      code: 'KeyV',
      modifiers: 2,
      commands: ['paste'],
    });
    expect(await textOf('.file-card[aria-busy=false] .file-name')).to.equal('image.png');
  });
});
