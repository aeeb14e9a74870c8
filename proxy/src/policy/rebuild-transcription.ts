/** The form of a speech-to-text request in, the form that may be sent to the gateway out: https://platform.openai.com/docs/api-reference/audio */
import { readModel } from './fields.js';
import { Refusal } from './refusal.js';

/** A form that may be sent to the gateway, and the model in it. */
export interface SafeTranscription {
  readonly model: string;
  readonly form: FormData;
}

/** The gateway's models for speech. The first is the default. */
export const SPEECH_MODELS: readonly [string, ...string[]] = [
  'whisper-1',
  'openai/whisper-large-v3',
  'openai/whisper-large-v3-turbo',
];

/** Longest hint of what is spoken about, in UTF-16 units. */
const MAX_PROMPT_LENGTH = 1000;

const FIELDS: ReadonlySet<string> = new Set(['file', 'model', 'language', 'prompt', 'response_format', 'temperature']);

/** What a speech model can read, by the ending of the file's name: that, not the media type, is what it goes by. */
const ENDINGS: ReadonlySet<string> = new Set(['flac', 'm4a', 'mp3', 'mp4', 'mpeg', 'mpga', 'ogg', 'wav', 'webm']);

/** The ending for a recording that a browser gave no name. */
const endingByType: Readonly<Record<string, string>> = {
  'audio/flac': 'flac',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'audio/webm': 'webm',
  'audio/x-m4a': 'm4a',
  'audio/x-wav': 'wav',
  'video/webm': 'webm',
};

/**
 * Rebuilds `form`. The file keeps its bytes and the ending of its name, and loses the name. `extraModels` are allowed beside `SPEECH_MODELS`.
 *
 * Throws `field_not_allowed`, `duplicate_key`, `missing_value`, `invalid_value`, `model_not_allowed`, `file_type_not_allowed`.
 */
export function rebuildTranscription(form: FormData, extraModels: readonly string[]): SafeTranscription {
  checkNames(form);
  const model = readModel(textField(form, 'model'), [...SPEECH_MODELS, ...extraModels]);
  const language = textField(form, 'language');
  const prompt = textField(form, 'prompt');
  const temperature = textField(form, 'temperature');
  readMatching(textField(form, 'response_format') ?? 'json', 'response_format', /^json$/, '"json"');
  const safe = new FormData();
  safe.set('file', rebuildFile(form.get('file')));
  safe.set('model', model);
  if (language !== undefined) {
    safe.set(
      'language',
      readMatching(language, 'language', /^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/, 'a language code such as "en"'),
    );
  }
  if (prompt !== undefined) {
    if (prompt.length > MAX_PROMPT_LENGTH) {
      throw new Refusal('invalid_value', `"prompt" may hold at most ${MAX_PROMPT_LENGTH} characters.`, {
        param: 'prompt',
      });
    }
    safe.set('prompt', prompt);
  }
  if (temperature !== undefined) {
    safe.set(
      'temperature',
      readMatching(temperature, 'temperature', /^(?:0(?:\.\d{1,4})?|1(?:\.0)?)$/, 'a number from 0 to 1'),
    );
  }
  return { model, form: safe };
}

function checkNames(form: FormData): void {
  const seen = new Set<string>();
  for (const name of form.keys()) {
    const param = name.slice(0, 100);
    if (!FIELDS.has(name)) {
      throw new Refusal('field_not_allowed', `The field "${param}" may not be sent through this proxy.`, { param });
    }
    if (seen.has(name)) throw new Refusal('duplicate_key', `The form has the field "${param}" twice.`, { param });
    seen.add(name);
  }
}

/** The text of a field; undefined where it is absent or empty. */
function textField(form: FormData, param: string): string | undefined {
  const value = form.get(param);
  if (value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  throw new Refusal('invalid_value', `"${param}" must be a text.`, { param });
}

function readMatching(value: string, param: string, pattern: RegExp, wanted: string): string {
  if (pattern.test(value)) return value;
  throw new Refusal('invalid_value', `"${param}" must be ${wanted}.`, { param });
}

function rebuildFile(file: File | string | null): File {
  if (file === null || typeof file === 'string' || file.size === 0) {
    throw new Refusal('missing_value', '"file" must be a recording.', { param: 'file' });
  }
  const type = file.type.replace(/;.*$/s, '').toLowerCase();
  const named = /\.([a-z0-9]{2,4})$/i.exec(file.name)?.[1]?.toLowerCase() ?? '';
  const ending = ENDINGS.has(named) ? named : endingByType[type];
  if (ending === undefined) {
    throw new Refusal('file_type_not_allowed', `"file" must be one of: ${[...ENDINGS].join(', ')}.`, { param: 'file' });
  }
  return new File([file], `recording.${ending}`, { type: endingByType[type] === undefined ? '' : type });
}
