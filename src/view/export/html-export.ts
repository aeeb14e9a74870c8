/** A conversation in, one page out that stands alone: no script, no request, nothing to be fetched; what a model wrote is text in it. */
import { imageElement } from '../../markdown/render/image.js';
import { finishLink, linkElement } from '../../markdown/render/link.js';
import { MarkdownRenderer } from '../../markdown/render/markdown-renderer.js';
import type { RenderContext } from '../../markdown/render/context.js';
import { extras } from '../../markdown/render/extras.js';
import type { MathRenderer } from '../../markdown/render/extras-types.js';
import { chat } from '../../markdown/syntax.js';
import { systemClock } from '../../protocol/clock.js';
import { reportHook } from '../report-hook.js';
import { extraSheets } from '../styles/extras.js';
import { pageStyle } from './page-style.js';
import { dateOf, turnsOf } from './turns.js';
import type { ExportInput, ExportPart, Turn } from './turns.js';

/** Whatever a reader does with the page, it asks nobody for anything. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The conversation as a page. Formulas are MathML, and their source where what renders them cannot be loaded. */
export async function htmlExport(input: ExportInput): Promise<string> {
  const page = document.implementation.createHTMLDocument(input.title);
  page.documentElement.lang = input.lang;
  page.documentElement.dir = input.direction;
  const main = add(page.body, 'main');
  const header = add(main, 'header');
  add(header, 'h1', '', input.title).dir = 'auto';
  const time = add(add(header, 'p'), 'time', '', dateOf(input));
  time.dateTime = new Date(input.date).toISOString();
  for (const turn of turnsOf(input)) addTurn(main, turn, input);
  await showMath(main);
  const { documentElement: root, head, body } = page;
  // A style sheet that is in no document is not applied, so a strict page has nothing to refuse.
  root.remove();
  fillHead(head, body);
  // eslint-disable-next-line no-restricted-syntax -- read, not set: nothing is parsed
  return `<!doctype html>\n${root.outerHTML}\n`;
}

function fillHead(head: HTMLElement, body: HTMLElement): void {
  const metas: readonly Readonly<Record<string, string>>[] = [
    // First: it counts for what stands below it.
    { 'http-equiv': 'Content-Security-Policy', content: POLICY },
    { charset: 'utf-8' },
    { name: 'viewport', content: 'width=device-width, initial-scale=1' },
    { name: 'referrer', content: 'no-referrer' },
  ];
  const elements = metas.map((attributes) => {
    const meta = document.createElement('meta');
    for (const [name, value] of Object.entries(attributes)) meta.setAttribute(name, value);
    return meta;
  });
  head.prepend(...elements);
  const math = body.querySelector('math') ? extraSheets.map(({ cssText }) => cssText).join('') : '';
  add(head, 'style', '', pageStyle + math);
}

function addTurn(main: HTMLElement, { name, isAnswer, parts, sources, ending }: Turn, input: ExportInput): void {
  const article = add(main, 'article', isAnswer ? 'answer' : 'you');
  add(article, 'h2', 'name', name);
  for (const part of parts) addPart(article, part, isAnswer, input);
  if (sources.length > 0) addSources(article, sources, input.strings.sources);
  if (ending !== undefined) add(article, 'p', 'ending', ending);
}

function addPart(article: HTMLElement, part: ExportPart, isMarkdown: boolean, input: ExportInput): void {
  const box = add(article, 'div');
  box.dir = 'auto';
  if (part.type === 'text' && isMarkdown) {
    box.removeAttribute('dir');
    const renderer = new MarkdownRenderer(box, stillContext(input), chat);
    renderer.append(part.text);
    renderer.end();
  } else if (part.type === 'text') {
    box.className = 'words';
    box.append(part.text);
  } else if (part.type === 'image') {
    box.append(imageElement(part.url, part.alt, undefined, stillContext(input)));
  } else if ('text' in part) {
    add(box, 'p', '', part.name);
    add(box, 'pre', '', part.text);
  } else if (part.mimeType.startsWith('image/')) {
    box.append(imageElement(part.url, part.name, undefined, stillContext(input)));
  } else {
    add(box, 'p', '', part.name);
  }
  still(box);
}

function addSources(article: HTMLElement, sources: Turn['sources'], heading: string): void {
  const section = add(article, 'section', 'sources');
  add(section, 'p', '', heading);
  const list = add(section, 'ol');
  for (const { url, title } of sources) {
    const anchor = linkElement(url, undefined);
    if (!anchor) continue;
    anchor.append(title);
    finishLink(anchor);
    add(list, 'li').append(anchor);
  }
}

/** Asks for no picture and loads nothing. The words of the button in a picture's place are its address, for `still` to make a link of. */
function stillContext({ strings }: ExportInput): RenderContext {
  let address = '';
  return {
    strings: { ...strings, loadImage: () => address },
    imageRule: (url) => {
      address = url.href;
      return 'ask';
    },
    onImageBlock: () => undefined,
    fenceRenderer: () => undefined,
    clock: systemClock,
    extras: {},
    report: (error) => reportHook('An export', error),
  };
}

/** Takes from what was rendered all that needs a script: controls, and what only they need. */
function still(root: HTMLElement): void {
  for (const button of root.querySelectorAll('button')) {
    const { parentElement } = button;
    if (parentElement?.className === 'footnote-mark') button.replaceWith(button.textContent);
    else if (button.className === 'placeholder') button.replaceWith(pictureLink(button));
    else button.remove();
  }
  for (const image of root.querySelectorAll('img')) if (!image.src.startsWith('data:')) image.replaceWith(image.alt);
  // Its colours and chunks are gone.
  for (const code of root.querySelectorAll('pre code')) code.replaceChildren(code.textContent);
  for (const element of root.querySelectorAll('*')) {
    for (const name of ['part', 'tabindex', 'loading', 'decoding']) element.removeAttribute(name);
  }
}

/** A link to a picture on another host, or only its description where that is within a link already. */
function pictureLink(button: HTMLButtonElement): Node {
  const address = button.firstChild?.textContent ?? '';
  const words = button.querySelector('.image-alt')?.textContent ?? address;
  const anchor = button.closest('a') ? undefined : linkElement(address, undefined);
  if (!anchor) return document.createTextNode(words);
  anchor.append(words);
  finishLink(anchor);
  return anchor;
}

async function showMath(root: HTMLElement): Promise<void> {
  const formulas = [...root.querySelectorAll('.math-source')];
  if (formulas.length === 0) return;
  let render: MathRenderer | undefined;
  try {
    render = await extras.math?.();
  } catch (error) {
    // The formulas stay what they are: their source.
    reportHook('Loading the renderer of formulas', error);
  }
  if (!render) return;
  for (const formula of formulas) {
    try {
      formula.replaceChildren(render(formula.textContent, formula.classList.contains('display')));
      formula.classList.remove('math-source');
    } catch {
      // Wrong or too much: its source stays, which is the state that says so.
    }
  }
}

function add<T extends keyof HTMLElementTagNameMap>(
  parent: Element,
  tag: T,
  className = '',
  text = '',
): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.append(text);
  parent.append(element);
  return element;
}
