/** Every text that a visitor can read or hear, by key. A language is one object of this type; a key that it lacks does not compile. */
export interface Strings {
  /** Accessible name of the chat, unless `label` or `heading` give one. */
  readonly label: string;
  /** Accessible name of the list of messages. */
  readonly transcript: string;
  /** Heard when the focus comes to the list of messages: how to go on from there. */
  readonly transcriptKeys: string;
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
  /** Opens the floating panel; `newMessages` follows where answers wait there. */
  readonly openChat: string;
  readonly closeChat: string;
  /** How many answers have come while the panel was closed; at least 1. */
  readonly newMessages: (count: number) => string;

  /** Spoken when the request is on its way. */
  readonly waiting: string;
  /** Spoken at the end of an answer where the answer itself is not. */
  readonly answerReady: string;
  /** Spoken after the beginning of an answer that is too long to be spoken. */
  readonly restUnsaid: string;
  /** Spoken after Undo. */
  readonly restored: string;
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
  /** Heard in place of a block of code, which is not read aloud; `language` is empty where it has none. */
  readonly codeSaid: (language: string, lines: number) => string;
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

  /** Accessible name of the buttons below a message. */
  readonly messageActions: string;
  readonly copy: string;
  readonly regenerate: string;
  readonly edit: string;
  readonly delete: string;
  readonly goodAnswer: string;
  readonly badAnswer: string;
  readonly previousAnswer: string;
  readonly nextAnswer: string;
  readonly previousQuestion: string;
  readonly nextQuestion: string;
  /** Which of several answers, or questions, is shown: short, between two arrows. Both numbers count from 1. */
  readonly branchShort: (place: number, count: number) => string;
  /** The same as it is heard. */
  readonly branch: (place: number, count: number) => string;
  /** Goes on with an answer that was cut off. */
  readonly continue: string;

  /** Accessible name of the field in which a question is rewritten. */
  readonly editQuestion: string;
  /** Asks the rewritten question. */
  readonly save: string;

  /** Asked after a good rating, above an optional comment. */
  readonly commentOnGood: string;
  /** Asked after a bad one. */
  readonly commentOnBad: string;
  readonly sendComment: string;
  /** Leaves the comment out. */
  readonly skip: string;
  /** Said once a rating was given. */
  readonly thanks: string;

  /** Said after a turn was deleted, beside Undo. */
  readonly deleted: string;
  /** Said after New chat, beside Undo. */
  readonly cleared: string;
  readonly undo: string;
  /** Puts a message of the chat itself away. */
  readonly dismiss: string;

  /** Shows how fast an answer came and what it cost. */
  readonly usageDetails: string;
  readonly usageFirstToken: string;
  readonly usageTotal: string;
  readonly usageSpeed: string;
  readonly usageTokens: string;
  readonly usageModel: string;
  readonly usageEnd: string;
  /** A length of time in seconds, with at most one decimal place. */
  readonly seconds: (seconds: number) => string;
  readonly tokensPerSecond: (tokens: number) => string;
  /** `reasoning` is how many of `output` were thoughts; 0 where there were none or the server did not say. */
  readonly tokenCounts: (input: number, output: number, reasoning: number) => string;
  /** Why an answer ended; `unknown` where the server never said. */
  readonly finishReasons: {
    readonly stop: string;
    readonly length: string;
    readonly content_filter: string;
    readonly tool_calls: string;
    readonly other: string;
    readonly unknown: string;
  };

  /** Heading of the reasoning where nobody knows how long it took. */
  readonly thoughts: string;
  /** A tool is at work. */
  readonly toolRunning: (name: string) => string;
  readonly toolDone: (name: string) => string;
  readonly toolFailed: (name: string) => string;
  /** Headings of what a tool was given, of what it gave back, and of what went wrong. */
  readonly toolArguments: string;
  readonly toolResult: string;
  readonly toolError: string;

  /** Closes a dialog. */
  readonly close: string;
  readonly download: string;
  /** Opens a picture where it comes from. */
  readonly openImage: (host: string) => string;
  /** Shows a picture in its own size, not in that of the window. */
  readonly actualSize: string;

  readonly attach: string;
  /** Shown over the chat while files are dragged across it. */
  readonly dropFiles: string;
  /** Accessible name of the list of files in the composer. */
  readonly attachedFiles: string;
  readonly removeFile: (name: string) => string;
  readonly readingFile: string;
  /** Heard when files were read and are in the composer. */
  readonly filesAttached: (count: number) => string;
  readonly fileSize: (bytes: number) => string;
  /** Why a file is not sent; its name stands before it. `size` is the limit, in words. */
  readonly fileTooLarge: (size: string) => string;
  readonly fileTooManyPixels: string;
  readonly fileKind: string;
  readonly fileEmpty: string;
  readonly fileFolder: string;
  readonly fileUnreadable: string;
  /** Said where a message has as many files as it may have. */
  readonly tooManyFiles: (limit: number) => string;
  /** Heard when somebody sends while files are still being read. */
  readonly filesNotReady: string;

  /** How much of a limit is used: short, beside the text. */
  readonly characterCount: (used: number, limit: number) => string;
  /** Heard when little room is left. */
  readonly charactersLeft: (count: number) => string;
  readonly tooLong: (charactersOver: number) => string;

  readonly model: string;
  readonly loadingModels: string;
  readonly modelsFailed: string;

  readonly dictate: string;
  /** Ends a dictation and writes down what was said. */
  readonly stopDictation: string;
  readonly cancelDictation: string;
  readonly askingForMicrophone: string;
  readonly recording: string;
  readonly transcribing: string;
  /** Heard when what was said is in the text field. */
  readonly dictated: string;
  readonly microphoneRefused: string;
  readonly microphoneMissing: string;
  readonly microphoneFailed: string;
  /** This browser cannot record. */
  readonly dictationImpossible: string;
  /** The page is not on https. */
  readonly dictationInsecure: string;
  readonly nothingHeard: string;
  readonly dictationTooLong: string;

  readonly readAloud: string;
  readonly stopReading: string;

  /** Opens the menu of ways to take the conversation away; the next four are its entries. */
  readonly export: string;
  readonly exportMarkdown: string;
  readonly exportHtml: string;
  readonly exportJson: string;
  readonly print: string;
  /** Shown when nothing came of one of them. */
  readonly exportFailed: string;

  /** Opens the list of remembered conversations, and is its heading. */
  readonly conversations: string;
  /** Stands in that list while there is none. */
  readonly noConversations: string;
  readonly searchConversations: string;
  /** Stands in the list when the search finds none. */
  readonly nothingFound: string;
  /** What a conversation without words is called. */
  readonly untitled: string;
  /** Headings in the list: when a conversation was last gone on with. */
  readonly today: string;
  readonly yesterday: string;
  readonly earlier: string;
  readonly rename: string;
  /** Accessible name of the field in which a conversation gets another name. */
  readonly conversationName: string;
  /** Said after a conversation was deleted, beside Undo. */
  readonly conversationDeleted: string;
  /** Said when a conversation was opened that cannot be read any more. */
  readonly conversationGone: string;
  /** Said when this device has no room for the conversation, or the browser will not keep it. */
  readonly notSaved: string;
  /** Said when something that was kept could not be read. */
  readonly savedDamaged: string;

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
