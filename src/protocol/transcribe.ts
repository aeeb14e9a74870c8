/** Connection options and a recording in, the words in it out. https://platform.openai.com/docs/api-reference/audio/createTranscription */
import { ChatError } from './errors.js';
import { fetchJson } from './fetch-json.js';
import { isObject } from './raw-object.js';
import type { TransportOptions } from './transport-options.js';

/** What is to be written down, and by what. */
export interface TranscriptionRequest {
  readonly recording: Blob;
  /** Name of the file, with an ending: servers go by that, not by the type. */
  readonly name: string;
  /** Default `whisper-1`, which the gateway, its proxy and OpenAI all have. */
  readonly model?: string | undefined;
}

const DEFAULT_MODEL = 'whisper-1';

/**
 * Sends the recording to `<proxy-url>/audio/transcriptions`, or to the same below `<base-url>`, once. Gives what was said, trimmed; '' for silence.
 * Throws `ChatError` as `openStream` does, `protocol` where the answer is no transcription, and the signal's reason after an abort.
 */
export async function transcribe(
  { recording, name, model = DEFAULT_MODEL }: TranscriptionRequest,
  options: TransportOptions,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<string> {
  const form = new FormData();
  form.set('model', model);
  form.set('response_format', 'json');
  form.set('file', recording, name);
  const body = await fetchJson({ route: 'transcriptions', body: form }, options, signal);
  if (!isObject(body) || typeof body['text'] !== 'string') {
    throw new ChatError(
      'protocol',
      'The server answered with something that is no transcription: check base-url or proxy-url.',
    );
  }
  return body['text'].trim();
}
