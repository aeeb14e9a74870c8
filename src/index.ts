/** The public names of `iotex-chat`, one by one. Importing them registers nothing: that is `iotex-chat/define`. */
export { IotexChat } from './view/iotex-chat.js';
export type { ChatStatus } from './view/iotex-chat.js';
export {
  IotexBeforeSendEvent,
  IotexBudgetEvent,
  IotexChangeEvent,
  IotexClearEvent,
  IotexErrorEvent,
  IotexResponseEndEvent,
  IotexResponseStartEvent,
  IotexRetryEvent,
  IotexSendEvent,
  IotexStopEvent,
} from './view/events.js';
export type { Strings } from './locales/strings.js';
export { ChatError, Conversation, streamChat } from './core.js';
export type {
  AddInput,
  ChatOptions,
  ConversationEvent,
  ConversationOptions,
  ConversationStatus,
  Delta,
  ErrorKind,
  FilePart,
  FinishReason,
  ImagePart,
  Message,
  MessageStatus,
  Part,
  ReasoningPart,
  RetryNotice,
  Role,
  SendInput,
  SourcePart,
  StreamChat,
  StreamChatInput,
  StreamChatOptions,
  TextPart,
  Thread,
  Timing,
  ToolCallPart,
  Transport,
  TransportContext,
  Usage,
  WireMessage,
  WireRequest,
} from './core.js';
