/** The only side effect of this package: registers `<iotex-chat>`, once, however often it is loaded. */
import { IotexChat } from './view/iotex-chat.js';

if (!customElements.get('iotex-chat')) customElements.define('iotex-chat', IotexChat);

// Whoever imports this file for its effect alone still has the types of the tag and of its events.
export type { IotexChat };
export type { ChatEvents } from './view/events.js';
