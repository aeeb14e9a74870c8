/** What a conversation is made of: messages, and the parts of a message. All of it is readonly; a change makes a new object. */
import type { ChatError } from '../protocol/errors.js';
import type { FinishReason, Usage } from '../protocol/deltas.js';
import { GrowingText } from './growing-text.js';

export type Role = 'user' | 'assistant' | 'system' | 'tool';

/**
 * `pending`: asked, nothing has come yet · `streaming`: it grows · `done`: it ended by itself · `stopped`: the visitor stopped it ·
 * `interrupted`: it broke off after something had come · `failed`: nothing came.
 */
export type MessageStatus = 'pending' | 'streaming' | 'done' | 'stopped' | 'interrupted' | 'failed';

export interface TextPart {
  readonly type: 'text';
  readonly text: string;
}

/** What a model thought before it answered. */
export interface ReasoningPart {
  readonly type: 'reasoning';
  readonly text: string;
  /** When it began, on the conversation's clock; undefined where that is not known. */
  readonly startedAt: number | undefined;
  /** Milliseconds from its first piece to its last; 0 where that is not known. */
  readonly duration: number;
}

export interface ImagePart {
  readonly type: 'image';
  /** An https or data URL. */
  readonly url: string;
  readonly alt: string;
}

/** A file that the visitor attached: a text, or a URL of its content. */
export type FilePart = { readonly type: 'file'; readonly name: string; readonly mimeType: string } & (
  { readonly text: string } | { readonly url: string }
);

/** `pending`: asked for, and not begun · `running` · `done`: it has its result · `failed`: it has an error, or was broken off. */
export type ToolCallStatus = 'pending' | 'running' | 'done' | 'failed';

/** A function that the model asked to be called. `arguments` is JSON as the model wrote it, growing while it streams. */
export interface ToolCallPart {
  readonly type: 'tool-call';
  /** Which call of its round it is. The pieces of one call share it, and it begins at 0 again with each further request of the answer. */
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
  /** What came of it, as the model is told: the text that the function gave, or JSON of whatever else it gave. */
  readonly result: string | undefined;
  /** Why nothing came of it, as the model is told. */
  readonly error: string | undefined;
  readonly status: ToolCallStatus;
  /** Milliseconds that it ran; 0 until it ended. */
  readonly duration: number;
}

export interface SourcePart {
  readonly type: 'source';
  readonly url: string;
  readonly title: string;
}

export type Part = TextPart | ReasoningPart | ImagePart | FilePart | ToolCallPart | SourcePart;

/** When things came, in milliseconds from the request. */
export interface Timing {
  /** To the first piece of text, reasoning, image or tool call. */
  readonly firstToken: number | undefined;
  /** To the end, however it ended. */
  readonly total: number | undefined;
  /** Output tokens per second after the first; undefined where the server did not count. */
  readonly tokensPerSecond: number | undefined;
}

/** What the visitor thinks of an answer. */
export interface Feedback {
  readonly value: 'good' | 'bad';
  readonly comment: string | undefined;
}

/** A message less what is derived from its parts. */
export interface MessageFields {
  /** Stable, and unique in its conversation. */
  readonly id: string;
  /** The message it follows; null for the first. */
  readonly parentId: string | null;
  readonly role: Role;
  readonly parts: readonly Part[];
  readonly status: MessageStatus;
  /** Undefined until it ended, and where the server never said why. */
  readonly finishReason: FinishReason | undefined;
  readonly usage: Usage | undefined;
  readonly timing: Timing | undefined;
  readonly error: ChatError | undefined;
  /** The model that answered, by its own word. */
  readonly model: string | undefined;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Whatever was given with `send`. Never sent to the server. */
  readonly metadata: unknown;
  /** Undefined until the visitor says what they think of it. */
  readonly feedback: Feedback | undefined;
  /** How often it was changed: of two versions of one message the higher is the newer. */
  readonly revision: number;
}

/** One message of a conversation. */
export interface Message extends MessageFields {
  /** The text parts joined. Joined when it is read, so reading it once a message is cheap, and once a delta is not. */
  readonly text: string;
}

/** A message of these fields, everything not named at its start value. */
export function createMessage(
  fields: Partial<MessageFields> & Pick<MessageFields, 'id' | 'parentId' | 'role' | 'createdAt'>,
): Message {
  return fromFields({
    parts: [],
    status: 'done',
    finishReason: undefined,
    usage: undefined,
    timing: undefined,
    error: undefined,
    model: undefined,
    metadata: undefined,
    feedback: undefined,
    revision: 0,
    ...fields,
  });
}

/** The same message with some fields changed, one revision further. */
export function changeMessage(message: Message, changes: Partial<MessageFields>): Message {
  // Field by field and not by spreading `message`: that would read `text`, and so join a growing answer on every delta.
  return fromFields({
    id: message.id,
    parentId: message.parentId,
    role: message.role,
    parts: message.parts,
    status: message.status,
    finishReason: message.finishReason,
    usage: message.usage,
    timing: message.timing,
    error: message.error,
    model: message.model,
    createdAt: message.createdAt,
    metadata: message.metadata,
    feedback: message.feedback,
    revision: message.revision + 1,
    ...changes,
  });
}

/** The text part that grew from `part` by `piece`. */
export function growText(part: TextPart, piece: string): TextPart {
  const text = growingText(part).append(piece);
  const grown: TextPart = {
    type: 'text',
    get text() {
      return text.toString();
    },
  };
  growingTexts.set(grown, text);
  return grown;
}

/** The reasoning part that grew from `part` by `piece`, which arrived at `now`. */
export function growReasoning(part: ReasoningPart, piece: string, now: number): ReasoningPart {
  const text = growingText(part).append(piece);
  const grown: ReasoningPart = {
    type: 'reasoning',
    startedAt: part.startedAt,
    duration: part.startedAt === undefined ? part.duration : now - part.startedAt,
    get text() {
      return text.toString();
    },
  };
  growingTexts.set(grown, text);
  return grown;
}

/** The text of `part` from `offset` on, at a cost of the tail alone while it grows. */
export function textAfter(part: TextPart | ReasoningPart, offset: number): string {
  return growingTexts.get(part)?.after(offset) ?? part.text.slice(offset);
}

/** Whether the text of `part` begins with that of `earlier`, as it does where it grew from it: then that costs nothing. */
export function isLonger(part: TextPart | ReasoningPart, earlier: TextPart | ReasoningPart): boolean {
  const text = growingTexts.get(part);
  const before = growingTexts.get(earlier);
  return (text && before && text.grewFrom(before)) || part.text.startsWith(earlier.text);
}

/** How long the text of `part` is, in UTF-16 units, without joining it. */
export function textLength(part: TextPart | ReasoningPart): number {
  return growingTexts.get(part)?.length ?? part.text.length;
}

/** Whether there is anything in the message that a visitor could see. */
export function hasContent(message: Message): boolean {
  return message.parts.some((part) =>
    part.type === 'text' || part.type === 'reasoning' ? textLength(part) > 0 : part.type !== 'source',
  );
}

/** Whether a part is a tool call that has its result, or its error. */
export function isAnswered(part: Part): part is ToolCallPart {
  return part.type === 'tool-call' && (part.result !== undefined || part.error !== undefined);
}

/** The growing text behind a part whose `text` is joined on demand. */
const growingTexts = new WeakMap<object, GrowingText>();

function growingText(part: TextPart | ReasoningPart): GrowingText {
  return growingTexts.get(part) ?? GrowingText.of(part.text);
}

function fromFields(fields: MessageFields): Message {
  return {
    ...fields,
    get text() {
      return joinText(fields.parts);
    },
  };
}

function joinText(parts: readonly Part[]): string {
  let text = '';
  for (const part of parts) if (part.type === 'text') text += part.text;
  return text;
}
