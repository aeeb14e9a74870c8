/** The script of `npm-import.html`, as an application would write it: registers the tag and listens to it, with types. */

import 'iotex-chat/define';
import type { IotexChat } from 'iotex-chat';

const chat = document.querySelector<IotexChat>('iotex-chat');

chat?.addEventListener('iotex-response-end', (event) => {
  const tokens = event.usage?.outputTokens;
  document.title = tokens === undefined ? 'Answered' : `Answered with ${tokens} tokens`;
});
