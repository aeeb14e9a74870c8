/** Calls the first function that the request offers, with arguments made from its schema, and reports the result. */

import type { Model } from '../model.js';
import { lastUserText } from '../model.js';

type Schema = Readonly<Record<string, unknown>>;

export const tool: Model = {
  id: 'tool',
  description: 'Calls the first function that the page offers. If the page offers none, it says so.',
  *answer({ messages, tools }) {
    const last = messages.at(-1);
    const [offered] = tools;
    if (last?.role === 'tool') {
      yield { type: 'text', text: `The function answered:\n\n\`\`\`\n${last.text}\n\`\`\`\n` };
    } else if (offered === undefined) {
      yield {
        type: 'text',
        text: 'This model calls a function of the page, but the page offers none: the request came without `tools`.',
      };
    } else {
      const question = lastUserText(messages);
      yield { type: 'tool-call', name: offered.name, arguments: toArguments(offered.parameters, question) };
    }
  },
};

/** A value for each required property of `parameters`, or for each one where none is required. */
function toArguments(parameters: Schema, question: string): Record<string, unknown> {
  const properties = isSchema(parameters['properties']) ? parameters['properties'] : {};
  const required = Array.isArray(parameters['required']) ? parameters['required'].map(String) : [];
  const names = required.length > 0 ? required : Object.keys(properties);
  return Object.fromEntries(names.map((name) => [name, toValue(properties[name], question)]));
}

function toValue(schema: unknown, question: string): unknown {
  if (!isSchema(schema)) return question;
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  switch (schema['type']) {
    case 'number':
    case 'integer':
      return Number(/-?\d+/.exec(question)?.[0] ?? 1);
    case 'boolean':
      return true;
    case 'array':
      return [toValue(schema['items'], question)];
    case 'object':
      return toArguments(schema, question);
    default:
      return question;
  }
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
