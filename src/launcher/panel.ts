/** What the launcher loads: the chat, to be registered when nothing is lost by it. */
export { defineElement } from '../view/define-element.js';
