/** Remembered conversations in, the list of them out: over the chat, newest first, grouped by when they were last gone on with. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ThreadEntry } from '../../conversation/storage/records.js';
import type { Strings } from '../../locales/strings.js';
import { icons } from '../more-icons.js';

export interface ThreadListContext {
  readonly strings: Strings;
  /** A BCP 47 tag, for dates. */
  readonly lang: string;
  /** Milliseconds since 1970. */
  readonly today: number;
  /** Those to be shown, newest first. */
  readonly entries: readonly ThreadEntry[];
  /** How many there are, shown or not. */
  readonly count: number;
  readonly query: string;
  /** The conversation that the chat shows. */
  readonly currentId: string | undefined;
  /** The one whose buttons Tab leads to; the arrow keys lead to the others. */
  readonly activeId: string | undefined;
  readonly renamedId: string | undefined;
  /** Whether one was deleted that can be brought back. */
  readonly canUndo: boolean;
  readonly onClose: () => void;
  readonly onNewChat: () => void;
  readonly onUndo: () => void;
  readonly onSearch: (event: Event) => void;
  readonly onClick: (event: Event) => void;
  readonly onKeydown: (event: KeyboardEvent) => void;
  readonly onNameKeydown: (event: KeyboardEvent) => void;
  readonly onNameBlur: (event: FocusEvent) => void;
}

/** From how many conversations on a search is offered. */
const MANY = 10;

type Group = 'today' | 'yesterday' | 'earlier';
const GROUPS: readonly Group[] = ['today', 'yesterday', 'earlier'];

export function threadList(context: ThreadListContext): TemplateResult {
  const { strings, entries, count } = context;
  const words = count === 0 ? strings.noConversations : strings.nothingFound;
  const isSearchable = count > MANY || context.query !== '';
  return html`<div class="threads" @keydown=${context.onKeydown}>
    <div class="threads-scrim" @click=${context.onClose}></div>
    <div part="thread-list" class="threads-panel" role="dialog" aria-label=${strings.conversations}>
      <header class="threads-header">
        <h2>${strings.conversations}</h2>
        <button
          part="action-button"
          class="icon-button threads-new"
          type="button"
          aria-label=${strings.newChat}
          title=${strings.newChat}
          @click=${context.onNewChat}
        >
          ${icons.newChat}
        </button>
        <button
          part="action-button close-button"
          class="icon-button threads-close"
          type="button"
          aria-label=${strings.close}
          title=${strings.close}
          @click=${context.onClose}
        >
          ${icons.close}
        </button>
      </header>
      ${
        isSearchable
          ? html`<input
              part="thread-search"
              class="threads-field threads-search"
              type="search"
              dir="auto"
              aria-label=${strings.searchConversations}
              placeholder=${strings.searchConversations}
              .value=${live(context.query)}
              @input=${context.onSearch}
            />`
          : nothing
      }
      <div class="threads-scroll" @click=${context.onClick}>
        ${entries.length === 0 ? html`<p class="threads-empty" role="status">${words}</p>` : groups(context)}
      </div>
      ${
        context.canUndo
          ? html`<div part="undo" class="threads-undo">
              <p>${strings.conversationDeleted}</p>
              <button part="action-button" class="button" type="button" @click=${context.onUndo}>
                ${strings.undo}
              </button>
            </div>`
          : nothing
      }
    </div>
  </div>`;
}

function groups(context: ThreadListContext): unknown {
  const { entries, strings, today } = context;
  return GROUPS.map((group) => {
    const members = entries.filter((entry) => groupOf(entry.updatedAt, today) === group);
    if (members.length === 0) return nothing;
    const heading = `threads-${group}`;
    return html`<h3 id=${heading}>${strings[group]}</h3>
      <ul role="list" aria-labelledby=${heading}>
        ${repeat(
          members,
          (entry) => entry.id,
          (entry) => row(entry, group, context),
        )}
      </ul>`;
  });
}

function row(entry: ThreadEntry, group: Group, context: ThreadListContext): TemplateResult {
  const { strings, lang, today } = context;
  const { id, updatedAt } = entry;
  const title = entry.title || strings.untitled;
  const isCurrent = id === context.currentId;
  const tabIndex = id === context.activeId ? 0 : -1;
  const titleId = `thread-${id}`;
  return html`<li part="thread" class="thread ${isCurrent ? 'current' : ''}" data-thread=${id}>
    ${
      id === context.renamedId
        ? html`<input
            part="thread-name"
            class="threads-field thread-name"
            dir="auto"
            maxlength="120"
            aria-label=${strings.conversationName}
            value=${title}
            @keydown=${context.onNameKeydown}
            @blur=${context.onNameBlur}
          />`
        : html`<button
              class="thread-open"
              type="button"
              tabindex=${tabIndex}
              aria-current=${ifDefined(isCurrent ? 'true' : undefined)}
              title=${title}
            >
              <span id=${titleId} class="thread-title" dir="auto">${title}</span>
              <time dir="auto" datetime=${new Date(updatedAt).toISOString()}
                >${timeWords(updatedAt, group, today, lang)}</time
              >
            </button>
            ${action('thread-rename', strings.rename, icons.edit, titleId, tabIndex)}
            ${action('thread-delete', strings.delete, icons.delete, titleId, tabIndex)}`
    }
  </li>`;
}

function action(name: string, label: string, icon: unknown, titleId: string, tabIndex: number): TemplateResult {
  return html`<button
    part="action-button"
    class="icon-button ${name}"
    type="button"
    tabindex=${tabIndex}
    aria-label=${label}
    aria-describedby=${titleId}
    title=${label}
  >
    ${icon}
  </button>`;
}

/** By the calendar of the visitor, not by hours. A clock that was wrong may have dated one in the future: that is today. */
function groupOf(time: number, today: number): Group {
  const midnight = new Date(today);
  midnight.setHours(0, 0, 0, 0);
  if (time >= midnight.getTime()) return 'today';
  midnight.setDate(midnight.getDate() - 1);
  return time >= midnight.getTime() ? 'yesterday' : 'earlier';
}

/** The time of a day that the heading names, else the day; the year where it is another one. */
function timeWords(time: number, group: Group, today: number, lang: string): string {
  const isThisYear = new Date(time).getFullYear() === new Date(today).getFullYear();
  const day: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', ...(!isThisYear && { year: 'numeric' }) };
  const options = group === 'earlier' ? day : ({ hour: 'numeric', minute: '2-digit' } as const);
  return formatOf(lang, options).format(time);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format is slow, and a list has many dates. */
function formatOf(lang: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = [lang, ...Object.keys(options)].join();
  const format = formats.get(key) ?? makeFormat(lang, options);
  formats.set(key, format);
  return format;
}

function makeFormat(lang: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(lang, options);
  } catch {
    // Anything can stand in a `lang`.
    return new Intl.DateTimeFormat(undefined, options);
  }
}
