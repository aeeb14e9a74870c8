import { setViewport } from '@web/test-runner-commands';
import { chatStates } from './chat-states.js';
import { expect } from './expect.js';
import { frame } from './harness.js';
import type { ChatHarness } from './harness.js';
import { can } from './only-where.js';

/** A window of 1280 × 1024 at 400 %: https://www.w3.org/TR/WCAG22/#reflow */
const ZOOMED = { width: 320, height: 256 };

const CONTROLS =
  'button:not(:disabled), a[href], textarea:not(:disabled), select:not(:disabled), summary, [role="button"]';

/** What can be operated: where a dialog or a menu is in front of all else, only what is in that. */
function controls(chat: ChatHarness): readonly HTMLElement[] {
  const menu = [...chat.root.querySelectorAll('[role="menu"]')].find((each) => each.checkVisibility());
  const front = chat.root.querySelector('dialog:modal') ?? menu ?? chat.root;
  return [...front.querySelectorAll<HTMLElement>(CONTROLS)].filter(
    (control) => control.checkVisibility({ visibilityProperty: true }) && !control.closest('[inert]'),
  );
}

/** Whether a pointer hits it anywhere along the middle of a line of it: what floats above the log may cover a part, and never all. */
function isHit(root: ShadowRoot, control: HTMLElement): boolean {
  return [...control.getClientRects()].some((rect) =>
    [0.5, 0.15, 0.85].some((share) => {
      const hit = root.elementFromPoint(rect.left + rect.width * share, rect.top + rect.height / 2);
      return control.contains(hit);
    }),
  );
}

function nameOf(control: HTMLElement): string {
  return `${control.localName} "${control.getAttribute('aria-label') ?? control.textContent.trim()}"`;
}

describe('at 400 %', () => {
  before(async () => {
    await setViewport(ZOOMED);
    if (can.beNarrow) expect(innerWidth).to.equal(ZOOMED.width);
  });
  after(() => setViewport({ width: 800, height: 600 }));

  for (const { name, open } of chatStates) {
    for (const height of ['256px', undefined]) {
      it(`everything can be reached by scrolling in one direction: ${name}${height ? ', as tall as the window' : ''}`, async () => {
        const { chat, close } = await open();
        try {
          if (height) chat.element.style.setProperty('--iotex-chat-height', height);
          await frame();
          expect(document.documentElement.scrollWidth, 'width of the page').to.be.at.most(innerWidth);
          const log = chat.part('messages');
          expect(log.scrollWidth, 'width of the conversation').to.be.at.most(log.clientWidth);
          expect(log.clientHeight, 'height of the conversation').to.be.at.least(48);
          for (const control of controls(chat)) {
            control.scrollIntoView({ block: 'nearest', inline: 'nearest' });
            const { left, right } = control.getBoundingClientRect();
            expect(left, `start of ${nameOf(control)}`).to.be.at.least(0);
            expect(right, `end of ${nameOf(control)}`).to.be.at.most(innerWidth);
            expect(isHit(chat.root, control), `${nameOf(control)} is hit`).to.equal(true);
          }
        } finally {
          close?.();
        }
      });
    }
  }
});
