import { emulateMedia } from './media.js';
import { chatStates } from './chat-states.js';
import { expect } from './expect.js';
import { frame } from './harness.js';

describe('where a visitor wants less motion', () => {
  before(() => emulateMedia({ reducedMotion: 'reduce' }));
  after(() => emulateMedia({ reducedMotion: 'no-preference' }));

  for (const { name, open } of chatStates) {
    it(`nothing moves: ${name}`, async () => {
      expect(matchMedia('(prefers-reduced-motion: reduce)').matches).to.equal(true);
      const { chat, close } = await open();
      await frame();
      const moving = chat.root.getAnimations().filter((animation) => isMotion(animation));
      const changing = [...chat.root.querySelectorAll('*')].filter((element) => takesTime(element));
      close?.();
      expect(moving.map(describeAnimation)).to.deep.equal([]);
      expect(changing.map(({ localName, classList }) => `${localName}.${classList.value}`)).to.deep.equal([]);
    });
  }
});

/** Something that is there a while later has not moved. */
function isMotion(animation: Animation): boolean {
  const { duration = 0, iterations = 1 } = animation.effect?.getTiming() ?? {};
  return Number(duration) > 1 || iterations === Infinity;
}

/** Whether a change of state would be seen on its way. */
function takesTime(element: Element): boolean {
  return getComputedStyle(element)
    .transitionDuration.split(', ')
    .some((duration) => parseFloat(duration) > 0);
}

function describeAnimation(animation: Animation): string {
  const target = (animation.effect as KeyframeEffect | null)?.target;
  return `${target?.localName ?? ''}.${target?.className ?? ''}`;
}
