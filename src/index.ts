/** The public names of `iotex-chat`, one by one. Importing them registers nothing: that is `iotex-chat/define`. */
export { IotexChat } from './view/iotex-chat.js';
export type { ChatStatus } from './view/chat-status.js';
export type { ChatProperties } from './view/element-types.js';
export type { ChatEvents } from './view/events.js';
export {
  IotexAfterHideEvent,
  IotexAfterShowEvent,
  IotexAttachEvent,
  IotexBeforeSendEvent,
  IotexBranchChangeEvent,
  IotexBudgetEvent,
  IotexChangeEvent,
  IotexClearEvent,
  IotexCopyEvent,
  IotexEditEvent,
  IotexErrorEvent,
  IotexFeedbackEvent,
  IotexHideEvent,
  IotexImageBlockEvent,
  IotexLinkClickEvent,
  IotexModelChangeEvent,
  IotexResponseEndEvent,
  IotexResponseStartEvent,
  IotexRetryEvent,
  IotexSendEvent,
  IotexShowEvent,
  IotexStopEvent,
  IotexThreadChangeEvent,
  IotexToolCallEvent,
} from './view/events.js';
export type { PartRenderers, Renderers } from './view/renderers.js';
export type { ImagePolicy } from './view/image-rule.js';
export type { ExportFormat } from './view/export/export-thread.js';
export type { LinkPolicy } from './view/controllers/link.js';
export type { ChatMode, Placement } from './view/chat-mode.js';
export type { Persist } from './view/control-element.js';
export type { ChatStorage } from './conversation/storage/chat-storage.js';
export type { FenceRenderer } from './markdown/render/context.js';
export { registerLocale } from './locales/register-locale.js';
export type { LocaleLoader, LocaleStrings } from './locales/register-locale.js';
export type { Strings } from './locales/strings.js';
export { ChatError, Conversation, streamChat } from './core.js';
export type {
  AddInput,
  Branches,
  ChatOptions,
  ConversationEvent,
  ConversationOptions,
  ConversationStatus,
  Delta,
  ErrorKind,
  Feedback,
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
  Tool,
  ToolCallPart,
  ToolCallStatus,
  Transport,
  TransportContext,
  Usage,
  WireMessage,
  WireRequest,
} from './core.js';
