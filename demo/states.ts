/** The script of `states.html`: a link for each state, and a fresh chat in the state that the address names. */

import 'iotex-chat/define';
import { scenes } from './scenes.js';
import type { Scene } from './scenes.js';

const list = document.getElementById('scenes');
const stage = document.getElementById('stage');
/** Takes back what a scene did to the page. */
let leave: (() => void) | undefined;

list?.append(...scenes.map(linkTo));
window.addEventListener('hashchange', () => void showNamed());
void showNamed();

function linkTo({ id, name }: Scene): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = `#${id}`;
  link.textContent = name;
  item.append(link);
  return item;
}

async function showNamed(): Promise<void> {
  const scene = scenes.find(({ id }) => id === location.hash.slice(1)) ?? scenes[0];
  if (!scene || !stage) return;
  leave?.();
  for (const link of list?.querySelectorAll('a') ?? []) {
    const isChosen = link.hash === `#${scene.id}`;
    if (isChosen) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
    if (isChosen) link.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
  setText('scene', scene.name);
  setText('shows', scene.shows);
  if (scene.isOnPhone === true && window.top === window) {
    leave = undefined;
    stage.className = 'phone';
    stage.replaceChildren(phoneWith(scene));
    return;
  }
  const chat = document.createElement('iotex-chat');
  chat.setAttribute('label', scene.name);
  for (const [name, value] of Object.entries(scene.attributes ?? {})) chat.setAttribute(name, value);
  if (scene.transport) chat.transport = scene.transport(chat);
  stage.className = scene.isNarrow === true ? 'narrow' : '';
  stage.replaceChildren(chat);
  const undo = scene.enter?.();
  leave = () => {
    undo?.();
    chat.remove();
  };
  await chat.updateComplete;
  // What a scene says may be refused: that is what some of them show.
  await scene.play?.(chat).catch((error: unknown) => console.info(error));
}

/** This page once more, as wide as a phone: there the chat fills it. */
function phoneWith({ name }: Scene): HTMLIFrameElement {
  const phone = document.createElement('iframe');
  phone.title = name;
  phone.src = location.href;
  return phone;
}

function setText(id: string, text: string): void {
  const element = document.getElementById(id);
  if (element) element.textContent = text;
}
