/** The custom states that a page can style with `iotex-chat:state(streaming)`. */

export type ChatState = 'streaming' | 'submitting' | 'empty' | 'open' | 'offline' | 'error' | 'has-draft' | 'at-bottom';

/** Sets each state that holds and takes back each that does not. */
export function setStates(internals: ElementInternals, states: Readonly<Record<ChatState, boolean>>): void {
  for (const [state, holds] of Object.entries(states)) {
    if (holds) internals.states.add(state);
    else internals.states.delete(state);
  }
}
