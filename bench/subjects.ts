/** Who is measured, and by which page. */

export interface Subject {
  readonly name: string;
  /** Its module in `pages/`. */
  readonly page: string;
  /** Given to the module's `start`. */
  readonly options?: Readonly<Record<string, boolean>>;
  /** Its package in `package.json`, whose version is told. */
  readonly package?: string;
  readonly what: string;
}

export const subjects: readonly Subject[] = [
  { name: 'floor-text', page: 'floor-text', what: 'one Text node that grows once a frame; no Markdown' },
  {
    name: 'floor-markdown',
    page: 'floor-markdown',
    package: 'streaming-markdown',
    what: 'fed once a frame, nothing else',
  },
  {
    name: 'md-cv',
    page: 'floor-markdown',
    options: { sections: true },
    package: 'streaming-markdown',
    what: 'the same, sixteen finished blocks at a time in a section with `content-visibility: auto`',
  },
  {
    name: 'marked',
    page: 'marked',
    options: { perDelta: true },
    package: 'marked',
    what: 'with DOMPurify into innerHTML, for each delta',
  },
  { name: 'marked-raf', page: 'marked', package: 'marked', what: 'the same, once a frame' },
  { name: 'deep-chat', page: 'deep-chat', package: 'deep-chat', what: 'as its documentation embeds it' },
  {
    name: 'deep-chat-partial',
    page: 'deep-chat',
    options: { partialRender: true },
    package: 'deep-chat',
    what: 'the same with `partialRender`',
  },
  {
    name: 'streamdown',
    page: 'streamdown',
    package: 'streamdown',
    what: 'in React 19, messages memoised, one `setState` a frame',
  },
  { name: 'iotex-chat', page: 'iotex-chat', what: 'this repository’s `cdn/iotex-chat.bundle.js`' },
];
