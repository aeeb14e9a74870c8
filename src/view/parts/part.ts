/** One part of a message in, its template out; a table with an entry for every kind of part. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type {
  FilePart,
  ImagePart,
  Part,
  ReasoningPart,
  SourcePart,
  TextPart,
  ToolCallPart,
} from '../../conversation/message.js';
import type { Strings } from '../../locales/strings.js';
import { icons } from '../icons.js';
import { growText } from './grow-text.js';

export interface PartContext {
  readonly strings: Strings;
  /** Whether this part may still grow. */
  readonly isOpen: boolean;
}

type PartTemplates = {
  readonly [T in Part['type']]: (
    part: Extract<Part, { type: T }>,
    context: PartContext,
  ) => TemplateResult | typeof nothing;
};

/** Schemes that a link in an answer may have. */
const LINK_SCHEMES = new Set(['http:', 'https:']);

/** Pictures that hold nothing but pixels, and are here already. */
const RASTER_DATA_URL = /^data:image\/(?:png|jpeg|gif|webp|avif|bmp)[;,]/i;

const templates: PartTemplates = { text, reasoning, image, file, source, 'tool-call': toolCall };

/** The template of a part. */
export function partTemplate(part: Part, context: PartContext): TemplateResult | typeof nothing {
  const template = templates[part.type] as (part: Part, context: PartContext) => TemplateResult | typeof nothing;
  return template(part, context);
}

/** The list of what an answer refers to, or nothing. */
export function sourcesTemplate(parts: readonly Part[], strings: Strings): TemplateResult | typeof nothing {
  const links = parts.filter((part) => part.type === 'source').flatMap(toLink);
  if (links.length === 0) return nothing;
  return html`<nav class="sources" aria-label=${strings.sources}>
    <span class="sources-heading" aria-hidden="true">${strings.sources}</span>
    <ol>
      ${links.map(
        ({ href, title }) =>
          html`<li>
            <a href=${href} target="_blank" rel="noopener noreferrer nofollow"><bdi>${title}</bdi></a>
          </li>`,
      )}
    </ol>
  </nav>`;
}

function text(part: TextPart): TemplateResult {
  return html`<div part="content" class="content" dir="auto" ${growText(part)}></div>`;
}

function reasoning(part: ReasoningPart, { strings, isOpen }: PartContext): TemplateResult {
  const seconds = Math.max(1, Math.round(part.duration / 1000));
  return html`<details part="reasoning" class="reasoning">
    <summary>${icons.chevron}<span>${isOpen ? strings.thinking : strings.thought(seconds)}</span></summary>
    <div class="content" dir="auto" ${growText(part)}></div>
  </details>`;
}

function image(part: ImagePart, { strings }: PartContext): TemplateResult | typeof nothing {
  if (RASTER_DATA_URL.test(part.url))
    return html`<img part="image" class="image" src=${part.url} alt=${part.alt || strings.image} />`;
  // A picture on another host is not fetched before the visitor asks: its URL could carry words of the conversation away.
  const href = safeLink(part.url);
  if (!href) return nothing;
  return html`<a
    part="image-placeholder"
    class="placeholder"
    href=${href}
    target="_blank"
    rel="noopener noreferrer nofollow"
    >${strings.openImage}${part.alt ? html`: <bdi>${part.alt}</bdi>` : nothing}</a
  >`;
}

function file(part: FilePart): TemplateResult {
  return html`<span part="attachment" class="attachment"><bdi>${part.name}</bdi></span>`;
}

function toolCall(part: ToolCallPart, { strings }: PartContext): TemplateResult {
  return html`<p class="step">${strings.toolCall(part.name)}</p>`;
}

/** Sources stand together below the answer: see `sourcesTemplate`. */
function source(): typeof nothing {
  return nothing;
}

function toLink(part: SourcePart): { href: string; title: string }[] {
  const href = safeLink(part.url);
  return href ? [{ href, title: part.title || href }] : [];
}

function safeLink(url: string): string | undefined {
  return URL.canParse(url) && LINK_SCHEMES.has(new URL(url).protocol) ? new URL(url).href : undefined;
}
