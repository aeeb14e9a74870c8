/** What an answer refers to in, a numbered list of links out, each with the host that it leads to. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Part, SourcePart } from '../../conversation/message.js';
import type { Strings } from '../../locales/strings.js';
import { finishLink, linkElement } from '../../markdown/render/link.js';
import { isOnWeb, safeUrl } from '../../markdown/render/safe-url.js';
import type { ContentContext } from '../content.js';

export interface SourcesContext {
  readonly strings: Strings;
  readonly content: ContentContext;
}

/** Nothing if there is none that can be followed. */
export function sourcesTemplate(
  parts: readonly Part[],
  { strings, content }: SourcesContext,
): TemplateResult | typeof nothing {
  const sources = parts
    .filter((part) => part.type === 'source')
    .filter((part) => content.partView(part) ?? isLink(part));
  if (sources.length === 0) return nothing;
  // A group and no landmark: there is one in each answer, and all are called the same.
  return html`<div part="sources" class="sources" role="group" aria-label=${strings.sources}>
    <span class="sources-heading" aria-hidden="true">${strings.sources}</span>
    <ol>
      ${sources.map((part) => html`<li>${guard([part, content], () => content.partView(part) ?? sourceLink(part))}</li>`)}
    </ol>
  </div>`;
}

function isLink({ url }: SourcePart): boolean {
  const target = safeUrl(url);
  return target !== undefined && isOnWeb(target);
}

function sourceLink({ url, title }: SourcePart): readonly Node[] {
  const anchor = linkElement(url, undefined);
  if (!anchor) return [];
  const host = anchor.host.replace(/^www\./, '');
  // Some servers name a source by its address.
  const isNamed = title !== '' && title !== url;
  anchor.append(isNamed ? title : `${host}${anchor.pathname.replace(/\/$/, '')}`);
  finishLink(anchor);
  // A link that could be taken for another has its host in it already.
  return isNamed && !anchor.querySelector('.link-host') ? [anchor, hostNote(host)] : [anchor];
}

function hostNote(host: string): HTMLElement {
  const note = document.createElement('span');
  note.className = 'source-host';
  note.dir = 'ltr';
  note.append(host);
  return note;
}
