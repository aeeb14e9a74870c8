/** A code and its language in, tokens out, by the grammars of highlight.js: https://github.com/highlightjs/highlight.js */
import highlightCore from 'highlight.js/lib/core';
import type { LanguageFn } from 'highlight.js';
import type { Highlighter } from '../render/extras-types.js';
import { grammarsOf, loadGrammar } from './grammars.js';
import { TokenEmitter } from './token-emitter.js';

/** Something of everything. */
const SAMPLE = 'a "b" 1 { c(d) } // e\n';

/** Languages are the keys of `render/code-language.ts`. `loadNamed` gives a grammar by its name. */
export function createHighlighter(loadNamed: (name: string) => Promise<LanguageFn> = loadGrammar): Highlighter {
  // An instance of its own: a page's own highlight.js keeps its settings and its languages.
  const core = highlightCore.newInstance();
  core.configure({ __emitter: TokenEmitter });
  const loading = new Map<string, Promise<void>>();

  const register = async (name: string) => {
    const grammar = await loadNamed(name);
    core.registerLanguage(name, grammar);
    // A grammar and its expressions are compiled when they are first used. That takes longer than reading a code, and shall not come on top of it.
    core.highlight(SAMPLE, { language: name });
  };
  const loadOnce = (name: string) => {
    const known = loading.get(name);
    if (known) return known;
    const promise = register(name).catch((error: unknown) => {
      // The next code block may try again.
      loading.delete(name);
      throw error;
    });
    loading.set(name, promise);
    return promise;
  };

  return {
    async load(language) {
      const names = grammarsOf(language);
      await Promise.all(names.map(loadOnce));
      return names.length > 0;
    },
    tokens(code, language) {
      const [name = language] = grammarsOf(language);
      const result = core.highlight(code, { language: name, ignoreIllegals: true });
      // A grammar's error does not come out by itself.
      if (result.errorRaised) throw result.errorRaised;
      if (!(result._emitter instanceof TokenEmitter)) throw new TypeError('highlight.js made an emitter of its own.');
      return result._emitter.tokens;
    },
  };
}

/** The page's own. A grammar is loaded once. */
export const highlighter = createHighlighter();
