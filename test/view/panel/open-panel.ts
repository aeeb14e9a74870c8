/** Opens a floating chat as a visitor would, and waits for the ends of its ways. */
import { fixture, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { ScriptedTransport } from '../../scripted-transport.js';
import type { IotexChat } from '../../../src/view/iotex-chat.js';
import { ChatHarness, next, preloadAll } from '../harness.js';

export const floating = html`<iotex-chat mode="floating"></iotex-chat>`;

/** A page with a button before and after the chat, which has `template`. */
export async function openPage(template: TemplateResult = floating): Promise<ChatHarness> {
  await preloadAll();
  const page = await fixture(
    html`<div><button id="before">Before</button>${template}<button id="after">After</button></div>`,
  );
  const chat = new ChatHarness(page.querySelector<IotexChat>('iotex-chat')!, new ScriptedTransport());
  await chat.element.updateComplete;
  return chat;
}

export const launcherOf = (chat: ChatHarness): HTMLElement => chat.part('launcher');
export const panelOf = (chat: ChatHarness): HTMLElement => chat.part('panel');

/** Clicks the launcher, and waits until the panel has arrived. */
export async function openByLauncher(chat: ChatHarness): Promise<void> {
  const arrived = next(chat.element, 'iotex-after-show');
  launcherOf(chat).focus();
  launcherOf(chat).click();
  await arrived;
}

/** Does what closes it, and waits until it is gone. */
export async function closed(chat: ChatHarness, close: () => unknown): Promise<void> {
  const gone = next(chat.element, 'iotex-after-hide');
  await close();
  await gone;
}

/** Whether the panel can be seen and used. */
export function isThere(chat: ChatHarness): boolean {
  const panel = panelOf(chat);
  return panel.matches(':popover-open') && !panel.inert && getComputedStyle(panel).visibility === 'visible';
}

/** What has the focus: its id, its name or its part; compared as text, for a difference of nodes is slow to print. */
export function focusedName(chat: ChatHarness): string {
  const inside = chat.root.activeElement;
  if (inside) return inside.getAttribute('aria-label') ?? inside.id;
  return document.activeElement?.id || (document.activeElement?.localName ?? '');
}
