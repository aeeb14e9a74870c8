/** What the apps have in common: a small shop, what it lets its chat do, and what it asks to begin with. */

export const greeting = 'Questions about your order? Just ask.';

export const suggestions: readonly string[] = [
  'What happens when the connection breaks?',
  'How do I change the colours?',
];

export const question = 'Why does the API key not belong in a page?';

const hours: Readonly<Record<string, string>> = { Lisbon: '9:00–19:00', Oslo: '10:00–18:00' };

export const tools = [
  {
    name: 'get_opening_hours',
    description: 'When a shop is open.',
    parameters: {
      type: 'object',
      properties: { city: { type: 'string', enum: Object.keys(hours) } },
      required: ['city'],
    },
    execute: (given: unknown) => hours[(given as { readonly city?: string }).city ?? ''] ?? 'There is no shop there.',
  },
];
