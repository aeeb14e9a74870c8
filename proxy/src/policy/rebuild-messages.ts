/** The messages of a request in, the messages that may be sent to the gateway out: text, and pictures that travel inside the request. */
import { readChoice, readFields, readObject } from './fields.js';
import { Refusal } from './refusal.js';

/** A piece of a message that may be sent on. */
export type SafePart =
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'image_url';
      readonly image_url: { readonly url: string; readonly detail?: 'auto' | 'low' | 'high' };
    };

/** A message that may be sent on. */
export interface SafeMessage {
  readonly role: 'user' | 'assistant';
  readonly content: string | readonly SafePart[];
}

/** Most messages in one request. */
export const MAX_MESSAGES = 500;
/** Most pieces in one message. */
export const MAX_PARTS = 32;
/** Most pictures in one request. */
export const MAX_IMAGES = 16;
/** Most text in one request, in UTF-16 units: a good 60,000 tokens of English. */
export const MAX_TEXT_LENGTH = 262_144;

/** What one request has used up so far. */
interface Tally {
  text: number;
  images: number;
}

/**
 * Rebuilds `value`, the field `messages`, from roles and parts that are allowed.
 *
 * Roles are `user` and `assistant`. A system message of the page is refused rather than dropped: a visitor can forge it, and dropped in silence it
 * would leave a site owner wondering. The system prompt is a setting of the proxy.
 *
 * A picture is a `data:` URL of PNG, JPEG, GIF or WebP. A picture at an address is refused: the gateway would fetch whatever address a visitor names.
 *
 * Throws `missing_value`, `invalid_value`, `role_not_allowed`, `field_not_allowed`, `too_many_messages`, `text_too_long`, `image_not_allowed`.
 */
export function rebuildMessages(value: unknown): readonly SafeMessage[] {
  if (value === undefined) throw new Refusal('missing_value', '"messages" must hold a message.', { param: 'messages' });
  if (!Array.isArray(value)) {
    throw new Refusal('invalid_value', '"messages" must be a list of messages.', { param: 'messages' });
  }
  if (value.length > MAX_MESSAGES) {
    throw new Refusal('too_many_messages', `"messages" may hold at most ${MAX_MESSAGES} messages.`, {
      param: 'messages',
    });
  }
  const tally: Tally = { text: 0, images: 0 };
  return value.map((message: unknown, index) => rebuildMessage(message, `messages[${index}]`, tally));
}

function rebuildMessage(value: unknown, param: string, tally: Tally): SafeMessage {
  const { role, content } = readFields(readObject(value, param), ['role', 'content'], param);
  if (role !== 'user' && role !== 'assistant') throw roleRefusal(role, `${param}.role`);
  return { role, content: rebuildContent(content, role, `${param}.content`, tally) };
}

function roleRefusal(role: unknown, param: string): Refusal {
  const hint =
    role === 'system' || role === 'developer'
      ? ' The system prompt is set on the proxy, as SYSTEM_PROMPT (systemPrompt); take it off the element.'
      : '';
  return new Refusal('role_not_allowed', `"${param}" must be "user" or "assistant".${hint}`, { param });
}

function rebuildContent(
  value: unknown,
  role: 'user' | 'assistant',
  param: string,
  tally: Tally,
): SafeMessage['content'] {
  if (typeof value === 'string') return countText(value, param, tally);
  if (!Array.isArray(value)) {
    throw new Refusal('invalid_value', `"${param}" must be a text or a list of parts.`, { param });
  }
  if (value.length > MAX_PARTS) {
    throw new Refusal('invalid_value', `"${param}" may hold at most ${MAX_PARTS} parts.`, { param });
  }
  return value.map((part: unknown, index) => rebuildPart(part, role, `${param}[${index}]`, tally));
}

function rebuildPart(value: unknown, role: 'user' | 'assistant', param: string, tally: Tally): SafePart {
  const { type, text, image_url: image } = readFields(readObject(value, param), ['type', 'text', 'image_url'], param);
  if (type === 'text' && typeof text === 'string' && image === undefined) {
    return { type, text: countText(text, `${param}.text`, tally) };
  }
  if (type === 'image_url' && role === 'user' && text === undefined) {
    return { type, image_url: rebuildImage(image, `${param}.image_url`, tally) };
  }
  const allowed = role === 'user' ? 'a text or an image_url part' : 'a text part';
  throw new Refusal('invalid_value', `"${param}" must be ${allowed}.`, { param });
}

function rebuildImage(value: unknown, param: string, tally: Tally): { url: string; detail?: 'auto' | 'low' | 'high' } {
  const { url, detail } = readFields(readObject(value, param), ['url', 'detail'], param);
  if (++tally.images > MAX_IMAGES) {
    throw new Refusal('image_not_allowed', `A request may hold at most ${MAX_IMAGES} pictures.`, { param });
  }
  if (typeof url !== 'string' || !isRasterDataUrl(url)) {
    throw new Refusal('image_not_allowed', 'A picture must be a base64 data: URL of PNG, JPEG, GIF or WebP.', {
      param: `${param}.url`,
    });
  }
  const level = readChoice(detail, `${param}.detail`, ['auto', 'low', 'high']);
  return { url, ...(level !== undefined && { detail: level }) };
}

function countText(text: string, param: string, tally: Tally): string {
  tally.text += text.length;
  if (tally.text <= MAX_TEXT_LENGTH) return text;
  throw new Refusal('text_too_long', `The messages may hold at most ${MAX_TEXT_LENGTH} characters in all.`, { param });
}

/** Two looks, each linear: one expression for the whole would need a stack as deep as the picture is long. */
function isRasterDataUrl(url: string): boolean {
  const prefix = /^data:image\/(?:png|jpeg|gif|webp);base64,/.exec(url)?.[0];
  if (prefix === undefined) return false;
  const padding = url.endsWith('==') ? 2 : url.endsWith('=') ? 1 : 0;
  const base64 = url.slice(prefix.length, url.length - padding);
  return base64 !== '' && !/[^A-Za-z0-9+/]/.test(base64);
}
