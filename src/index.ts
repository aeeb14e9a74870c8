/** The public names of `iotex-chat`, one by one. Importing them registers nothing: that is `iotex-chat/define`. */
export { IotexChat } from './view/iotex-chat.js';
export type { ChatStatus } from './view/iotex-chat.js';
export {
  IotexBeforeSendEvent,
  IotexBudgetEvent,
  IotexChangeEvent,
  IotexClearEvent,
  IotexErrorEvent,
  IotexImageBlockEvent,
  IotexLinkClickEvent,
  IotexResponseEndEvent,
  IotexResponseStartEvent,
  IotexRetryEvent,
  IotexSendEvent,
  IotexStopEvent,
} from './view/events.js';
export type { PartRenderers, Renderers } from './view/renderers.js';
export type { ImagePolicy } from './view/image-rule.js';
export type { LinkPolicy } from './view/controllers/link.js';
export type { FenceRenderer } from './markdown/render/context.js';
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
