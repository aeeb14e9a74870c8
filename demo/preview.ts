/** The script of `preview.html`, a page within the playground: has the chat as the playground says, and changes of it no more than what is different. */

import 'iotex-chat/define';
import type { IotexChat } from 'iotex-chat';
import type { Setup } from './playground/configuration.js';
import { scenes } from './scenes.js';
import type { Scene } from './scenes.js';

/** This page's window, as the playground sees it. */
export type PreviewWindow = Window & {
  readonly playground: {
    /** Shows the chat so. `model` answers where the setup names none. */
    show(setup: Setup, model: string): void;
  };
};

const theme = document.querySelector('link#theme');
let chat = document.querySelector<IotexChat>('iotex-chat');
let shownAttributes: ReadonlyMap<string, string> = new Map();
let shownTokens: ReadonlyMap<string, string> = new Map();
let shownSuggestions = '';
let shownState = '';
/** Takes back what a scene did to the page. */
let leave: (() => void) | undefined;

Object.assign(window, { playground: { show } });

function show(setup: Setup, model: string): void {
  const { documentElement } = document;
  documentElement.lang = setup.lang || 'en';
  documentElement.dir = setup.dir || 'ltr';
  if (setup.scheme) documentElement.dataset['scheme'] = setup.scheme;
  else delete documentElement.dataset['scheme'];
  showTheme(setup.theme);
  const scene = scenes.find(({ id }) => id === setup.state);
  const isOtherState = setup.state !== shownState;
  if (isOtherState) replaceChat();
  showAttributes(setup, model, scene);
  showTokens(setup);
  if (!scene) showSuggestions(setup.suggestions);
  shownState = setup.state;
  if (isOtherState && scene) play(scene);
}

/** Another state is another conversation; everything else leaves it as it is. */
function replaceChat(): void {
  leave?.();
  leave = undefined;
  const fresh = document.createElement('iotex-chat');
  chat?.replaceWith(fresh);
  chat = fresh;
  shownAttributes = shownTokens = new Map();
  shownSuggestions = '';
}

function showTheme(name: string): void {
  if (name === '') theme?.removeAttribute('href');
  else if (theme?.getAttribute('href') !== `/cdn/themes/${name}.css`)
    theme?.setAttribute('href', `/cdn/themes/${name}.css`);
}

function showAttributes({ attributes }: Setup, model: string, scene: Scene | undefined): void {
  const wanted = new Map([
    ['model', model],
    ...Object.entries(scene?.attributes ?? {}),
    ...attributes.map(({ control, value }): [string, string] => [control.name, value]),
  ]);
  for (const name of changedNames(shownAttributes, wanted)) {
    const value = wanted.get(name);
    if (value === undefined) chat?.removeAttribute(name);
    else chat?.setAttribute(name, value);
  }
  shownAttributes = wanted;
}

function showTokens({ tokens }: Setup): void {
  const wanted = new Map(tokens.map(({ name, value }) => [name, value]));
  for (const name of changedNames(shownTokens, wanted)) {
    const value = wanted.get(name);
    if (value === undefined) chat?.style.removeProperty(name);
    else chat?.style.setProperty(name, value);
  }
  shownTokens = wanted;
}

function showSuggestions(suggestions: readonly string[]): void {
  const wanted = suggestions.join('\n');
  if (wanted === shownSuggestions) return;
  shownSuggestions = wanted;
  chat?.replaceChildren(
    ...suggestions.map((text) =>
      Object.assign(document.createElement('button'), { slot: 'suggestion', textContent: text }),
    ),
  );
}

function play(scene: Scene): void {
  const played = chat;
  if (!played) return;
  if (scene.transport) played.transport = scene.transport(played);
  leave = scene.enter?.();
  // What a scene says may be refused: that is what some of them show.
  void played.updateComplete.then(() => scene.play?.(played)).catch((error: unknown) => console.info(error));
}

function changedNames(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
}
