/** The script of the front page: what the visitor sets is in the address, in the preview and in the code to copy, at once. */

import type { PackageFacts } from './package-facts.js';
import { CodePanel } from './playground/code-panel.js';
import { fromHash, start, toHash, toSetup, withValue } from './playground/configuration.js';
import type { Configuration, IgnoredSetting } from './playground/configuration.js';
import { ControlPanel } from './playground/control-panel.js';
import { readControls } from './playground/controls.js';
import { PreviewFrame } from './playground/preview-frame.js';
import { scenes } from './scenes.js';

/** States that are settings of the page here. */
const settingsOfPage: readonly string[] = ['rtl', 'narrow', 'dark'];

const facts = await readJson<PackageFacts>('/demo/package.json');
const { models } = await readJson<{ readonly models: readonly { readonly id: string }[] }>('/demo/settings.json');

const states = scenes.filter(({ id }) => !settingsOfPage.includes(id));
const controls = readControls({ ...facts, states: states.map(({ id }) => id) });
const status = element('#status', HTMLElement);
const stateChoice = element('#state', HTMLSelectElement);
const example = element('#example', HTMLInputElement);
const segments = [...document.querySelectorAll<HTMLElement>('[data-setting]')];
const reset = element('#reset', HTMLButtonElement);
const search = element('#search', HTMLInputElement);

const frame = new PreviewFrame(element('#preview', HTMLIFrameElement), element('#handle', HTMLElement), (width) =>
  setNamed('page-width', String(width)),
);
const panel = new ControlPanel(element('#fields', HTMLElement), search, controls, (control, value) =>
  set(withValue(configuration, control, value)),
);
const code = new CodePanel(element('#ways', HTMLElement), element('#snippets', HTMLElement), facts, say);

let configuration: Configuration = start;

stateChoice.append(new Option('Live', ''), ...states.map(({ id, name }) => new Option(name, id)));
stateChoice.addEventListener('change', () => setNamed('page-state', stateChoice.value));
example.addEventListener('change', () => setNamed('page-example', example.checked ? 'on' : ''));
for (const box of segments) prepareSegments(box);
for (const button of viewButtons()) button.addEventListener('click', () => showView(button.value));
reset.addEventListener('click', () => {
  set(start);
  say('Everything is as it was at the start.');
});
element('#share', HTMLButtonElement).addEventListener('click', () => void share());
window.addEventListener('hashchange', readAddress);
readAddress();
if (facts.manifest.attributes.length === 0)
  say('The list of attributes is not there. Was the project built? npm run build');

/** Takes the settings of the address, and names those that make no sense. */
function readAddress(): void {
  if (location.hash.slice(1) === toHash(configuration, controls) && configuration !== start) return;
  const { configuration: read, ignored } = fromHash(location.hash, controls);
  configuration = read;
  render();
  if (ignored.length > 0) say(`Left out, because it makes no sense: ${ignored.map(nameIgnored).join(', ')}.`);
}

function nameIgnored({ name, value }: IgnoredSetting): string {
  return `${name.slice(0, 40)}=${value.slice(0, 40)}`;
}

function setNamed(name: string, value: string): void {
  const control = controls.find((candidate) => candidate.name === name);
  if (control) set(withValue(configuration, control, value));
}

function set(next: Configuration): void {
  configuration = next;
  say('');
  const hash = toHash(next, controls);
  history.replaceState(null, '', hash === '' ? location.pathname : `#${hash}`);
  render();
}

function render(): void {
  const setup = toSetup(configuration, controls);
  const changed = panel.show(configuration);
  reset.disabled = changed === 0;
  reset.textContent = changed > 0 ? `Reset all (${changed})` : 'Reset all';
  stateChoice.value = setup.state;
  example.checked = setup.hasExample;
  for (const box of segments) {
    const value = valueOf(box.dataset['setting'] ?? '');
    for (const button of box.querySelectorAll('button')) {
      button.setAttribute('aria-pressed', String(button.value === value));
    }
  }
  const width = configuration.get('page-width');
  frame.resize(width === undefined ? undefined : Number(width));
  code.show(setup);
  void frame.show(setup, models[0]?.id ?? '');
}

/** What is set, or else what is so by itself. */
function valueOf(name: string): string {
  return configuration.get(name) ?? controls.find((control) => control.name === name)?.default ?? '';
}

function prepareSegments(box: HTMLElement): void {
  const name = box.dataset['setting'] ?? '';
  box.hidden = !controls.some((control) => control.name === name);
  for (const button of box.querySelectorAll('button')) {
    button.addEventListener('click', () => setNamed(name, button.value));
  }
}

function viewButtons(): NodeListOf<HTMLButtonElement> {
  return document.querySelectorAll('.views button');
}

/** On a phone there is room for one of the three. */
function showView(view: string): void {
  document.body.dataset['view'] = view;
  for (const button of viewButtons()) button.setAttribute('aria-pressed', String(button.value === view));
}

async function share(): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href);
    say('The link is copied. Whoever opens it sees the chat as it is set here.');
  } catch (error) {
    console.info(error);
    say('The browser did not let it be copied: the link is in the address bar.');
  }
}

function say(text: string): void {
  status.textContent = text;
}

function element<T extends Element>(selector: string, type: new () => T): T {
  const found = document.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`The page has no ${selector}.`);
  return found;
}

async function readJson<T>(url: string): Promise<T> {
  return (await (await fetch(url)).json()) as T;
}
