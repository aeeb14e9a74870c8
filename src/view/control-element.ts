/** The part of the element that says what a visitor can do, and how the chat behaves: which controls there are, what is remembered, what is spoken. */
import { property } from 'lit/decorators.js';
import type { ChatStorage } from '../conversation/storage/chat-storage.js';
import type { Announce } from './announcer.js';
import type { FileLimits } from './attach/file-limits.js';
import type { SubmitKey } from './submit-key.js';
import type { AutoScroll } from './controllers/scroll.js';
import { TextElement } from './text-element.js';

/** How much room there is between things. */
export type Density = 'compact' | 'normal' | 'spacious';

/** How long a conversation is remembered: not at all, as long as the tab is open, or until it is deleted. */
export type Persist = 'none' | 'session' | 'local';

const DEFAULT_FILES = 5;
const DEFAULT_FILE_SIZE = 20 * 1024 * 1024;

/** An element with the properties of `<iotex-chat>` that say what can be done in it. */
export class ControlElement extends TextElement {
  /** `auto` follows the page. */
  @property({ attribute: 'color-scheme', reflect: true }) colorScheme: 'auto' | 'light' | 'dark' = 'auto';
  /** How much room there is between things. */
  @property({ reflect: true }) density: Density = 'normal';
  /** What Enter does: `enter` sends, `mod-enter` wants Ctrl or ⌘ with it. */
  @property({ attribute: 'submit-on' }) submitOn: SubmitKey = 'enter';
  /** `smart` follows the answer until the visitor scrolls up. */
  @property({ attribute: 'auto-scroll' }) autoScroll: AutoScroll = 'smart';
  /** What a screen reader hears of an answer: all of it at its `end`, `sentences` as they come, or nothing (`off`). */
  @property() announce: Announce = 'end';
  /** How long conversations are remembered in the visitor's browser: `none`, `session` (while the tab is open), `local` (until deleted). */
  @property() persist: Persist = 'none';
  /** Keeps the memory of several chats of one site apart. Default: one memory for all that have none. */
  @property({ attribute: 'storage-key' }) storageKey: string | undefined;
  /** Where conversations are remembered, in place of the browser's own storage. */
  @property({ attribute: false }) storage: ChatStorage | undefined;
  /** Lets the visitor send pictures and text files. */
  @property({ attribute: 'with-attachments', type: Boolean }) withAttachments = false;
  /** What may be attached, as `accept` of a file input. Default: pictures and text files. */
  @property() accept: string | undefined;
  /** How many files one message may have. Default 5. */
  @property({ attribute: 'max-files', type: Number }) maxFiles: number | undefined;
  /** Bytes one file may have, before pictures are scaled down. Default 20 MiB. */
  @property({ attribute: 'max-file-size', type: Number }) maxFileSize: number | undefined;
  /** Lets the visitor speak in place of typing. */
  @property({ attribute: 'with-dictation', type: Boolean }) withDictation = false;
  /** Reads answers aloud on request. */
  @property({ attribute: 'with-speech', type: Boolean }) withSpeech = false;
  /** Thumbs on answers, with room for a comment. */
  @property({ attribute: 'with-feedback', type: Boolean }) withFeedback = false;
  /** Lets the visitor take the conversation away as a file. */
  @property({ attribute: 'with-export', type: Boolean }) withExport = false;
  /** Lets the visitor choose the model. */
  @property({ attribute: 'with-model-picker', type: Boolean }) withModelPicker = false;
  /** A list of remembered conversations; wants `persist`. */
  @property({ attribute: 'with-threads', type: Boolean }) withThreads = false;
  /** Shows on demand how fast an answer came and what it cost. */
  @property({ attribute: 'with-usage', type: Boolean }) withUsage = false;
  /** Leaves the header out. */
  @property({ attribute: 'without-header', type: Boolean }) withoutHeader = false;
  /** Leaves Copy out of the messages. */
  @property({ attribute: 'without-copy', type: Boolean }) withoutCopy = false;
  /** Leaves Edit and Delete out of the questions. */
  @property({ attribute: 'without-edit', type: Boolean }) withoutEdit = false;
  /** Leaves Regenerate out of the answers. */
  @property({ attribute: 'without-regenerate', type: Boolean }) withoutRegenerate = false;
  /** Does not show what a model thought before it answered. */
  @property({ attribute: 'without-reasoning', type: Boolean }) withoutReasoning = false;
  /** Takes nothing from the visitor; an answer under way goes on and can be stopped. */
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** Moves the focus into the text field when the element first appears. */
  @property({ type: Boolean }) override autofocus = false;
  /** Characters a message may have, counted as in HTML. A longer one is not cut: it is kept, and sent only once it was shortened. */
  @property({ attribute: 'maxlength', type: Number }) maxLength: number | undefined;

  /** @internal `submitOn`, if it makes sense. */
  get submitKey(): SubmitKey {
    return this.settings.choice('submit-on', this.submitOn, ['enter', 'mod-enter']);
  }

  /** @internal `announce`, if it makes sense. */
  get announceMode(): Announce {
    return this.settings.choice('announce', this.announce, ['end', 'sentences', 'off']);
  }

  /** @internal `maxlength`, if it makes sense. */
  get longestMessage(): number | undefined {
    return this.settings.number('maxlength', this.maxLength, { min: 1, whole: true });
  }

  /** @internal What may be attached: `accept`, `max-files` and `max-file-size`, if they make sense. */
  get fileLimits(): FileLimits {
    return {
      count: this.settings.number('max-files', this.maxFiles, { min: 1, whole: true }) ?? DEFAULT_FILES,
      bytes: this.settings.number('max-file-size', this.maxFileSize, { min: 1 }) ?? DEFAULT_FILE_SIZE,
      accept: this.accept || undefined,
    };
  }

  /** @internal `persist`, if it makes sense. */
  get persistMode(): Persist {
    return this.settings.choice('persist', this.persist, ['none', 'session', 'local']);
  }
}
