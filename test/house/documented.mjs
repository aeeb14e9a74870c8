/** What the element's documentation names: its parts, states, slots and tokens, as the source has them by now. */
import { readFileSync } from 'node:fs';

const SOURCE = 'src/view/iotex-chat.ts';
const TOKENS = 'src/view/styles/tokens.ts';

/** Names without what they are prefixed with; the slot without a name is an empty one. */
export function readDocumented() {
  const source = readFileSync(SOURCE, 'utf8') + readFileSync(TOKENS, 'utf8');
  const names = (tag, pattern) =>
    [...source.matchAll(new RegExp(`^ \\* @${tag} ${pattern}`, 'gm'))].map(([, name]) => name);
  return {
    parts: names('csspart', '([\\w-]+)'),
    states: names('cssstate', '([\\w-]+)'),
    slots: names('slot', '([a-z-]*?) ?- '),
    tokens: names('cssprop', '\\[?--iotex-chat-([\\w-]+)'),
  };
}
