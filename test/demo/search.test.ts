import { expect } from 'chai';
import { readDocuments } from '../../demo/gateway/search/documents.js';
import type { Document } from '../../demo/gateway/search/documents.js';
import { toPassage } from '../../demo/gateway/search/passage.js';
import { DocumentSearch } from '../../demo/gateway/search/search.js';
import { toSections } from '../../demo/gateway/search/sections.js';

/** What visitors ask, the document that answers it, and the section. */
const questions: readonly [question: string, path: string, heading: string][] = [
  ['How do I add the chat to my page?', 'getting-started', 'Add the chat to a page with a script tag'],
  ['how to install it with npm', 'getting-started', 'Add the chat with npm and a bundler'],
  ['Can I use it in React?', 'getting-started', 'Use it in React, Vue, Svelte or Angular'],
  ['What is iotex-chat?', 'getting-started', 'What iotex-chat is'],
  ['which model is used by default', 'getting-started', 'Which model answers'],
  ['How do I set the system prompt?', 'getting-started', 'Settings of the model'],
  ['can I talk to ollama', 'getting-started', 'Talk to Ollama, vLLM, LM Studio or another server'],
  ['Why does the API key not belong in a page?', 'proxy', 'Why the API key does not belong in a page'],
  ['How can I limit costs?', 'proxy', 'Limit what visitors can spend'],
  ['I get a CORS error', 'proxy', 'CORS errors and the origins that may ask'],
  ['How do I change the colours?', 'theming', 'Change the colors'],
  ['Does it support dark mode?', 'theming', 'Dark and light mode'],
  ['how do i change the font size', 'theming', 'Fonts and font size'],
  ['does it work in arabic', 'theming', 'Language and right-to-left text'],
  ['how can I cancel a response', 'streaming-and-stopping', 'Stop an answer'],
  ['What happens when the connection breaks?', 'errors-and-retries', 'What happens when the connection breaks'],
  ['What does 429 mean?', 'errors-and-retries', 'Too many requests (429)'],
  ['which events are there?', 'events-and-api', 'Events'],
  ['how do I use streamChat in Node', 'events-and-api', 'Use streamChat without the element'],
  ['Is my conversation saved anywhere?', 'privacy-and-security', 'What is stored'],
  ['can the model inject javascript', 'privacy-and-security', 'Can an answer run scripts in my page'],
  ['Does it work with a screen reader?', 'accessibility', 'Screen readers'],
];

const strange = [
  'What is the capital of France?',
  'Tell me a joke',
  'Who won the world cup in 2014?',
  'Write a poem about the sea',
  'qwzx vbnk',
  '???',
  '',
];

describe('search in the documents', () => {
  let documents: readonly Document[];
  let own: DocumentSearch;
  let all: DocumentSearch;
  before(async () => {
    documents = await readDocuments();
    own = new DocumentSearch(documents.filter(({ path }) => path.startsWith('demo/documents/')));
    all = new DocumentSearch(documents);
  });

  for (const [question, path, heading] of questions) {
    it(`finds “${heading}” for “${question}”`, () => {
      const [best] = own.find(question);
      expect(`${best?.section.path ?? 'nothing'}: ${best?.section.heading ?? ''}`).to.equal(
        `demo/documents/${path}.md: ${heading}`,
      );
    });
  }

  it('finds something for each of them among all documents of the project, too', () => {
    for (const [question] of questions) expect(all.find(question), question).not.to.deep.equal([]);
  });

  for (const question of strange) {
    it(`finds nothing for “${question}”`, () => {
      expect(own.find(question).map(({ section }) => section.heading)).to.deep.equal([]);
    });
  }

  it('finds a word that is written wrongly or in part', () => {
    expect(own.find('accesibility of contrast')[0]?.section.path).to.equal('demo/documents/accessibility.md');
    expect(own.find('how to strem an answer')[0]?.section.path).to.equal('demo/documents/streaming-and-stopping.md');
  });

  it('follows a question up, and drops the old one where the new one stands alone', () => {
    const before = 'How do I change the colors?';
    expect(own.find('and in dark?', before)[0]?.section.heading).to.equal('Dark and light mode');
    const asked = own.find('How do I run the proxy?', before).map(({ section }) => section.path);
    expect(asked).to.deep.equal(['demo/documents/proxy.md']);
  });

  it('gives at most three hits, best first', () => {
    const hits = own.find('stop answer error retry event proxy key');
    expect(hits.length).to.be.at.most(3);
    expect(hits.map(({ score }) => score)).to.deep.equal(hits.map(({ score }) => score).sort((a, b) => b - a));
  });

  it('answers from documents that each have a title and sections with text', () => {
    expect(documents.filter(({ path }) => path.startsWith('demo/documents/')).length).to.be.at.least(7);
    for (const document of documents.filter(({ path }) => path.startsWith('demo/documents/'))) {
      expect(document.text, document.path).to.match(/^# \S/);
      expect(toSections(document).length, document.path).to.be.greaterThan(2);
    }
  });
});

describe('toSections', () => {
  it('splits at headings outside code, and names and links each section', () => {
    const text =
      '# Title\n\nIntro\n\n## `a` & [b](c) ##\n\n```sh\n# no heading\n```\n\n## Empty\n\n### Deep\ntext <!-- x -->\n';
    expect(toSections({ path: 'x.md', text })).to.deep.equal([
      { id: 'x.md#0', path: 'x.md', title: 'Title', heading: 'Title', anchor: 'title', body: 'Intro' },
      {
        id: 'x.md#1',
        path: 'x.md',
        title: 'Title',
        heading: 'a & b',
        anchor: 'a--b',
        body: '```sh\n# no heading\n```',
      },
      { id: 'x.md#2', path: 'x.md', title: 'Title', heading: 'Deep', anchor: 'deep', body: 'text' },
    ]);
  });
});

describe('toPassage', () => {
  const filling = 'This sentence only fills the page. '.repeat(20).trim();

  it('gives a short section whole', () => {
    expect(toPassage('One.\n\n```\na\n\nb\n```\n\nTwo.', ['two'])).to.equal('One.\n\n```\na\n\nb\n```\n\nTwo.');
  });

  it('keeps the paragraphs that speak of the terms, with the code that they introduce', () => {
    const body = `First.\n\n${filling}\n\nSet the proxy:\n\n\`\`\`\nproxy=1\n\`\`\`\n\n${filling}`;
    expect(toPassage(body, ['proxy'])).to.equal('First.\n\nSet the proxy:\n\n```\nproxy=1\n```');
  });

  it('ends a long paragraph after a sentence', () => {
    const passage = toPassage(filling.repeat(4), ['page']);
    expect(passage.length).to.be.lessThan(1200);
    expect(passage).to.match(/page\.\n…$/);
  });
});
