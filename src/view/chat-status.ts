/** What the chat is doing. `offline`: the visitor's device has no network, and nothing is under way. */
export type ChatStatus = 'idle' | 'submitting' | 'streaming' | 'error' | 'offline';
