/** The wait of work that nobody waits for: until the visitor was heard, in the next frame. */
import { nextTask } from '../protocol/clock.js';
import type { Clock } from '../protocol/clock.js';
import { NextFrame } from './next-frame.js';

/** Calls `callback` once, some time later. The answer cancels it: calling it late or twice is harmless. */
export type Scheduler = (callback: () => void) => () => void;

/**
 * A scheduler that calls at the next frame, when the page has been told of all input and of where it is scrolled to. In a hidden tab, which gets
 * no frames and slow timers, it calls in the next task.
 */
export function atNextFrame(clock: Clock): Scheduler {
  return (callback) => {
    const nextFrame = new NextFrame(clock);
    let isWanted = true;
    const run = async () => {
      await (document.hidden ? nextTask() : nextFrame.wait());
      if (isWanted) callback();
    };
    void run();
    return () => {
      isWanted = false;
      nextFrame.now();
    };
  };
}
