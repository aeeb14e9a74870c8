/** Readers of single fields of a request: a value comes back, or a refusal that names the field. */
import { Refusal } from './refusal.js';

/** A JSON object of which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** The object at `param`. Throws `invalid_value` for anything else. */
export function readObject(value: unknown, param: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new Refusal('invalid_value', `${nameOf(param)} must be an object.`, { param: param || undefined });
}

/**
 * The fields of `object` that say something: null and an empty list count as absent, since SDKs send them for what was not set.
 * Throws `field_not_allowed` for a field that is not in `allowed`.
 */
export function readFields<Name extends string>(
  object: Fields,
  allowed: readonly Name[],
  param: string,
): Partial<Record<Name, unknown>> {
  const present: Partial<Record<Name, unknown>> = {};
  for (const [field, value] of Object.entries(object)) {
    if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    const name = allowed.find((known) => known === field);
    if (name === undefined) {
      const path = (param ? `${param}.${field}` : field).slice(0, 100);
      throw new Refusal('field_not_allowed', `The field "${path}" may not be sent through this proxy.`, {
        param: path,
      });
    }
    present[name] = value;
  }
  return present;
}

/** A number from `least` to `most`, or undefined. Throws `invalid_value`. */
export function readNumber(value: unknown, param: string, least: number, most: number): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number' && value >= least && value <= most) return value;
  throw new Refusal('invalid_value', `${nameOf(param)} must be a number from ${least} to ${most}.`, { param });
}

/** A whole number from 1, or undefined. Throws `invalid_value`. */
export function readCount(value: unknown, param: string): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1) return value;
  throw new Refusal('invalid_value', `${nameOf(param)} must be a whole number from 1.`, { param });
}

/** A boolean, false by default. Throws `invalid_value`. */
export function readBoolean(value: unknown, param: string): boolean {
  if (value === undefined) return false;
  if (typeof value === 'boolean') return value;
  throw new Refusal('invalid_value', `${nameOf(param)} must be true or false.`, { param });
}

/** One of `choices`, or undefined. Throws `invalid_value`. */
export function readChoice<Choice extends string>(
  value: unknown,
  param: string,
  choices: readonly Choice[],
): Choice | undefined {
  if (value === undefined) return undefined;
  const choice = choices.find((known) => known === value);
  if (choice !== undefined) return choice;
  throw new Refusal('invalid_value', `${nameOf(param)} must be one of: ${choices.join(', ')}.`, { param });
}

/** A model of `allowed`; the first of them by default. Throws `model_not_allowed`. */
export function readModel(value: unknown, allowed: readonly [string, ...string[]]): string {
  if (value === undefined) return allowed[0];
  const model = allowed.find((known) => known === value);
  if (model !== undefined) return model;
  throw new Refusal('model_not_allowed', 'This model is not in ALLOWED_MODELS of the proxy (allowedModels).', {
    param: 'model',
  });
}

function nameOf(param: string): string {
  return param === '' ? 'The body' : `"${param}"`;
}
