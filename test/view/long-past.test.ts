import { ScrollController } from '../../src/view/controllers/scroll.js';
import { html as litHtml, LitElement } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { html } from '@open-wc/testing';
import { expect } from './expect.js';
import { frame, next, openChat } from './harness.js';
import type { ChatHarness } from './harness.js';

const TEXT = 'Some words of a message that was written long ago. '.repeat(5);

/** Puts in `count` messages as a page does that restores a conversation. */
function restore(chat: ChatHarness, count: number): void {
  for (let index = 0; index < count; index += 1) {
    chat.element.addMessage({ role: index % 2 ? 'assistant' : 'user', text: `${index}: ${TEXT}` });
  }
}

async function restored(count: number, template = html`<iotex-chat></iotex-chat>`): Promise<ChatHarness> {
  const chat = await openChat(template);
  restore(chat, count);
  await chat.element.updateComplete;
  return chat;
}

/** The numbers of the messages that are there, in the order in which they stand. */
function numbers(chat: ChatHarness): readonly number[] {
  return chat.parts('message').map(({ textContent }) => parseInt(textContent.trim(), 10));
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

/** Waits until all are there; calls `look` after every frame until then. */
async function whole(chat: ChatHarness, count: number, look = () => {}): Promise<void> {
  for (let frames = 0; chat.parts('message').length < count; frames += 1) {
    if (frames > 1000) throw new Error(`${chat.parts('message').length} of ${count} messages after 1,000 frames.`);
    await frame();
    look();
  }
}

function distance(chat: ChatHarness): number {
  const log = chat.part('messages');
  return log.scrollHeight - log.clientHeight - log.scrollTop;
}

async function scrollTo(chat: ChatHarness, top: number): Promise<void> {
  const told = next(chat.part('messages'), 'scroll');
  chat.part('messages').scrollTop = top;
  await told;
  await chat.element.updateComplete;
}

/** The first message in sight. */
function firstInSight(chat: ChatHarness): HTMLElement {
  const { top } = chat.part('messages').getBoundingClientRect();
  return chat.parts('message').find((message) => message.getBoundingClientRect().bottom > top)!;
}

describe('A long past', () => {
  it('passes the accessibility audit while it is built', async () => {
    const chat = await restored(200);
    expect(chat.parts('message').length).to.be.lessThan(200);
    await expect(chat.element).to.be.accessible();
  });

  it('begins with the newest messages, and all are there in the end, in order, each once', async () => {
    const chat = await restored(400);
    const first = numbers(chat);
    expect(first.length).to.be.within(5, 60);
    expect(first).to.deep.equal(range(400 - first.length, 400));
    await whole(chat, 400);
    expect(numbers(chat)).to.deep.equal(range(0, 400));
  });

  it('is at its end while older messages are put in', async () => {
    const chat = await restored(400);
    await whole(chat, 400, () => expect(distance(chat)).to.be.lessThan(2));
    expect(chat.button('Jump to latest')).not.to.exist;
  });

  it('stays where the visitor has scrolled to while older messages are put in', async () => {
    const chat = await restored(2000);
    await frame();
    await scrollTo(chat, chat.part('messages').scrollTop - 300);
    const seen = firstInSight(chat);
    const { top } = seen.getBoundingClientRect();
    expect(numbers(chat).length).to.be.lessThan(2000);
    await whole(chat, 2000, () => expect(seen.getBoundingClientRect().top).to.be.closeTo(top, 1));
    expect(chat.button('Jump to latest')).to.exist;
  });

  it('stays where it is at the very top, with more above it', async () => {
    const chat = await restored(2000);
    await scrollTo(chat, 0);
    const seen = firstInSight(chat);
    const { top } = seen.getBoundingClientRect();
    expect(numbers(chat).length).to.be.lessThan(2000);
    await whole(chat, 2000, () => expect(seen.getBoundingClientRect().top).to.be.closeTo(top, 1));
    expect(chat.part('messages').scrollTop).to.be.greaterThan(1000);
  });

  it('stands from its oldest message on with auto-scroll="off"', async () => {
    const chat = await restored(400, html`<iotex-chat auto-scroll="off"></iotex-chat>`);
    const first = numbers(chat);
    expect(first).to.deep.equal(range(0, first.length));
    await whole(chat, 400, () => {
      expect(chat.part('messages').scrollTop).to.equal(0);
    });
    expect(numbers(chat)).to.deep.equal(range(0, 400));
  });

  it('takes a question and shows the answer while it is built', async () => {
    const chat = await restored(2000);
    await chat.ask('2000: a question');
    await chat.gateway.last.text('2001: an');
    expect(chat.lastText).to.equal('2001: an');
    expect(numbers(chat).length).to.be.lessThan(1000);
    await chat.gateway.last.text(' answer');
    await whole(chat, 2002);
    expect(chat.lastText).to.equal('2001: an answer');
    await chat.gateway.last.finish();
    expect(numbers(chat)).to.deep.equal(range(0, 2002));
  });

  it('keeps the nodes of its messages, as older ones are put in and newer ones come', async () => {
    const chat = await restored(200);
    const seen = new Set(chat.parts('message'));
    await whole(chat, 200, () => chat.parts('message').forEach((message) => seen.add(message)));
    for (let count = 200; count < 270; count += 2) {
      await chat.exchange(`${count}: question`, `${count + 1}: answer`);
      chat.parts('message').forEach((message) => seen.add(message));
    }
    expect([...seen].every((message) => message.isConnected)).to.equal(true);
    expect(seen.size).to.equal(270);
    expect(numbers(chat)).to.deep.equal(range(0, 270));
  });

  it('changes from the answer on that is asked for again', async () => {
    const chat = await restored(200);
    await whole(chat, 200);
    const before = chat.parts('message');
    void chat.element.regenerate(chat.element.messages[101]!.id);
    await chat.gateway.last.text('101: anew');
    await chat.gateway.last.finish();
    expect(numbers(chat)).to.deep.equal(range(0, 102));
    expect(chat.lastText).to.equal('101: anew');
    expect(chat.parts('message').slice(0, 101)).to.deep.equal(before.slice(0, 101));
  });

  it('is gone when it is cleared while it is built, and nothing of it comes back', async () => {
    const chat = await restored(2000);
    chat.element.clear();
    for (let frames = 0; frames < 5; frames += 1) await frame();
    expect(chat.parts('message')).to.have.length(0);
    restore(chat, 3);
    await chat.element.updateComplete;
    expect(numbers(chat)).to.deep.equal(range(0, 3));
  });

  it('is built no further while the element is out of the page', async () => {
    const chat = await restored(2000);
    const { element } = chat;
    const home = element.parentElement!;
    element.remove();
    await frame();
    const { length } = chat.parts('message');
    for (let frames = 0; frames < 5; frames += 1) await frame();
    expect(chat.parts('message')).to.have.length(length);
    home.append(element);
    await whole(chat, 2000);
    expect(numbers(chat)).to.deep.equal(range(0, 2000));
  });

  it('is there as a whole when the page is printed, also while an answer comes', async () => {
    const chat = await restored(2000);
    await chat.ask('2000: a question');
    await chat.gateway.last.text('2001: an answer');
    window.dispatchEvent(new Event('beforeprint'));
    expect(numbers(chat)).to.deep.equal(range(0, 2002));
  });

  it('is built in a tab that is hidden', async () => {
    const { requestAnimationFrame } = window;
    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
    window.requestAnimationFrame = () => 0;
    try {
      const chat = await restored(400);
      for (let tasks = 0; chat.parts('message').length < 400 && tasks < 1000; tasks += 1) {
        await new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = resolve;
          port2.postMessage(undefined);
        });
      }
      expect(numbers(chat)).to.deep.equal(range(0, 400));
    } finally {
      window.requestAnimationFrame = requestAnimationFrame;
      Reflect.deleteProperty(document, 'hidden');
    }
  });

  it('stands as far apart as ever, also where one group ends and the next begins', async () => {
    const chat = await restored(70);
    await whole(chat, 70);
    // What is out of sight is as tall as it is guessed to be.
    chat.parts('message')[63]!.scrollIntoView({ block: 'center' });
    await frame();
    const boxes = chat.parts('message').map((message) => message.getBoundingClientRect());
    const gaps = boxes.slice(1).map((box, index) => Math.round(box.top - boxes[index]!.bottom));
    expect(new Set(gaps.slice(50))).to.deep.equal(new Set([24]));
  });

  it('is not looked into by the frames of an answer', async () => {
    const chat = await restored(300);
    await whole(chat, 300);
    await chat.ask('hi');
    await chat.gateway.last.text('one');
    let looks = 0;
    for (const message of chat.element.messages.slice(0, -1)) {
      const { parts } = message;
      Object.defineProperty(message, 'parts', { get: () => ((looks += 1), parts) });
    }
    for (const word of [' two', ' three', ' four']) {
      await chat.gateway.last.text(word);
      await frame();
    }
    expect(chat.lastText).to.equal('one two three four');
    expect(looks).to.equal(0);
  });
});

/** A log of numbers for the scroll controller alone, in a browser that anchors nothing. */
class BareLog extends LitElement {
  static override properties = { numbers: { attribute: false } };
  declare numbers: readonly number[];
  readonly scrollMode = 'smart';

  constructor() {
    super();
    this.numbers = range(100, 140);
    new ScrollController(this, false);
  }

  protected override render(): unknown {
    return litHtml`<style>
        .messages { height: 200px; overflow: auto; overflow-anchor: none; }
        article { height: 40px; }
      </style>
      <div class="messages">
        <div><div class="group">${repeat(
          this.numbers,
          (number) => number,
          (number) => litHtml`<article>${number}</article>`,
        )}</div></div>
      </div>`;
  }
}
customElements.define('bare-log', BareLog);

describe('The scroll position in a browser without scroll anchoring', () => {
  async function openLog(): Promise<{ log: BareLog; scroller: HTMLElement }> {
    const log = new BareLog();
    document.body.append(log);
    await log.updateComplete;
    return { log, scroller: log.renderRoot.querySelector<HTMLElement>('.messages')! };
  }

  async function scroll(scroller: HTMLElement, top: number): Promise<void> {
    const told = next(scroller, 'scroll');
    scroller.scrollTop = top;
    await told;
  }

  for (const top of [0, 500]) {
    it(`moves with what is put in above it, scrolled to ${top}`, async () => {
      const { log, scroller } = await openLog();
      await frame();
      await scroll(scroller, top);
      log.numbers = range(90, 150);
      await log.updateComplete;
      expect(scroller.scrollTop).to.equal(top + 400);
      log.numbers = range(90, 160);
      await log.updateComplete;
      expect(scroller.scrollTop).to.equal(top + 400);
      log.remove();
    });
  }

  it('is at the end while the end is followed', async () => {
    const { log, scroller } = await openLog();
    log.numbers = range(0, 150);
    await log.updateComplete;
    expect(scroller.scrollTop).to.equal(scroller.scrollHeight - 200);
    log.remove();
  });
});
