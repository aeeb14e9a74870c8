import { expect } from './expect.js';
import { NextFrame } from '../../src/view/next-frame.js';
import { FakeClock, settle } from '../fake-clock.js';
import { frame, openChat } from './harness.js';

/** Gives no frames while `action` runs, as a hidden tab does. */
async function withoutFrames(action: () => Promise<void>): Promise<void> {
  const { requestAnimationFrame } = window;
  window.requestAnimationFrame = () => 0;
  try {
    await action();
  } finally {
    window.requestAnimationFrame = requestAnimationFrame;
  }
}

describe('NextFrame', () => {
  it('waits for a frame', async () => {
    const clock = new FakeClock();
    await new NextFrame(clock).wait();
    expect(clock.pending).to.equal(0);
  });

  it('does not wait longer than 100 ms where no frame comes', async () => {
    await withoutFrames(async () => {
      const clock = new FakeClock();
      let isOver = false;
      void new NextFrame(clock).wait().then(() => (isOver = true));
      await clock.advance(99);
      expect(isOver).to.equal(false);
      await clock.advance(1);
      expect(isOver).to.equal(true);
    });
  });

  it('waits the whole 100 ms when it is told to, frames or not', async () => {
    const clock = new FakeClock();
    let isOver = false;
    void new NextFrame(clock).wait(true).then(() => (isOver = true));
    await frame();
    await frame();
    expect(isOver).to.equal(false);
    await clock.advance(100);
    expect(isOver).to.equal(true);
  });

  it('ends at once when it is told to', async () => {
    await withoutFrames(async () => {
      const clock = new FakeClock();
      const nextFrame = new NextFrame(clock);
      const over = nextFrame.wait();
      nextFrame.now();
      await over;
      expect(clock.pending).to.equal(0);
      nextFrame.now();
    });
  });
});

describe('Painting', () => {
  it('is once a frame in the middle of an answer, and at once for its first delta and its end', async () => {
    const chat = await openChat();
    await chat.ask('hi');
    let paints = 0;
    chat.element.addController({ hostUpdated: () => (paints += 1) });

    await chat.gateway.last.text('first');
    expect(chat.lastText).to.equal('first');
    await frame();

    paints = 0;
    const scheduled = window.requestAnimationFrame;
    const frames: FrameRequestCallback[] = [];
    window.requestAnimationFrame = (callback) => frames.push(callback);
    try {
      for (const letter of ' and many more') await chat.gateway.last.text(letter);
      expect(paints).to.equal(0);
      expect(frames).to.have.length(1);
      frames.forEach((callback) => callback(0));
      await settle();
      expect(paints).to.equal(1);
      expect(chat.lastText).to.equal('first and many more');

      await chat.gateway.last.text(' end');
      await chat.gateway.last.finish();
      expect(chat.lastText).to.equal('first and many more end');
      expect(chat.button('Send')).to.exist;
    } finally {
      window.requestAnimationFrame = scheduled;
    }
  });

  it('goes on in a hidden tab, and the whole answer is there in the end', async () => {
    await withoutFrames(async () => {
      const chat = await openChat();
      await chat.ask('hi');
      for (const word of ['one ', 'two ', 'three']) await chat.gateway.last.text(word);
      await chat.gateway.last.finish();
      expect(chat.lastText).to.equal('one two three');
    });
  });
});
