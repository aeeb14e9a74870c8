/** A real Chromium, and the demo's pages in it, driven as a visitor would. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';
import type { Demo } from '../../demo/server.js';

/** The element, as far as these tests look at it. */
interface Chat extends HTMLElement {
  readonly status: string;
  readonly messages: readonly { readonly role: string; readonly text: string; readonly status: string }[];
  stop(): void;
}

/** A browser with a profile of its own, which goes when it is closed. `flags` are added to those that every test has. */
export async function openBrowser(
  flags: readonly string[] = [],
): Promise<{ readonly browser: Browser; readonly close: () => Promise<void> }> {
  const { browserFlags, findBrowser } = (await import(new URL('../find-browser.mjs', import.meta.url).href)) as {
    browserFlags: readonly string[];
    findBrowser: () => string;
  };
  const userDataDir = await mkdtemp(join(tmpdir(), 'iotex-chat-demo-'));
  const browser = await launch({
    executablePath: findBrowser(),
    headless: true,
    userDataDir,
    args: [...browserFlags, ...flags],
  });
  return {
    browser,
    async close() {
      await browser.close();
      await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A page of the demo, with its chat ready and everything noted that should not happen. */
export class ChatPage {
  /** Errors and warnings in the console, exceptions, and requests to others. */
  readonly complaints: string[] = [];
  readonly page: Page;

  private constructor(page: Page, demo: Demo) {
    this.page = page;
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) this.complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.complaints.push(`exception: ${String(error)}`));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(demo.url) && !/^(data|blob):/.test(url)) this.complaints.push(`request: ${url}`);
    });
  }

  /** Opens `path` and waits until the chat is there. */
  static async open(browser: Browser, demo: Demo, path: string): Promise<ChatPage> {
    return ChatPage.use(await browser.newPage(), demo, path);
  }

  /** The same in a page that was prepared for it. */
  static async use(page: Page, demo: Demo, path: string): Promise<ChatPage> {
    const chatPage = new ChatPage(page, demo);
    await chatPage.page.goto(new URL(path, demo.url).href);
    await chatPage.page.waitForSelector('iotex-chat >>> textarea[part~="input"]');
    return chatPage;
  }

  /** Types `question` into the chat and presses Enter. */
  async ask(question: string): Promise<void> {
    const input = await this.page.waitForSelector('iotex-chat >>> textarea[part~="input"]');
    await input!.type(question);
    await input!.press('Enter');
  }

  async choose(model: string): Promise<void> {
    await this.page.click(`#models button[value="${model}"]`);
  }

  /** Clicks the button with `part` as soon as it is there; resolves with the time of the click by the page's clock. */
  async click(part: string): Promise<number> {
    const clickedAt = timeOfNextClick(this.page);
    const button = await this.page.waitForSelector(`iotex-chat >>> button[part~="${part}"]`, { visible: true });
    await button!.click();
    return clickedAt;
  }

  /** Calls `stop()` of the element, without a click; resolves with the time of the call by the page's clock. */
  callStop(): Promise<number> {
    return this.page.evaluate(() => {
      const calledAt = performance.timeOrigin + performance.now();
      document.querySelector<Chat>('iotex-chat')!.stop();
      return calledAt;
    });
  }

  /** Waits until the element's status is `status`. */
  async status(status: string): Promise<void> {
    await this.page.waitForFunction(
      (wanted) => document.querySelector<Chat>('iotex-chat')!.status === wanted,
      { polling: 'raf' },
      status,
    );
  }

  /** Waits until the newest answer shows more than `length` characters, and resolves with what it shows. */
  async answerLongerThan(length: number): Promise<string> {
    const text = await this.page.waitForFunction(
      (least) => {
        const root = document.querySelector('iotex-chat')!.shadowRoot!;
        const shown = [...root.querySelectorAll('[part~="message-assistant"]')].at(-1)?.textContent.trim() ?? '';
        return shown.length > least && shown;
      },
      { polling: 'raf' },
      length,
    );
    return (await text.jsonValue()) as string;
  }

  /** The messages of the conversation, by the element's own word. */
  messages(): Promise<{ role: string; text: string; status: string }[]> {
    return this.page.evaluate(() =>
      document.querySelector<Chat>('iotex-chat')!.messages.map(({ role, text, status }) => ({ role, text, status })),
    );
  }

  close(): Promise<void> {
    return this.page.close();
  }
}

/** A page of the demo's origin with nothing in it but a button and a `fetch` that it aborts: the least that Stop can cost. */
export class BarePage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(browser: Browser, demo: Demo): Promise<BarePage> {
    const page = await browser.newPage();
    await page.goto(new URL('/demo/script-tag.html', demo.url).href);
    await page.evaluate(() => document.body.replaceChildren(document.createElement('button')));
    return new BarePage(page);
  }

  /** Asks for a long answer and goes on reading it; resolves when its first bytes are there. */
  async ask(): Promise<void> {
    // As text: the compiler would put a helper of its own into every function that has a name.
    await this.page.evaluate(`(async () => {
      const controller = new AbortController();
      const messages = [{ role: 'user', content: 'A long one, please' }];
      const response = await fetch('/api/chat', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ model: 'long', stream: true, messages }),
        signal: controller.signal,
      });
      const reader = response.body.getReader();
      await reader.read();
      document.querySelector('button').onclick = () => controller.abort();
      const goOn = () => reader.read().then(goOn, () => undefined);
      void goOn();
    })()`);
  }

  /** Clicks; resolves with the time of the click by the page's clock. */
  async click(): Promise<number> {
    const clickedAt = timeOfNextClick(this.page);
    await this.page.click('button');
    return clickedAt;
  }
}

/** When the next click on the page happens, by the page's clock. */
function timeOfNextClick(page: Page): Promise<number> {
  // In one expression: a named function would carry a helper of the compiler that the page does not have.
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        document.addEventListener('click', ({ timeStamp }) => resolve(performance.timeOrigin + timeStamp), {
          capture: true,
          once: true,
        });
      }),
  );
}
