/** One part of a message in, its template out; a table with an entry for every kind of part. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { DirectiveResult } from 'lit/directive.js';
import { guard } from 'lit/directives/guard.js';
import type { FilePart, ImagePart, Part, ReasoningPart, TextPart, ToolCallPart } from '../../conversation/message.js';
import type { Strings } from '../../locales/strings.js';
import { systemClock } from '../../protocol/clock.js';
import { extras } from '../../markdown/render/extras.js';
import { imageElement } from '../../markdown/render/image.js';
import type { ContentContext } from '../content.js';
import { growText } from './grow-text.js';
import { showMarkdown } from './markdown.js';
import { reasoningFold } from './reasoning.js';
import { sentFile } from './sent-file.js';
import { toolStep } from './tool-call.js';

export interface PartContext {
  readonly strings: Strings;
  readonly content: ContentContext;
  /** Whether this part may still grow. */
  readonly isOpen: boolean;
  /** Whether the text is Markdown; a visitor's is shown as it was written. */
  readonly isMarkdown: boolean;
  /** Whether thoughts are shown. */
  readonly isReasoningShown: boolean;
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
  if (part.type === 'reasoning' && !context.isReasoningShown) return nothing;
  // Sources stand together, also with a view of their own: see `sourcesTemplate`.
  const view = part.type === 'source' ? undefined : context.content.partView(part);
  if (view) return html`${view}`;
  const template = templates[part.type] as (part: Part, context: PartContext) => TemplateResult | typeof nothing;
  return template(part, context);
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
  return reasoningFold(part, context.strings, context.isOpen, markdown(part, context));
}

function image(part: ImagePart, { strings, content }: PartContext): TemplateResult {
  // The same element as long as its part is the same: it may be loaded, and its host may have been told of.
  return html`${guard([part, strings], () => imageElement(part.url, part.alt, undefined, { strings, ...content }))}`;
}

function file(part: FilePart, { strings }: PartContext): TemplateResult {
  return sentFile(part, strings);
}

function toolCall(part: ToolCallPart, { strings, isOpen }: PartContext): TemplateResult {
  return toolStep(part, strings, isOpen);
}

/** Sources stand together below the answer: see `sourcesTemplate`. */
function source(): typeof nothing {
  return nothing;
}
