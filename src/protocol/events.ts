/**
 * Bytes in, server-sent events out, as https://html.spec.whatwg.org/multipage/server-sent-events.html frames them; or, where the body is
 * no event stream at all, that body as one text.
 */
import { createParser } from 'eventsource-parser';
import { ChatError } from './errors.js';

/** One server-sent event, or a whole body that is JSON although a stream was asked for. */
export type StreamEvent =
  | {
      readonly kind: 'event';
      readonly name: string | undefined;
      readonly text: string;
      /** Whether the body ended before the event's blank line: it may be whole, or broken off. */
      readonly isUnfinished: boolean;
    }
  | { readonly kind: 'body'; readonly text: string };

/** Longest event or JSON body, in UTF-16 units: as new-api's own limit for a line (64 MiB), far above any image. */
const LONGEST_EVENT = 64 * 1024 * 1024;

/**
 * Yields the events of `bytes` in order. What the body is, its first character tells, since servers get the media type wrong both ways:
 * a JSON body comes as one `body`, HTML is a `protocol` error, all else is framed as events. A last event without its blank
 * line is not lost. Throws `ChatError` of kind `protocol` for a body that is no event stream and for one event above 64 Mi characters;
 * `mediaType`, where it is a plausible one, is told in the message, the body never.
 */
export async function* readEvents(
  bytes: AsyncIterable<Uint8Array>,
  mediaType = '',
  longest = LONGEST_EVENT,
): AsyncGenerator<StreamEvent> {
  const decoder = new TextDecoder(); // Cuts the BOM off, and keeps a character that is split between two pieces.
  const framing = new Framing(longest);
  let body: string[] | undefined;
  let bodyLength = 0;
  let hasBegun = false;
  for await (const piece of bytes) {
    let text = decoder.decode(piece, { stream: true });
    if (!hasBegun) {
      // Blank lines may come first: DeepSeek sends them to keep a waiting connection alive, and they mean nothing to either format.
      text = text.trimStart();
      if (text === '') continue;
      hasBegun = true;
      if (text.startsWith('<')) throw notAStream(mediaType, 'an HTML page');
      if (text.startsWith('{') || text.startsWith('[')) body = [];
    }
    if (body) {
      bodyLength += text.length;
      if (bodyLength > longest) throw tooLong();
      body.push(text);
    } else {
      yield* framing.feed(text);
    }
  }
  const rest = decoder.decode();
  if (body) yield { kind: 'body', text: body.join('') + rest };
  else yield* framing.end(rest);
  if (framing.isForeign) throw notAStream(mediaType, 'a text');
}

/** The parser with this package's policy around it. */
class Framing {
  #events: StreamEvent[] = [];
  #endsWithCarriageReturn = false;
  #hasEnded = false;
  #hasEvents = false;
  #hasUnknownLines = false;
  #isTooLong = false;
  readonly #parser;

  constructor(longest: number) {
    this.#parser = createParser({
      maxBufferSize: longest,
      onEvent: (event) => {
        this.#hasEvents = true;
        this.#events.push({ kind: 'event', name: event.event, text: event.data, isUnfinished: this.#hasEnded });
      },
      onError: (error) => {
        if (error.type === 'unknown-field') this.#hasUnknownLines = true;
        if (error.type === 'max-buffer-size-exceeded') this.#isTooLong = true;
      },
    });
  }

  /** Whether all there was were lines that no event stream has. */
  get isForeign(): boolean {
    return this.#hasUnknownLines && !this.#hasEvents;
  }

  feed(text: string): readonly StreamEvent[] {
    if (text !== '') this.#parser.feed(this.#withLineFeeds(text));
    return this.#take();
  }

  /** The standard drops an event that ends without its blank line, but servers forget that line. */
  end(rest: string): readonly StreamEvent[] {
    this.#hasEnded = true;
    this.#parser.feed(`${this.#withLineFeeds(rest)}\n\n`);
    return this.#take();
  }

  /**
   * The three line ends of the standard made one. The parser knows them all, but looks for the next CR and the next LF from every line on,
   * to the end of the text, which is quadratic for a large text that has only one of them.
   */
  #withLineFeeds(text: string): string {
    const isSplitPair = this.#endsWithCarriageReturn && text.startsWith('\n');
    if (text !== '') this.#endsWithCarriageReturn = text.endsWith('\r');
    const rest = isSplitPair ? text.slice(1) : text;
    return rest.includes('\r') ? rest.replace(/\r\n?/g, '\n') : rest;
  }

  #take(): readonly StreamEvent[] {
    if (this.#isTooLong) throw tooLong();
    const events = this.#events;
    this.#events = [];
    return events;
  }
}

function notAStream(mediaType: string, found: string): ChatError {
  const type = /^[a-z]+\/[a-z0-9.+-]{1,60}$/.test(mediaType) ? ` of type ${mediaType}` : '';
  return new ChatError(
    'protocol',
    `The server answered with ${found}${type} where an event stream was asked for: check base-url or proxy-url, and what stands in front of it.`,
  );
}

function tooLong(): ChatError {
  return new ChatError('protocol', 'One event of the answer is longer than this package reads.');
}
