/** What the page does in the browser; the server never runs it. */
import 'iotex-chat/define';
import { question, suggestions, tools } from '../../shared/shop';

const chat = document.querySelector('iotex-chat')!;
const theme = document.querySelector<HTMLButtonElement>('#theme')!;
const asked = document.querySelector('#asked')!;
let count = 0;

chat.suggestions = suggestions;
chat.tools = tools;

for (const type of [
  'iotex-before-send',
  'iotex-send',
  'iotex-response-start',
  'iotex-response-end',
  'iotex-error',
] as const) {
  chat.addEventListener(type, (event) => {
    const item = document.createElement('li');
    item.append(event.type);
    document.querySelector('#events')!.append(item);
  });
}

chat.addEventListener('iotex-send', ({ message }) => {
  count += message.text === '' ? 0 : 1;
  asked.textContent = `${count} questions`;
});

theme.addEventListener('click', () => {
  chat.colorScheme = chat.colorScheme === 'dark' ? 'light' : 'dark';
  theme.textContent = chat.colorScheme === 'dark' ? 'Light' : 'Dark';
});

document.querySelector('#ask')!.addEventListener('click', () => {
  void chat.send(question);
});
