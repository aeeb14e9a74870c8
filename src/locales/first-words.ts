/** What an empty chat says, in English. The rest of it, in `en.ts`, comes with whatever says more. */
import type { Strings } from './strings.js';

export const enFirst = {
  label: 'Chat',
  transcript: 'Conversation',
  transcriptKeys: 'Arrow keys go from message to message',
  placeholder: 'Ask anything',
  greeting: 'How can I help?',
  suggestions: 'Suggestions',
  send: 'Send',
  stop: 'Stop',
  retry: 'Retry',
  openChat: 'Open chat',
  closeChat: 'Close chat',
  offline: 'You are offline. What you write stays here; send it when you are back.',
  errors: {
    network: 'The connection failed. Check your network, then try again.',
  },
} as const satisfies Partial<Omit<Strings, 'errors'>> & { readonly errors: Partial<Strings['errors']> };

/** The texts that are there from the start. */
export type FirstStrings = Pick<Strings, Exclude<keyof typeof enFirst, 'errors'>> & {
  readonly errors: Pick<Strings['errors'], keyof typeof enFirst.errors>;
};
