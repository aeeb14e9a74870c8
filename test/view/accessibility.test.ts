import { executeServerCommand } from '@web/test-runner-commands';
import { chatStates } from './chat-states.js';
import { expect } from './expect.js';
import { frame } from './harness.js';
import type { ChatHarness } from './harness.js';
import { itWhere } from './only-where.js';

/** What a visitor operates. */
const CONTROLS =
  'button, a[href], input:not([hidden], [type="checkbox"]), textarea, select, summary, [role="button"], [role="menuitem"]';

/** The least side of a target in CSS px, https://www.w3.org/TR/WCAG22/#target-size-minimum. */
const LEAST = 24;

/** The controls that can be seen, whatever is open above them. */
function controls(chat: ChatHarness): readonly HTMLElement[] {
  return [...chat.root.querySelectorAll<HTMLElement>(CONTROLS)].filter(
    (control) => control.checkVisibility({ visibilityProperty: true }) && control.getBoundingClientRect().width > 1,
  );
}

/** Whether it stands in a line of text, which its size follows. */
function isInline(control: HTMLElement): boolean {
  return control.matches('p a, li a, td a, th a, .footnote-mark button, .footnote-back');
}

function nameOf(control: HTMLElement): string {
  return `${control.localName} "${control.getAttribute('aria-label') ?? control.textContent.trim()}"`;
}

/** Colours are judged as they are, and not on their way. */
async function settled(chat: ChatHarness): Promise<void> {
  await chat.element.updateComplete;
  await frame();
  for (const animation of chat.root.getAnimations())
    if (animation.effect?.getTiming().iterations !== Infinity) animation.finish();
}

describe('accessibility', () => {
  let close: (() => void) | undefined;

  async function open(state: (typeof chatStates)[number]): Promise<ChatHarness> {
    const opened = await state.open();
    close = opened.close;
    await frame();
    return opened.chat;
  }

  afterEach(() => {
    close?.();
    close = undefined;
  });

  for (const state of chatStates) {
    describe(state.name, () => {
      it('passes the audit, in light and in dark', async () => {
        const chat = await open(state);
        await settled(chat);
        await expect(chat.element).to.be.accessible();
        chat.element.colorScheme = 'dark';
        await settled(chat);
        await expect(chat.element).to.be.accessible();
      });

      itWhere('emulateForcedColours', 'passes the audit in forced colours, every control with an edge', async () => {
        await executeServerCommand('forced-colours', 'active');
        try {
          const chat = await open(state);
          await settled(chat);
          expect(matchMedia('(forced-colors: active)').matches).to.equal(true);
          await expect(chat.element).to.be.accessible();
          for (const control of controls(chat)) {
            if (control.localName !== 'button' || isInline(control)) continue;
            expect(
              hasEdge(control.closest<HTMLElement>('.thread') ?? control),
              `${nameOf(control)} has an edge`,
            ).to.equal(true);
          }
        } finally {
          await executeServerCommand('forced-colours', 'none');
        }
      });

      it('has targets that are large enough, and shows where the focus is', async () => {
        const chat = await open(state);
        const shown = controls(chat);
        for (const control of shown) {
          const { width, height } = control.getBoundingClientRect();
          if (!isInline(control))
            expect(Math.min(width, height), `size of ${nameOf(control)}`).to.be.at.least(LEAST - 0.01);
        }
        for (const control of shown) {
          // Of what is disabled, covered by a dialog, or gone with a menu, there is nothing to show.
          control.focus({ preventScroll: true, focusVisible: true });
          if (chat.root.activeElement !== control) continue;
          expect(showsFocus(control), `${nameOf(control)} shows that it has the focus`).to.equal(true);
        }
      });
    });
  }
});

function hasEdge(control: HTMLElement): boolean {
  const { borderBlockStartStyle, borderBlockStartWidth, borderBlockStartColor, backgroundColor } =
    getComputedStyle(control);
  return (
    borderBlockStartStyle !== 'none' &&
    parseFloat(borderBlockStartWidth) >= 1 &&
    borderBlockStartColor !== 'rgba(0, 0, 0, 0)' &&
    borderBlockStartColor !== backgroundColor
  );
}

/** An outline, on the control or on the box that is drawn around it. */
function showsFocus(control: HTMLElement): boolean {
  const boxes = [control, control.closest<HTMLElement>('.field, .composer, .picker, .menu, .search')];
  return boxes.some((box) => {
    if (!box) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(box);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
  });
}
