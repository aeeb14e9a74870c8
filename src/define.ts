/** The only side effect of this package: registers `<iotex-chat>`, once, however often it is loaded. */
import { defineElement } from './view/define-element.js';

defineElement();

// Whoever imports this file for its effect alone still has the types of the tag and of its events.
export type { IotexChat } from './view/iotex-chat.js';
export type { ChatEvents } from './view/events.js';
