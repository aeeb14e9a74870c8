/** A conversation in, what of it is worth taking away out: who said what, without reasoning, steps and empty answers. */
import type { FilePart, ImagePart, Message, SourcePart, TextPart } from '../../conversation/message.js';
import { isOnWeb, safeUrl } from '../../markdown/render/safe-url.js';
import type { Strings } from '../../locales/strings.js';

/** A part that a reader of an export wants. */
export type ExportPart = TextPart | ImagePart | FilePart;

/** What one side said. */
export interface Turn {
  /** "You" or "Assistant", in the visitor's words. */
  readonly name: string;
  readonly isAnswer: boolean;
  readonly parts: readonly ExportPart[];
  /** What an answer refers to, on the web alone. */
  readonly sources: readonly { readonly url: string; readonly title: string }[];
  /** How it ended, in words, where it did not simply end. */
  readonly ending: string | undefined;
}

/** What an export is made of. */
export interface ExportInput {
  /** The active path, first message first. */
  readonly messages: readonly Message[];
  /** What the chat is called. */
  readonly title: string;
  /** When it was, in ms since 1970. */
  readonly date: number;
  readonly strings: Strings;
  /** The language of `strings`, as a BCP 47 tag. */
  readonly lang: string;
  readonly direction: 'ltr' | 'rtl';
}

/** The turns, first one first. Messages for the model alone, and those in which there is nothing to read, are left out. */
export function turnsOf({ messages, strings }: ExportInput): readonly Turn[] {
  return messages
    .filter(({ role }) => role === 'user' || role === 'assistant')
    .map((message) => turnOf(message, strings))
    .filter(({ parts, sources, ending }) => parts.length > 0 || sources.length > 0 || ending !== undefined);
}

/** The day and the hour, as the language of the texts writes them. */
export function dateOf({ date, lang }: ExportInput): string {
  return new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'short' }).format(date);
}

function turnOf(message: Message, strings: Strings): Turn {
  const isAnswer = message.role === 'assistant';
  return {
    name: isAnswer ? strings.assistant : strings.you,
    isAnswer,
    parts: message.parts.filter(isWanted),
    sources: message.parts.filter((part) => part.type === 'source').flatMap(sourceOf),
    ending: isAnswer ? endingOf(message, strings) : undefined,
  };
}

function isWanted(part: Message['parts'][number]): part is ExportPart {
  return part.type === 'image' || part.type === 'file' || (part.type === 'text' && part.text.trim() !== '');
}

function sourceOf({ url, title }: SourcePart): Turn['sources'] {
  const target = safeUrl(url);
  return target && isOnWeb(target) ? [{ url: target.href, title: title || target.href }] : [];
}

function endingOf({ status, error, finishReason }: Message, strings: Strings): string | undefined {
  if (error) return strings.errors[error.kind];
  if (status === 'stopped') return strings.stopped;
  if (status === 'interrupted' || status === 'pending' || status === 'streaming') return strings.maybeIncomplete;
  if (finishReason === 'length') return strings.lengthReached;
  return finishReason === 'content_filter' ? strings.contentFiltered : undefined;
}
