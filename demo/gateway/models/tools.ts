/** Calls several functions of the page, some at once and some when it has the results of others, and answers with what came back. */

import type { Message, Model, Question, Step, Tool } from '../model.js';
import { lastUserText } from '../model.js';
import { toArguments } from '../tool-arguments.js';

/** A call about to be made. */
interface Plan {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** What a function answered. */
interface Result {
  readonly name: string;
  readonly text: string;
}

/** Cities that it knows. Without one in the question it asks about the first two. */
const cities = ['Lisbon', 'Oslo', 'Tokyo', 'Berlin', 'Zurich', 'Singapore', 'Nairobi', 'Lima'];

export const tools: Model = {
  id: 'tools',
  description: 'Calls functions of the page, two at once and then one more, and answers with their results.',
  *answer(question) {
    if (question.tools.length === 0) {
      yield {
        type: 'text',
        text: 'This model calls functions of the page, but the page offers none: the request came without `tools`.',
      };
      return;
    }
    const results = resultsOf(question.messages);
    const calls = nextCalls(question, results);
    if (calls.length > 0) {
      if (results.length === 0) yield { type: 'text', text: 'I will look that up.\n\n' };
      for (const call of calls) yield { type: 'tool-call', ...call };
      return;
    }
    yield* report(results);
  },
};

/** Results since the visitor's last message, in order. */
function resultsOf(messages: readonly Message[]): readonly Result[] {
  const recent = messages.slice(messages.findLastIndex(({ role }) => role === 'user') + 1);
  const names = new Map(recent.flatMap(({ calls = [] }) => calls.map(({ id, name }) => [id, name])));
  return recent
    .filter(({ role }) => role === 'tool')
    .map(({ callId = '', text }) => ({ name: names.get(callId) ?? 'a function', text }));
}

/** What is to be called now; nothing once the answer can be given. */
function nextCalls(question: Question, results: readonly Result[]): readonly Plan[] {
  const text = lastUserText(question.messages);
  const offers = (name: string): boolean => question.tools.some((tool) => tool.name === name);
  // Never satisfied: to see that somebody ends it.
  if (/\b(?:endless|forever)/i.test(text)) return question.tools.slice(0, 1).map((tool) => callOf(tool, text));
  if (results.length === 0) {
    const calls = firstCalls(text).filter(({ name }) => offers(name));
    return calls.length > 0 ? calls : question.tools.slice(0, 2).map((tool) => callOf(tool, text));
  }
  if (!['get_time', 'get_weather', 'calculate'].some(offers))
    return results.length === 2 ? question.tools.slice(2, 3).map((tool) => callOf(tool, text)) : [];
  const [one, other] = results.filter(({ name }) => name === 'get_weather').map((result) => numberIn(result.text));
  const isCompared = one !== undefined && other !== undefined && offers('calculate');
  if (!isCompared || results.some(({ name }) => name === 'calculate')) return [];
  return [{ name: 'calculate', arguments: { expression: `${one} - ${other}` } }];
}

/** What the question's words ask for: the weather where they ask for nothing that it knows. */
function firstCalls(text: string): readonly Plan[] {
  const named = cities.filter((city) => text.includes(city)).sort((a, b) => text.indexOf(a) - text.indexOf(b));
  const places = named.length > 0 ? named : cities.slice(0, 2);
  const calls: Plan[] = [];
  if (/\btime\b|\bclock\b|\blate\b/i.test(text))
    calls.push(...places.map((city) => ({ name: 'get_time', arguments: { city } })));
  const sum = /\d[\d.]*(?:\s*[-+*/×]\s*\d[\d.]*)+/.exec(text)?.[0];
  if (sum !== undefined) calls.push({ name: 'calculate', arguments: { expression: sum.replaceAll('×', '*') } });
  if (calls.length === 0 || /weather|warm|cold|rain|degrees/i.test(text))
    calls.push(...places.map((city) => ({ name: 'get_weather', arguments: { city } })));
  return calls;
}

function callOf({ name, parameters }: Tool, text: string): Plan {
  return { name, arguments: toArguments(parameters, text) };
}

function* report(results: readonly Result[]): Generator<Step> {
  const failed = results.filter(({ text }) => text.startsWith('Error'));
  const lines = results.map(({ name, text }) => `- \`${name}\`: ${oneLine(text)}`);
  const remark = failed.length > 0 ? '\n\nNot everything could be found out, and I say only what I know.' : '';
  yield { type: 'text', text: `Here is what I found:\n\n${lines.join('\n')}${remark}\n` };
}

function numberIn(text: string): number | undefined {
  const found = /-?\d+(?:\.\d+)?/.exec(text)?.[0];
  return found === undefined ? undefined : Number(found);
}

/** As text, in one line: results are not to be taken for Markdown. */
function oneLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .slice(0, 300)
    .replace(/[\\`*_[\]<>#|~$]/g, '\\$&');
}
