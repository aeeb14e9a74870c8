/** Answers questions about iotex-chat with passages of its own documents, found by full-text search. */

import type { Message, Model, Step } from '../model.js';
import { lastUserText } from '../model.js';
import type { Document } from '../search/documents.js';
import { toPassage } from '../search/passage.js';
import { DocumentSearch } from '../search/search.js';
import type { Hit } from '../search/search.js';

/** Questions that the documents answer well. */
const suggestions = [
  'How do I add the chat to my page?',
  'Why does the API key not belong in a page?',
  'What happens when the connection breaks?',
  'How do I change the colours?',
];

const introduction =
  'I am `docs`, a model of the embedded gateway of iotex-chat. I am not a language model: I look your words up in the ' +
  "project's own documents and show the passages that fit, with their sources. No key and no network are needed.";

/** What needs no search, each with the whole of a short message that it answers. */
const smallTalk: readonly { readonly says: RegExp; readonly answer: string }[] = [
  {
    says: /^(hi|hello|hey|hiya|gm|howdy|moin|good (morning|afternoon|evening|day))( there| all| bot)?$/,
    answer: `Hello! ${introduction}\n\n${inviteTo(suggestions)}`,
  },
  {
    says: /^(many )?(thanks|thank you|thx|cheers|ty)( so much| very much| a lot)?$|^(great|nice|cool|ok|okay|perfect)$/,
    answer: 'You are welcome. Ask on whenever you like.',
  },
  {
    says: /^(bye|goodbye|see you|good night)( later| then)?$/,
    answer: 'Goodbye! What was said here is forgotten when the page is closed.',
  },
  {
    says: /^(help|what can (you|i|we) (do|ask)( you| here| about)?|who are you|what are you|are you (an? )?(ai|real|human|bot|language model|llm|gemini|chatgpt|gpt))$/,
    answer: `${introduction}\n\n${inviteTo(suggestions)}`,
  },
];

/** How long the model seems to look something up, in milliseconds. */
const searchTime = 250;

/** The model over `documents`, which can be read below `documentsUrl`. */
export function docs(documents: readonly Document[], documentsUrl: string): Model {
  const search = new DocumentSearch(documents);
  return {
    id: 'docs',
    description: 'Answers questions about iotex-chat with passages of its own documents, and names the sources.',
    *answer({ messages }) {
      yield { type: 'pause', duration: searchTime };
      const question = lastUserText(messages);
      const known = smallTalk.find(({ says }) => says.test(simplify(question)));
      if (known !== undefined) {
        yield { type: 'text', text: known.answer };
        return;
      }
      const hits = search.find(question, questionBefore(messages));
      yield* hits.length > 0 ? quote(hits, documentsUrl) : admit();
    },
  };
}

/** The sources come as citations, which a client shows in its own way: listed in the text too, they would stand there twice. */
function* quote(hits: readonly Hit[], documentsUrl: string): Generator<Step> {
  const isOne = hits.length === 1;
  // The heading of a single passage says nothing that its source does not.
  const passages = hits.map(({ section, terms }) => {
    const passage = toPassage(section.body, terms);
    return isOne ? passage : `### ${section.heading}\n\n${passage}`;
  });
  const found = isOne ? 'This passage of the documents fits' : 'These passages of the documents fit';
  yield { type: 'text', text: `${found} your question.\n\n${passages.join('\n\n')}\n` };
  for (const { section } of hits) {
    const url = `${documentsUrl}${section.path}#${section.anchor}`;
    yield { type: 'source', url, title: `${section.heading} – ${section.path}` };
  }
}

function* admit(): Generator<Step> {
  yield {
    type: 'text',
    text:
      'I found nothing about that in the documents of iotex-chat, and I know nothing else. ' + inviteTo(suggestions),
  };
}

function inviteTo(questions: readonly string[]): string {
  return `You could ask:\n\n${questions.map((question) => `- ${question}`).join('\n')}\n`;
}

function questionBefore(messages: readonly Message[]): string {
  const questions = messages.filter((message) => message.role === 'user');
  return questions.at(-2)?.text ?? '';
}

function simplify(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
