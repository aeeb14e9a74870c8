/** A microphone in, what was said into it out. A chunk of its own, loaded when the visitor first dictates. */
import type { Strings } from '../../locales/strings.js';
import { ChatError } from '../../protocol/errors.js';
import { transcribe } from '../../protocol/transcribe.js';
import type { TransportOptions } from '../../protocol/transport-options.js';

/** What there is to record with. Each may be missing: a page that is not secure has no devices. */
export interface Microphone {
  readonly mediaDevices: Pick<MediaDevices, 'getUserMedia'> | undefined;
  readonly MediaRecorder: typeof MediaRecorder | undefined;
  readonly isSecureContext: boolean;
}

/** A recording under way. The microphone is let go when it ends, however it ends. */
export interface Recording {
  /** Ends it. */
  stop(): void;
  /** What was said, once it has ended: by `stop`, or because the microphone went away. Rejects with the reason of an abort. */
  readonly done: Promise<Blob>;
}

/** Why there is no text, by the key of its words. */
export class DictationError extends Error {
  readonly words: 'microphoneRefused' | 'microphoneMissing' | 'microphoneFailed' | DictationProblem;

  constructor(words: DictationError['words'], cause?: unknown) {
    super(`Dictation: ${words}`, { cause });
    this.words = words;
  }
}

type DictationProblem = 'dictationImpossible' | 'dictationInsecure' | 'nothingHeard' | 'dictationTooLong';

/** What is preferred first. Speech needs no more bits than these. */
const FORMATS = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];
const BITS_PER_SECOND = 48_000;
/** What servers take at most. */
const MOST_BYTES = 25 * 1024 * 1024;

/** Asks for the microphone, and records. Rejects with a `DictationError`, or with the reason of an abort. */
export async function startRecording(microphone: Microphone, signal: AbortSignal): Promise<Recording> {
  const { mediaDevices, MediaRecorder, isSecureContext } = microphone;
  if (!mediaDevices) throw new DictationError(isSecureContext ? 'dictationImpossible' : 'dictationInsecure');
  if (!MediaRecorder) throw new DictationError('dictationImpossible');
  const stream = await mediaDevices.getUserMedia({ audio: true }).catch((cause: unknown) => {
    throw new DictationError(problemOf(cause), cause);
  });
  const release = () => stream.getTracks().forEach((track) => track.stop());
  try {
    // The visitor may have thought better of it while the browser asked.
    signal.throwIfAborted();
    const mimeType = FORMATS.find((format) => MediaRecorder.isTypeSupported(format)) ?? '';
    const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: BITS_PER_SECOND });
    const done = record(recorder, signal).finally(release);
    // It may be aborted before anybody waits for it.
    done.catch(() => undefined);
    recorder.start();
    return {
      done,
      stop: () => {
        if (recorder.state !== 'inactive') recorder.stop();
      },
    };
  } catch (cause) {
    release();
    signal.throwIfAborted();
    throw cause instanceof DictationError ? cause : new DictationError('microphoneFailed', cause);
  }
}

/** Writes down what was said. Rejects with a `DictationError`, with a `ChatError` of the server, or with the reason of an abort. */
export async function writeDown(recording: Blob, options: TransportOptions, signal: AbortSignal): Promise<string> {
  if (recording.size === 0) throw new DictationError('nothingHeard');
  if (recording.size > MOST_BYTES) throw new DictationError('dictationTooLong');
  const ending = /^\w+\/(\w+)/.exec(recording.type)?.[1] ?? 'webm';
  const text = await transcribe({ recording, name: `recording.${ending}` }, options, { signal });
  if (text === '') throw new DictationError('nothingHeard');
  return text;
}

/** What the visitor reads of an error of these two. */
export function failureWords(error: unknown, strings: Strings): string {
  if (error instanceof DictationError) return strings[error.words];
  if (!(error instanceof ChatError)) return strings.microphoneFailed;
  return error.kind === 'too_large' ? strings.dictationTooLong : strings.errors[error.kind];
}

function record(recorder: MediaRecorder, signal: AbortSignal): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const pieces: Blob[] = [];
    recorder.ondataavailable = ({ data }) => pieces.push(data);
    recorder.onstop = () => resolve(new Blob(pieces, { type: recorder.mimeType.replace(/;.*$/, '') }));
    recorder.onerror = (event) => reject(new DictationError('microphoneFailed', event));
    const abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
  });
}

/** https://w3c.github.io/mediacapture-main/#dom-mediadevices-getusermedia */
function problemOf(cause: unknown): DictationError['words'] {
  const name = cause instanceof Error ? cause.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'microphoneRefused';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'microphoneMissing' : 'microphoneFailed';
}
