/** Speaking in place of typing: asks for the microphone, records, has it written down, and hands the text on. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Strings } from '../../locales/strings.js';
import type { Clock } from '../../protocol/clock.js';
import { ChatError, isAbort } from '../../protocol/errors.js';
import type { TransportOptions } from '../../protocol/transport-options.js';
import type * as recordingChunk from '../dictation/recording.js';
import type { Microphone, Recording } from '../dictation/recording.js';
import { reportError } from '../report-error.js';

/** `asking`: the browser asks the visitor for the microphone. `transcribing`: what was said is being written down. */
export type DictationStatus = 'off' | 'asking' | 'recording' | 'transcribing';

export interface DictationHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
  readonly withDictation: boolean;
  readonly disabled: boolean;
  readonly words: Strings;
}

/** What dictation needs of the world around it. */
export interface DictationContext {
  readonly clock: Clock;
  /** Asked anew for each recording. */
  readonly microphone: () => Microphone;
  readonly options: () => TransportOptions;
  /** Takes the text that was dictated. */
  readonly insert: (text: string) => void;
  /** Takes words that are heard and not seen. */
  readonly say: (words: string) => void;
}

/** Why nothing came of a dictation, in the visitor's words. */
export interface DictationFailure {
  readonly words: string;
  /** What was said, where that is known and only its writing down failed. */
  readonly recording: Blob | undefined;
}

/** The longest recording, in ms. */
const LONGEST = 5 * 60_000;

export class DictationController implements ReactiveController {
  readonly #host: DictationHost;
  readonly #context: DictationContext;
  #status: DictationStatus = 'off';
  #failure: DictationFailure | undefined;
  #run: AbortController | undefined;
  #recording: Recording | undefined;
  #startedAt = 0;

  constructor(host: DictationHost, context: DictationContext) {
    this.#host = host;
    this.#context = context;
    host.addController(this);
  }

  hostUpdate(): void {
    // Without its button nobody could end it, and the microphone would stay on.
    if (!this.#host.withDictation) this.cancel();
  }

  hostDisconnected(): void {
    // An element that is moved is connected again within the task.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.cancel();
    });
  }

  get status(): DictationStatus {
    return this.#status;
  }

  get failure(): DictationFailure | undefined {
    return this.#failure;
  }

  /** Whole seconds of the recording under way. */
  get seconds(): number {
    return Math.floor((this.#context.clock.now() - this.#startedAt) / 1000);
  }

  /** For `click` on the button: begins, ends the recording, or gives up what is under way. */
  readonly onButton = (event: MouseEvent): void => {
    // The second click of a double click is not meant for what the first one made of the button.
    if (event.detail > 1) return;
    if (this.#status === 'off') void this.start();
    else if (this.#status === 'recording') this.#recording?.stop();
    else this.cancel();
  };

  /** Records until it is ended. Resolves when the text is there, or the words why not; never rejects. */
  start(): Promise<void> {
    if (this.#host.disabled || this.#status !== 'off') return Promise.resolve();
    this.#setStatus('asking');
    return this.#follow(async ({ startRecording }, signal) => {
      this.#recording = await startRecording(this.#context.microphone(), signal);
      this.#startedAt = this.#context.clock.now();
      this.#setStatus('recording');
      this.#context.say(this.#host.words.recording);
      this.#tick(this.#recording);
      return this.#recording.done;
    });
  }

  /** Has a recording written down that could not be before. */
  readonly retry = (): void => {
    const recording = this.#failure?.recording;
    if (recording && this.#status === 'off') void this.#follow(() => Promise.resolve(recording));
  };

  /** Gives up what is under way, and lets the microphone go. */
  readonly cancel = (): void => {
    if (!this.#run) return;
    this.#run.abort();
    this.#end();
  };

  /** Puts the words about a failure away, and forgets what was said. */
  readonly dismiss = (): void => {
    this.#failure = undefined;
    this.#host.requestUpdate();
  };

  async #follow(record: (chunk: Chunk, signal: AbortSignal) => Promise<Blob>): Promise<void> {
    const run = (this.#run = new AbortController());
    const { signal } = run;
    const { words } = this.#host;
    this.#failure = undefined;
    let chunk: Chunk | undefined;
    let recording: Blob | undefined;
    try {
      chunk = await import('../dictation/recording.js');
      recording = await record(chunk, signal);
      signal.throwIfAborted();
      this.#setStatus('transcribing');
      const text = await chunk.writeDown(recording, this.#context.options(), signal);
      signal.throwIfAborted();
      this.#end();
      this.#context.insert(text);
      this.#context.say(words.dictated);
    } catch (error) {
      // An abort is somebody's wish, and has been seen to.
      if (signal.aborted || isAbort(error)) return;
      reportError(error);
      const sentence = chunk ? chunk.failureWords(error, words) : words.errors.network;
      // What the server could not take now it may take later. What nobody could hear it cannot.
      this.#failure = { words: sentence, recording: error instanceof ChatError ? recording : undefined };
      this.#end();
      this.#context.say(sentence);
    }
  }

  #tick(recording: Recording): void {
    this.#context.clock.after(1000, () => {
      if (this.#recording !== recording) return;
      if (this.seconds * 1000 >= LONGEST) recording.stop();
      this.#host.requestUpdate();
      this.#tick(recording);
    });
  }

  #end(): void {
    this.#run = undefined;
    this.#setStatus('off');
  }

  #setStatus(status: DictationStatus): void {
    this.#status = status;
    if (status !== 'recording') this.#recording = undefined;
    this.#host.requestUpdate();
  }
}

/** What is loaded when the visitor first dictates. */
type Chunk = typeof recordingChunk;

/** The microphone of this browser. */
export function browserMicrophone(): Microphone {
  const { mediaDevices } = navigator as { readonly mediaDevices?: MediaDevices };
  const { MediaRecorder, isSecureContext } = globalThis as {
    readonly MediaRecorder?: typeof globalThis.MediaRecorder;
    readonly isSecureContext: boolean;
  };
  return { mediaDevices, MediaRecorder, isSecureContext };
}
