/** Names its sources: with titles in annotations, as OpenAI and OpenRouter do, and every other time as bare addresses, as Perplexity does. */

import type { Model } from '../model.js';

const pages: readonly { readonly path: string; readonly title: string }[] = [
  { path: 'demo/documents/streaming-and-stopping.md', title: 'Streaming and stopping' },
  { path: 'demo/documents/errors-and-retries.md', title: 'Errors and retries' },
  { path: 'demo/documents/privacy-and-security.md', title: 'Privacy and security' },
];

/** The model, whose sources can be read below `documentsUrl`. */
export function sources(documentsUrl: string): Model {
  return {
    id: 'sources',
    description: 'Names three sources, with their titles; asked a second time, as addresses alone.',
    *answer({ messages }) {
      const isFirst = messages.filter(({ role }) => role === 'user').length % 2 === 1;
      yield {
        type: 'text',
        text:
          'Words come while they are written, and Stop ends them at once. If the connection breaks, what was shown stays. ' +
          `Nothing is stored before you act. ${isFirst ? 'My sources have titles.' : 'My sources are addresses alone.'}`,
      };
      if (isFirst) {
        for (const { path, title } of pages) yield { type: 'source', url: documentsUrl + path, title };
      } else yield { type: 'citations', urls: pages.map(({ path }) => documentsUrl + path) };
    },
  };
}
