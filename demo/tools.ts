/** Functions that the demo's page lets the model call. They ask nobody: their weather is made up. */

import type { Tool } from 'iotex-chat';

const zones: Readonly<Record<string, string>> = {
  Lisbon: 'Europe/Lisbon',
  Oslo: 'Europe/Oslo',
  Tokyo: 'Asia/Tokyo',
  Berlin: 'Europe/Berlin',
  Zurich: 'Europe/Zurich',
  Singapore: 'Asia/Singapore',
  Nairobi: 'Africa/Nairobi',
  Lima: 'America/Lima',
};

const city = {
  type: 'object',
  properties: { city: { type: 'string', enum: Object.keys(zones) } },
  required: ['city'],
};

/** The time and the weather in a city, and sums. */
export const tools: readonly Tool[] = [
  {
    name: 'get_time',
    description: 'The time of day in a city.',
    parameters: city,
    execute: (given) =>
      new Intl.DateTimeFormat('en', { timeStyle: 'short', timeZone: zones[cityOf(given)] }).format(new Date()),
  },
  {
    name: 'get_weather',
    description: 'The weather in a city.',
    parameters: city,
    async execute(given, { signal }) {
      const name = cityOf(given);
      await pause(700, signal);
      return { city: name, degrees: 4 + ((name.length * 7) % 19), sky: name.length % 2 === 0 ? 'clear' : 'cloudy' };
    },
  },
  {
    name: 'calculate',
    description: 'The value of a sum, a difference, a product or a quotient.',
    parameters: { type: 'object', properties: { expression: { type: 'string' } }, required: ['expression'] },
    execute: (given) => calculate(textOf(given, 'expression')),
  },
];

function cityOf(given: unknown): string {
  const name = textOf(given, 'city');
  if (!Object.hasOwn(zones, name)) throw new Error(`There is no city called ${name} here.`);
  return name;
}

/** The model wrote the arguments: anything may be in them. */
function textOf(given: unknown, name: string): string {
  const value: unknown = typeof given === 'object' && given !== null ? Reflect.get(given, name) : undefined;
  if (typeof value !== 'string') throw new Error(`${name} must be a text.`);
  return value;
}

/** Two numbers and what is between them, read and not run. */
function calculate(expression: string): number {
  const [, left, sign, right] = /^\s*(-?\d+(?:\.\d+)?)\s*([-+*/])\s*(-?\d+(?:\.\d+)?)\s*$/.exec(expression) ?? [];
  const [a, b] = [Number(left), Number(right)];
  switch (sign) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case undefined:
    default:
      throw new Error('Only two numbers with +, -, * or / between them can be calculated.');
  }
}

function pause(duration: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, duration);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
