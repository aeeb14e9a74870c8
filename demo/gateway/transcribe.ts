/** The form of a speech-to-text request goes in, a text that was not said comes out: the embedded gateway cannot hear.
 * https://platform.openai.com/docs/api-reference/audio/createTranscription */

import { GatewayError } from './errors.js';

/** The models for speech that the real gateway has. */
const models = ['whisper-1', 'openai/whisper-large-v3', 'openai/whisper-large-v3-turbo'];

/** What is answered, by the size of the recording in bytes. */
const answers: readonly { readonly below: number; readonly text: string }[] = [
  { below: 2_000, text: 'Hello.' },
  { below: 200_000, text: 'This is what you said.' },
  { below: Infinity, text: 'This is what you said, and you took your time to say it.' },
];

/** What was said. Throws a `GatewayError` with status 400 for a form without a recording, and with 404 for another model. */
export function transcribe(form: FormData): { readonly text: string } {
  const file = form.get('file');
  const model = form.get('model');
  if (file === null || typeof file === 'string' || file.size === 0) {
    throw new GatewayError(400, '`file` must be a recording.', { param: 'file' });
  }
  if (typeof model !== 'string' || model === '') {
    throw new GatewayError(400, '`model` must be the name of a model.', { param: 'model' });
  }
  if (!models.includes(model)) {
    throw new GatewayError(404, `The model \`${model}\` does not exist. There are: ${models.join(', ')}.`, {
      code: 'model_not_found',
      param: 'model',
    });
  }
  return { text: answers.find(({ below }) => file.size < below)?.text ?? '' };
}
