/** Types that have to fit those of the `openai` package. The compiler is the test; what runs only keeps the names in use. */
import { expect } from 'chai';
import OpenAI from 'openai';
import { createClientTransport } from '../../src/protocol/client-transport.js';
import type { ChatClient } from '../../src/protocol/client-transport.js';
import type { StreamedRequest } from '../../src/protocol/request.js';
import type { WireMessage, WireTool, WireToolCall, WireUsage } from '../../src/protocol/wire.js';

type Params = OpenAI.Chat.Completions.ChatCompletionCreateParamsStreaming;

/** Theirs are not readonly, and without an index signature; what is compared is the fields. */
type Writable<T> = T extends readonly (infer Entry)[]
  ? Writable<Entry>[]
  : T extends object
    ? { -readonly [K in keyof T as string extends K ? never : K]: Writable<T[K]> }
    : T;

/** Compiles where `Ours` may be given for `Theirs`. */
type Fits<Theirs, Ours extends Theirs> = Ours;

export type Message = Fits<OpenAI.Chat.Completions.ChatCompletionMessageParam, Writable<WireMessage>>;
export type Tool = Fits<
  OpenAI.Chat.Completions.ChatCompletionTool,
  {
    type: 'function';
    function: Omit<Writable<WireTool['function']>, 'parameters'> & { parameters?: Record<string, unknown> };
  }
>;
export type ToolCall = Fits<OpenAI.Chat.Completions.ChatCompletionMessageToolCall, Writable<WireToolCall>>;
export type Usage = Fits<WireUsage, OpenAI.Completions.CompletionUsage>;
// `reasoning_effort` is a string in ours, since other providers know other words, and so are the tools' schemas.
export type Request = Fits<
  Omit<Params, 'reasoning_effort' | 'tools'>,
  Omit<Writable<StreamedRequest>, 'reasoning_effort' | 'tools'>
>;

describe('the types of this package', () => {
  it('fit an OpenAI instance', () => {
    const client: ChatClient = new OpenAI({ apiKey: 'k', baseURL: 'http://127.0.0.1:1' });
    expect(createClientTransport(client)).to.be.a('function');
  });
});
