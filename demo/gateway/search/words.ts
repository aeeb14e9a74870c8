/** Text goes in, the words that are looked for come out: small, without endings, one word for each meaning. */

const filler = new Set(
  (
    'a about after again all also am an and any anyone are as at be because been before being between both but by can could ' +
    'did do does doing don down each else ever explain few find for from further get give gets got had has have having he hello ' +
    'help her here hi him his how i if in into is it its itself just know let like me mean means might mine more most ' +
    'much must my need no nor not now of off on once one only or other our out over own please possible same should show ' +
    'so some something such support supported supports tell than that the their them then there these they thing this those through to too under until ' +
    'up us use used using very want was way we were what when where which while who whom whose why will with without ' +
    'work works would you your'
  ).split(' '),
);

/** Words of visitors, and the word of the documents for the same thing. */
const sameAs: Readonly<Record<string, string>> = {
  abort: 'stop',
  cancel: 'stop',
  interrupt: 'stop',
  halt: 'stop',
  colour: 'color',
  appearance: 'theme',
  style: 'theme',
  styling: 'theme',
  look: 'theme',
  skin: 'theme',
  install: 'add',
  embed: 'add',
  integrate: 'add',
  insert: 'add',
  put: 'add',
  setup: 'start',
  begin: 'start',
  launch: 'start',
  secret: 'key',
  credential: 'key',
  fail: 'error',
  failure: 'error',
  fault: 'error',
  website: 'page',
  site: 'page',
  webpage: 'page',
  blind: 'accessibility',
  a11y: 'accessibility',
  accessible: 'accessibility',
  night: 'dark',
  callback: 'event',
  listener: 'event',
  listen: 'event',
  backend: 'proxy',
  server: 'proxy',
  cookie: 'storage',
  store: 'storage',
  stored: 'storage',
  save: 'storage',
  saved: 'storage',
  remember: 'storage',
  question: 'message',
  javascript: 'script',
  xss: 'script',
  inject: 'run',
  execute: 'run',
  cost: 'spend',
  money: 'spend',
  budget: 'spend',
  price: 'spend',
  licence: 'license',
  disconnect: 'break',
  response: 'answer',
  reply: 'answer',
  notify: 'event',
  notified: 'event',
};

/** The product's own name says nothing about what is asked: each section is about it. */
const ownName = new Set(['iotex', 'chat', 'iotex-chat', 'widget', 'element']);

/** Splits at what is neither a letter, a digit nor a joining dash: `proxy-url` is `proxy-url`, `proxy` and `url`. */
export function splitWords(text: string): string[] {
  return Array.from(text.toLowerCase().matchAll(/[\p{L}\p{N}]+(?:[-_.][\p{L}\p{N}]+)*/gu), ([word]) => {
    const parts = word.split(/[-_.]/);
    return parts.length > 1 ? [word, ...parts] : parts;
  }).flat();
}

/** The form under which a word is indexed and looked for; null for one that says nothing. */
export function toTerm(word: string): string | null {
  if (filler.has(word) || (word.length < 2 && !/\d/.test(word))) return null;
  const stem = withoutEnding(word);
  return sameAs[word] ?? sameAs[stem] ?? stem;
}

/** The terms of a question that tell it from others, each once. Only where nothing else is left, the product's name. */
export function termsOf(question: string): readonly string[] {
  const words = splitWords(question);
  const telling = words.filter((word) => !ownName.has(word));
  const terms = (chosen: readonly string[]) => [...new Set(chosen.map(toTerm).filter((term) => term !== null))];
  const found = terms(telling);
  return found.length > 0 ? found : terms(words);
}

/** Plurals and the commonest endings of verbs; crude, and the same for both sides of the search. */
function withoutEnding(word: string): string {
  if (word.length < 5 || /[-_.\d]/.test(word))
    return word.length === 4 && /[^su]s$/.test(word) ? word.slice(0, -1) : word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  const stem = word.replace(/(?:ing|ed|(?<=[^su])s|(?<=ss|ch|sh|x)es)$/, '');
  if (stem === word || stem.length < 3) return word;
  return /([bdgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem;
}
