/** The public names that need no DOM: for Node, Deno, Bun, workers, and pages that bring their own interface. */
export { streamChat } from './conversation/stream-chat.js';
export type { StreamChat, StreamChatInput, StreamChatOptions } from './conversation/stream-chat.js';
export { Conversation } from './conversation/conversation.js';
export type { AddInput, ConversationOptions, ConversationStatus, SendInput } from './conversation/conversation.js';
export { canContinue } from './conversation/can-continue.js';
export { fromJson, toJson } from './conversation/thread-json.js';
export type { ThreadJson } from './conversation/thread-json.js';
export type { Tool } from './conversation/tool.js';
export type { Merge } from './conversation/merge-messages.js';
export type { ConversationEvent } from './conversation/conversation-event.js';
export type { ChatOptions } from './conversation/chat-options.js';
export type {
  Feedback,
  FilePart,
  ImagePart,
  Message,
  MessageStatus,
  Part,
  ReasoningPart,
  Role,
  SourcePart,
  TextPart,
  Timing,
  ToolCallPart,
  ToolCallStatus,
} from './conversation/message.js';
export type { Branches, Thread } from './conversation/message-tree.js';
export { ChatError } from './protocol/errors.js';
export type { ErrorKind } from './protocol/errors.js';
export type { Delta, FinishReason, Usage } from './protocol/deltas.js';
export type { RetryNotice, Transport, TransportContext } from './protocol/transport.js';
export type { WireMessage, WireRequest } from './protocol/wire.js';
