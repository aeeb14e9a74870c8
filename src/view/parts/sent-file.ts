/** A file of a message in, its template out: a picture as one, anything else as a card. */
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { FilePart } from '../../conversation/message.js';
import type { Strings } from '../../locales/strings.js';
import { icons } from '../more-icons.js';

/** A file of a message that was sent: a picture as one, anything else as a card. */
export function sentFile(part: FilePart, strings: Strings): TemplateResult {
  if ('url' in part && isPictureUrl(part.url)) {
    return html`<img
      part="attachment image"
      class="image sent-image"
      src=${part.url}
      alt=${part.name}
      decoding="async"
    />`;
  }
  const size = 'text' in part ? strings.fileSize(new Blob([part.text]).size) : '';
  return html`<div part="attachment" class="file-card sent">${fileSign(part)}${fileLabel(part.name, size)}</div>`;
}

/** What a file is known by: itself where it is a picture. */
export function fileSign(part: FilePart): TemplateResult {
  return 'url' in part && isPictureUrl(part.url)
    ? html`<img class="file-sign" src=${part.url} alt="" decoding="async" />`
    : html`<span class="file-sign" aria-hidden="true">${icons.file}</span>`;
}

/** Its name, and `detail` below. The end of a long name tells more than its middle: it stays. */
export function fileLabel(name: string, detail: string): TemplateResult {
  const at = name.length > 14 ? name.length - 10 : name.length;
  return html`<span class="file-label">
    <bdi class="file-name" title=${name}><span>${name.slice(0, at)}</span>${name.slice(at)}</bdi>
    <small>${detail}</small>
  </span>`;
}

/** A data URL of a picture: anything else would be fetched from somewhere, or is no picture. */
function isPictureUrl(url: string): boolean {
  return /^data:image\/(?!svg)/i.test(url);
}
