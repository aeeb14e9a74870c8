/** Every text that a visitor can read or hear, by key. A language is one object of this type; a key that it lacks does not compile. */
export interface Strings {
  /** Accessible name of the chat, unless `label` or `heading` give one. */
  readonly label: string;
  /** Accessible name of the list of messages. */
  readonly transcript: string;
  readonly placeholder: string;
  readonly greeting: string;
  /** Accessible name of the starter prompts. */
  readonly suggestions: string;
  readonly you: string;
  readonly assistant: string;

  readonly send: string;
  readonly stop: string;
  readonly retry: string;
  readonly newChat: string;
  readonly jumpToLatest: string;

  /** Spoken when the request is on its way. */
  readonly waiting: string;
  /** Shown after some seconds without an answer. */
  readonly stillWaiting: string;
  /** Shown while a further try is waited for. */
  readonly tryingAgain: string;
  readonly thinking: string;
  /** Heading of the reasoning when it ended; `seconds` is at least 1. */
  readonly thought: (seconds: number) => string;
  readonly sources: string;
  readonly toolCall: (name: string) => string;
  readonly image: string;

  readonly copyCode: string;
  /** Said by a button for a while after it copied. */
  readonly copied: string;
  /** Said when the clipboard was refused; the text is selected then. */
  readonly copyFailed: string;
  readonly wrapLines: string;
  /** Accessible name of a code block; `language` is empty where it has none. */
  readonly codeBlock: (language: string) => string;
  readonly table: string;
  readonly copyTable: string;
  readonly taskOpen: string;
  readonly taskDone: string;
  readonly loadImage: (host: string) => string;
  readonly imageBlocked: string;
  readonly imageFailed: string;
  readonly footnotes: string;
  readonly footnote: (number: number) => string;
  readonly backToText: string;

  /** Heading of what is asked before a link to another site opens; the site's host stands below. */
  readonly linkWarning: string;
  /** Opens that link. */
  readonly openLink: string;
  readonly cancel: string;

  readonly stopped: string;
  readonly lengthReached: string;
  readonly contentFiltered: string;
  readonly maybeIncomplete: string;
  readonly offline: string;
  /** Said beside Retry while the server asks for patience; `seconds` is at least 1. */
  readonly retryIn: (seconds: number) => string;
  /** Put after an error when part of the answer is on the screen. */
  readonly partialKept: string;
  /** What a visitor reads for each kind of error: what happened, and what to do. */
  readonly errors: {
    readonly auth: string;
    readonly quota: string;
    readonly forbidden: string;
    readonly not_found: string;
    readonly bad_request: string;
    readonly context_length: string;
    readonly too_large: string;
    readonly rate_limit: string;
    readonly server: string;
    readonly overloaded: string;
    readonly timeout: string;
    readonly network: string;
    readonly protocol: string;
    readonly empty: string;
    readonly truncated: string;
    readonly content_filter: string;
    readonly budget: string;
    readonly config: string;
  };
}
