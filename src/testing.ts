/** The public names of `iotex-chat/testing`: for the tests of those who embed the element. Nothing of it belongs on a page. */
export { scriptGateway } from './testing/script-gateway.js';
export type { ScriptedGateway, ScriptOptions } from './testing/script-gateway.js';
export type { AnswerState, ReceivedRequest } from './testing/received-request.js';
export type {
  ScriptedAnswer,
  ScriptedBytes,
  ScriptedError,
  ScriptedReply,
  ScriptedToolCall,
  ScriptedTurn,
} from './testing/script.js';
export type { Clock } from './protocol/clock.js';
