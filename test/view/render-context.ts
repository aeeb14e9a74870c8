/** What Markdown is shown with in a test: words in English, a clock that stands still, a highlighter that the test speaks for, and a shadow root that has the sheets. */
import { fixtureSync, html } from '@open-wc/testing';
import { adoptStyles } from 'lit';
import { en } from '../../src/locales/en.js';
import type { FenceRenderer, RenderContext } from '../../src/markdown/render/context.js';
import type { Extras, Highlighter, Token } from '../../src/markdown/render/extras-types.js';
import { messageSheets } from '../../src/view/styles/message-sheets.js';
import { sheets } from '../../src/view/styles/sheets.js';
import { FakeClock } from '../fake-clock.js';

export interface TestContext extends RenderContext {
  readonly clock: FakeClock;
  readonly reports: unknown[];
}

export function testContext(extras: Extras = {}, renderers: Readonly<Record<string, FenceRenderer>> = {}): TestContext {
  const reports: unknown[] = [];
  return {
    strings: en,
    clock: new FakeClock(),
    fenceRenderer: (language) => renderers[language],
    imageRule: () => 'ask',
    onImageBlock: () => {},
    extras,
    reports,
    report: (error) => reports.push(error),
  };
}

/** Knows one language: `let` is a keyword, what stands between stars is a comment over any number of lines, a digit is a number. */
export class StarHighlighter implements Highlighter {
  /** What was read, in order. */
  readonly texts: string[] = [];

  readonly load = (language: string): Promise<boolean> => Promise.resolve(language === 'star');

  readonly tokens = (code: string): ReturnType<Highlighter['tokens']> => {
    this.texts.push(code);
    if (code.includes('throw')) throw new Error('broken grammar');
    const list = Array.from(code.matchAll(/\blet\b|\*[^*]*(?:\*|$)|\d/g), (match): Token => {
      const kind = match[0] === 'let' ? 'keyword' : match[0].startsWith('*') ? 'comment' : 'number';
      return [match.index, match.index + match[0].length, kind];
    });
    const open = /^(?:[^*]*\*[^*]*\*)*[^*]*(\*[^*]*)$/.exec(code)?.[1];
    return open === undefined ? { list } : { list, open: code.length - open.length };
  };
}

/** Puts nodes into a page as the chat does. */
export function show(...nodes: readonly Node[]): ShadowRoot {
  const host = fixtureSync<HTMLElement>(html`<div></div>`);
  const root = host.attachShadow({ mode: 'open' });
  adoptStyles(root, [...sheets, ...messageSheets]);
  root.append(...nodes);
  return root;
}

/** Waits, frame by frame, until it is so. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** The stretches of a node that the page's registry colours, in order, each with its kind. */
export function coloured(node: Node): readonly (readonly [text: string, kind: string])[] {
  const found: (readonly [start: number, text: string, kind: string])[] = [];
  for (const [name, highlight] of CSS.highlights) {
    for (const range of highlight) {
      if (range.startContainer !== node) continue;
      const text = (node.nodeValue ?? '').slice(range.startOffset, range.endOffset);
      found.push([range.startOffset, text, name.replace('iotex-chat-', '')]);
    }
  }
  return found.sort(([one], [other]) => one - other).map(([, text, kind]) => [text, kind]);
}

/** Puts something in the place of a property for as long as `action` runs. */
export async function replaced(
  target: object,
  name: string,
  value: unknown,
  action: () => Promise<void> | void,
): Promise<void> {
  const own = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
  try {
    await action();
  } finally {
    if (own) Object.defineProperty(target, name, own);
    else Reflect.deleteProperty(target, name);
  }
}
