/** The only side effect of this package: registers `<iotex-chat>`, once, however often it is loaded. */
import { IotexChat } from './view/iotex-chat.js';

if (!customElements.get('iotex-chat')) customElements.define('iotex-chat', IotexChat);
