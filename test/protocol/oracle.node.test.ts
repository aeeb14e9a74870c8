/** The stream decoder of the `openai` package as an oracle: it reads each recorded stream too, and where the two differ it is said why. */
import { expect } from 'chai';
import { Stream } from 'openai/core/streaming';
import { loadStream } from '../fixtures/load.js';
import { streams } from '../fixtures/streams.js';
import { replay, textOf } from './replay.js';

const inlineReasoning = 'it knows no inline reasoning and gives the tags and what is between them as text';
const inlineImage = 'it knows no inline images and gives their base64 as text';

/** Where the two come to a different text, and why ours is right for a chat. The test fails where one no longer differs. */
const differences: ReadonlyMap<string, string> = new Map([
  ['ping-events.sse', 'it parses the data of a ping too, and fails where that is no JSON'],
  ['content-parts.sse', 'it gives content as the list that came'],
  ['content-parts-image.sse', 'it gives content as the list that came'],
  ['content-parts-thinking.sse', 'it gives content as the list that came'],
  ['content-parts-reasoning.sse', 'it gives content as the list that came'],
  ['legacy-text.sse', 'it looks for nothing but a delta'],
  ['message-for-delta.sse', 'it looks for nothing but a delta'],
  ['refusal.sse', 'it gives a refusal apart from the content; a visitor reads it as the answer'],
  ['think.sse', inlineReasoning],
  ['think-split.sse', inlineReasoning],
  ['think-new-api.sse', inlineReasoning],
  ['think-no-opening.sse', inlineReasoning],
  ['think-in-the-middle.sse', inlineReasoning],
  ['think-empty.sse', inlineReasoning],
  ['think-twice.sse', inlineReasoning],
  ['think-unclosed.sse', inlineReasoning],
  ['thought.sse', inlineReasoning],
  ['think-example-within.sse', inlineReasoning],
  ['think-and-reasoning-content.sse', inlineReasoning],
  ['data-image.sse', inlineImage],
  ['data-image-split.sse', inlineImage],
  ['data-image-cut.sse', inlineImage],
  ['data-image-unclosed.sse', inlineImage],
  ['hostile-types.sse', 'it does not check types, and this test fails on what it gives'],
]);

/** Streams that fail for us, while it takes them for a whole answer: it knows neither those errors nor an end that comes too early. */
const unseenErrors: ReadonlyMap<string, string> = new Map(
  streams
    .filter(({ fails }) => fails === 'truncated' || fails === 'empty' || fails === 'content_filter')
    .map(({ file, fails }) => [file, `it does not call an answer ${String(fails)}`]),
);

const otherErrors: ReadonlyMap<string, string> = new Map([
  ['error-vllm.sse', 'it knows no error without the field error'],
  ['error-event-plain.sse', 'it knows no error without the field error'],
  ['error-detail.sse', 'it knows no error without the field error'],
  ['error-message-code.sse', 'it knows no error without the field error'],
  ['error-msg-code.sse', 'it knows no error without the field error'],
  ['error-in-choice.sse', 'it knows no error in a choice'],
  ['error-finish-reason.sse', 'it knows no finish reason that is an error'],
  ['not-an-object.sse', 'it gives any JSON'],
]);

interface OracleChunk {
  readonly choices?: readonly { readonly index?: number; readonly delta?: { readonly content?: unknown } | null }[];
}

describe('openai’s stream decoder', () => {
  for (const { file, mediaType, shows } of streams) {
    if (mediaType !== undefined || !file.endsWith('.sse')) continue;
    const reason = differences.get(file) ?? unseenErrors.get(file) ?? otherErrors.get(file);
    it(`${reason === undefined ? 'agrees' : 'differs'} on ${file} (${reason ?? shows})`, async () => {
      const bytes = await loadStream(file);
      const { deltas, error } = await replay([bytes]);
      const theirs = await oracle(bytes);
      // Both fail: what they had given before is the same by the streams that do not.
      const ours = error === undefined ? textOf(deltas) : undefined;
      if (reason === undefined) expect(theirs).to.equal(ours);
      else expect(theirs).not.to.equal(ours);
    });
  }
});

/** What the oracle reads: the text of index 0, or undefined where it fails. */
async function oracle(bytes: Uint8Array): Promise<string | undefined> {
  const { error } = console;
  // It prints what it cannot read.
  console.error = () => {};
  let text = '';
  try {
    const response = new Response(bytes.slice());
    for await (const chunk of Stream.fromSSEResponse<OracleChunk>(response, new AbortController())) {
      for (const choice of chunk.choices ?? []) {
        if ((choice.index ?? 0) === 0 && typeof choice.delta?.content === 'string') text += choice.delta.content;
      }
    }
    return text;
  } catch {
    return undefined;
  } finally {
    console.error = error;
  }
}
