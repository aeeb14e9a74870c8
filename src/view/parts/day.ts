/** Two neighbouring messages in, the line between them out where they are of different days: "Today", "Yesterday", a weekday, a date. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { canonicalTag } from '../../locales/locale-tags.js';
import type { Message } from '../../conversation/message.js';

export interface DayContext {
  /** A BCP 47 tag; what is none is the browser's own language. */
  readonly lang: string;
  /** The wall clock, in milliseconds since 1970. */
  readonly today: () => number;
}

const DAY = 24 * 60 * 60 * 1000;
/** From then on a weekday could be that of another week. */
const WEEK = 7;

/** A message that came from elsewhere may not say when it was written: its `createdAt` is 0, and it is of the day before it. */
export function dayLine(
  before: Message | undefined,
  { createdAt }: Message,
  { lang, today }: DayContext,
): TemplateResult | typeof nothing {
  if (!before?.createdAt || !createdAt || startOfDay(before.createdAt) === startOfDay(createdAt)) return nothing;
  const day = dayName(createdAt, today(), lang);
  // What a separator holds is not read out, what it is called is.
  return html`<div part="day" class="day" role="separator" aria-label=${day}>
    <span aria-hidden="true">${day}</span>
  </div>`;
}

/** What a page calls the day of `time` at the time `today`, as words that stand alone. */
export function dayName(time: number, today: number, lang: string): string {
  const tag = canonicalTag(lang);
  const from = startOfDay(time);
  // Rounded, for a day on which the clocks are changed is longer, or shorter.
  const daysAgo = Math.round((startOfDay(today) - from) / DAY);
  if (daysAgo === 0 || daysAgo === 1) {
    const [first = '', ...rest] = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(-daysAgo, 'day');
    return first.toLocaleUpperCase(tag) + rest.join('');
  }
  if (daysAgo > 0 && daysAgo < WEEK) return new Intl.DateTimeFormat(tag, { weekday: 'long' }).format(from);
  const isOfThisYear = new Date(time).getFullYear() === new Date(today).getFullYear();
  const year = isOfThisYear ? {} : { year: 'numeric' as const };
  return new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', ...year }).format(from);
}

/** When the day of `time` began where the visitor is. */
function startOfDay(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}
