/** The script of `everything.html`: asks for everything at the speed of the button that the visitor pressed. */

import 'iotex-chat/define';
import type { IotexChat } from 'iotex-chat';

const chat = document.querySelector<IotexChat>('iotex-chat');
const speeds = document.querySelectorAll<HTMLButtonElement>('[data-model]');

for (const button of speeds) button.addEventListener('click', () => void show(button));
document.getElementById('stop')?.addEventListener('click', () => chat?.stop());

async function show({ dataset, textContent }: HTMLButtonElement): Promise<void> {
  if (!chat) return;
  chat.setAttribute('model', dataset['model'] ?? 'everything');
  try {
    await chat.send(`Show me everything, at ${textContent} tokens per second.`);
  } catch (error) {
    // The chat shows the visitor why it was refused.
    console.info(error);
  }
}
