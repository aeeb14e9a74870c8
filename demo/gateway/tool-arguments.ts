/** A JSON Schema of a function's arguments goes in, arguments that fit it come out. */

type Schema = Readonly<Record<string, unknown>>;

/** A value for each required property of `parameters`, or for each one where none is required. Texts are `question`, numbers are in it. */
export function toArguments(parameters: Schema, question: string): Record<string, unknown> {
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
