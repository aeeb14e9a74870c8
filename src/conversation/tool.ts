/** A function of the page that the model may call. */

/**
 * What the model is told of it, and what is run when it asks.
 *
 * @example
 * const getTime: Tool = {
 *   name: 'get_time',
 *   description: 'The time of day in a city.',
 *   parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
 *   execute: (args) => timeIn((args as { city: string }).city),
 * };
 */
export interface Tool {
  /** Letters, digits, `_` and `-`, at most 64 of them: the API's rule. */
  readonly name: string;
  /** What it does and when to call it, for the model. */
  readonly description?: string | undefined;
  /** A JSON Schema of the arguments, an object. Default: no arguments. */
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
  /**
   * Runs it. The model wrote `args`: JSON of whatever shape, so look before you use it. A text goes back to the model as it is, anything else as JSON; what
   * is thrown goes back as an error, and the answer goes on. `signal` aborts when the visitor stops the answer and when the time is up; whatever comes
   * after that is dropped.
   */
  execute(args: unknown, context: { readonly signal: AbortSignal }): unknown;
}
