/** The classic script: registers `<iotex-chat>`, and makes a floating one of its own tag's `data-` attributes. */
import { defineElement } from './view/define-element.js';
import { chatFromScriptTag } from './launcher/from-script-tag.js';
import { IotexChat } from './view/iotex-chat.js';

defineElement();
chatFromScriptTag(document.currentScript, IotexChat.observedAttributes);
