/** One part of a message in, its template out; a table with an entry for every kind of part. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { DirectiveResult } from 'lit/directive.js';
import { guard } from 'lit/directives/guard.js';
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
import { systemClock } from '../../protocol/clock.js';
import { extras } from '../../markdown/render/extras.js';
import { imageElement } from '../../markdown/render/image.js';
import { finishLink, linkElement } from '../../markdown/render/link.js';
import { isOnWeb, safeUrl } from '../../markdown/render/safe-url.js';
import type { ContentContext } from '../content-element.js';
import { icons } from '../icons.js';
import { growText } from './grow-text.js';
import { showMarkdown } from './markdown.js';

export interface PartContext {
  readonly strings: Strings;
  readonly content: ContentContext;
  /** Whether this part may still grow. */
  readonly isOpen: boolean;
  /** Whether the text is Markdown; a visitor's is shown as it was written. */
  readonly isMarkdown: boolean;
}

type PartTemplates = {
  readonly [T in Part['type']]: (
    part: Extract<Part, { type: T }>,
    context: PartContext,
  ) => TemplateResult | typeof nothing;
};

const templates: PartTemplates = { text, reasoning, image, file, source, 'tool-call': toolCall };

/** The template of a part, an embedder's own where there is one. */
export function partTemplate(part: Part, context: PartContext): TemplateResult | typeof nothing {
  // Sources stand together, also with a view of their own: see `sourcesTemplate`.
  const view = part.type === 'source' ? undefined : context.content.partView(part);
  if (view) return html`${view}`;
  const template = templates[part.type] as (part: Part, context: PartContext) => TemplateResult | typeof nothing;
  return template(part, context);
}

/** The list of what an answer refers to, or nothing. */
export function sourcesTemplate(
  parts: readonly Part[],
  { strings, content }: Pick<PartContext, 'strings' | 'content'>,
): TemplateResult | typeof nothing {
  const sources = parts
    .filter((part) => part.type === 'source')
    .filter((part) => content.partView(part) ?? isLink(part));
  if (sources.length === 0) return nothing;
  return html`<nav class="sources" aria-label=${strings.sources}>
    <span class="sources-heading" aria-hidden="true">${strings.sources}</span>
    <ol>
      ${sources.map((part) => html`<li>${guard([part, content], () => content.partView(part) ?? sourceLink(part))}</li>`)}
    </ol>
  </nav>`;
}

function text(part: TextPart, context: PartContext): TemplateResult {
  return context.isMarkdown
    ? html`<div part="content" class="content markdown" ${markdown(part, context)}></div>`
    : html`<div part="content" class="content" dir="auto" ${growText(part)}></div>`;
}

function markdown(part: TextPart | ReasoningPart, { strings, content, isOpen }: PartContext): DirectiveResult {
  return showMarkdown(part, isOpen, { ...content, strings, extras, clock: systemClock });
}

function reasoning(part: ReasoningPart, context: PartContext): TemplateResult {
  const { strings, isOpen } = context;
  const seconds = Math.max(1, Math.round(part.duration / 1000));
  return html`<details part="reasoning" class="reasoning">
    <summary>${icons.chevron}<span>${isOpen ? strings.thinking : strings.thought(seconds)}</span></summary>
    <div class="content markdown" ${markdown(part, context)}></div>
  </details>`;
}

function image(part: ImagePart, { strings, content }: PartContext): TemplateResult {
  // The same element as long as its part is the same: it may be loaded, and its host may have been told of.
  return html`${guard([part, strings], () => imageElement(part.url, part.alt, undefined, { strings, ...content }))}`;
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

function isLink({ url }: SourcePart): boolean {
  const target = safeUrl(url);
  return target !== undefined && isOnWeb(target);
}

function sourceLink({ url, title }: SourcePart): HTMLAnchorElement | undefined {
  const anchor = linkElement(url, undefined);
  anchor?.append(title || anchor.href);
  if (anchor) finishLink(anchor);
  return anchor;
}
