/** An answer that broke off and the request to go on with it go in, the rest of the answer comes out, for any model that says the same again. */

import type { Message, Model, Step } from './model.js';

/** How far behind the end of what was sent the break may lie: a client takes back a word that was cut off. */
const longestWord = 80;
/** Models repeat the end of what they are to go on from: the line if it is no longer than this, else some words. */
const longestRepeat = 60;
const leastRepeat = 16;

/** The same model, which goes on where the last message asks it to. */
export function goingOn(model: Model): Model {
  return {
    ...model,
    *answer(question) {
      const broken = brokenAnswer(question.messages);
      if (broken === undefined) yield* model.answer(question);
      else yield* restOf([...model.answer({ ...question, messages: question.messages.slice(0, -2) })], broken);
    },
  };
}

/** The text of the answer that the visitor wants the rest of; undefined where that is not what is asked. */
function brokenAnswer(messages: readonly Message[]): string | undefined {
  const [answer, request] = messages.slice(-2);
  if (request?.role !== 'user' || answer?.role !== 'assistant' || answer.text.trim() === '') return undefined;
  const isAsked = /\b(?:continue|go on)\b/i.test(request.text) && /\bexactly where\b/i.test(request.text);
  return isAsked ? answer.text.trimEnd() : undefined;
}

function* restOf(steps: readonly Step[], said: string): Generator<Step> {
  const whole = steps.map((step) => (step.type === 'text' ? step.text : '')).join('');
  const place = whole.indexOf(said);
  if (place === -1) {
    yield { type: 'text', text: 'Where that broke off cannot be found any more. Please ask once again.' };
    return;
  }
  const end = place + said.length;
  const fence = openFence(whole.slice(0, end));
  if (fence !== undefined) yield { type: 'text', text: `${fence}\n` };
  const start = repeatFrom(whole, end, fence !== undefined);
  let offset = 0;
  for (const step of steps) {
    if (step.type === 'text') {
      const rest = step.text.slice(Math.max(0, start - offset));
      offset += step.text.length;
      if (rest !== '') yield { type: 'text', text: rest };
    } else if (offset >= end && !(isBreak(step) && offset <= end + longestWord)) yield step;
  }
}

/** The line that opened the block of code in which the text ends. */
function openFence(text: string): string | undefined {
  const fences = text.match(/^```.*$/gm) ?? [];
  return fences.length % 2 === 1 ? fences.at(-1) : undefined;
}

function repeatFrom(text: string, end: number, isInCode: boolean): number {
  const lineStart = text.lastIndexOf('\n', end - 1) + 1;
  if (isInCode || end - lineStart <= longestRepeat) return lineStart;
  return text.lastIndexOf(' ', end - leastRepeat) + 1;
}

function isBreak({ type }: Step): boolean {
  return type === 'finish' || type === 'cut' || type === 'error';
}
