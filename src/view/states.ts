/** The custom states that a page can style with `iotex-chat:state(streaming)`. */

export type ChatState = 'streaming' | 'submitting' | 'empty' | 'open' | 'offline' | 'error' | 'has-draft' | 'at-bottom';

/** Sets each state that holds and takes back each that does not. Where the browser knows no `:state()`, there is nothing to set: pages cannot ask for it. */
export function setStates(internals: ElementInternals, states: Readonly<Record<ChatState, boolean>>): void {
  const { states: held } = internals as { readonly states?: Set<string> };
  // Browsers that wanted two dashes before a name throw at one without them.
  if (!held || !CSS.supports('selector(:state(a))')) return;
  for (const [state, holds] of Object.entries(states)) {
    if (holds) held.add(state);
    else held.delete(state);
  }
}
