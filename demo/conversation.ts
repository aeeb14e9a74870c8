/** The script of `conversation.html`: gives the chat functions that the model may call, and asks what the buttons say. */

import 'iotex-chat/define';
import type { IotexChat } from 'iotex-chat';
import { tools } from './tools.js';

const chat = document.querySelector<IotexChat>('iotex-chat');

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-model]'))
  button.addEventListener('click', () => void ask(button));
document.getElementById('broken')?.addEventListener('click', ({ currentTarget }) => {
  if (currentTarget instanceof HTMLButtonElement) breakModels(currentTarget);
});
// Functions are called by the embedded gateway's models, past the proxy, which lets none through.
if (chat) chat.tools = tools;
void useRealGateway();

async function ask({ dataset }: HTMLButtonElement): Promise<void> {
  if (!chat) return;
  chat.setAttribute('model', dataset['model'] ?? 'docs');
  const { question } = dataset;
  if (question === undefined) {
    chat.focus();
    return;
  }
  try {
    await chat.send(question);
  } catch (error) {
    // The chat shows the visitor why it was refused.
    console.info(error);
  }
}

/** The same server without a list of models. */
function breakModels(button: HTMLButtonElement): void {
  const isBroken = button.getAttribute('aria-pressed') !== 'true';
  button.setAttribute('aria-pressed', String(isBroken));
  chat?.setAttribute('base-url', isBroken ? '/gateway/broken' : '/gateway/v1');
}

/** Where a key is set there is no embedded gateway: the proxy is asked, and gets no functions. */
async function useRealGateway(): Promise<void> {
  const response = await fetch('/demo/settings.json');
  const { gateway, models } = (await response.json()) as { gateway: string; models: readonly { id: string }[] };
  if (gateway !== 'real' || !chat) return;
  chat.tools = [];
  chat.removeAttribute('base-url');
  chat.setAttribute('proxy-url', '/api/chat');
  chat.setAttribute('model', models[0]?.id ?? '');
  document.querySelector('[aria-labelledby="try"]')?.remove();
}
