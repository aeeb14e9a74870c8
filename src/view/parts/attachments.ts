/** The files in the composer, the button that picks more, and the sign that files can be dropped. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FilePart } from '../../conversation/message.js';
import type { Strings } from '../../locales/strings.js';
import type { Attachment } from '../controllers/attachments.js';
import type { ComposerController } from '../controllers/composer.js';
import { icons } from '../icons.js';

export interface AttachmentsContext {
  readonly strings: Strings;
  readonly composer: ComposerController;
  readonly disabled: boolean;
  readonly accept: string | undefined;
  readonly maxFiles: number;
}

/** What can be sent at all; a file that says to be something else may still turn out to be a text when it is dropped. */
const ACCEPTED =
  'image/*,text/*,.md,.json,.jsonl,.csv,.tsv,.yaml,.yml,.toml,.xml,.svg,.sql,.log,.js,.ts,.py,.go,.rs,.java';

/** Over the whole chat while files are dragged across it. It is in nobody's way: what is dropped falls through it. */
export function dropSign(strings: Strings, { attachments }: ComposerController): TemplateResult | typeof nothing {
  return attachments.isTarget
    ? html`<div part="drop-zone" class="drop-zone"><p>${icons.attach}${strings.dropFiles}</p></div>`
    : nothing;
}

/** The cards, in the order in which they were picked. */
export function attachmentList(context: AttachmentsContext): TemplateResult | typeof nothing {
  const { strings, composer, disabled } = context;
  const { attachments } = composer;
  if (attachments.files.length === 0) return nothing;
  // One listener for all of them.
  const onRemove = (event: Event) => {
    const button = (event.target as Element).closest<HTMLElement>('button[data-file]');
    if (!button) return;
    focusNext(button);
    attachments.remove(Number(button.dataset['file']));
  };
  return html`<ul class="files" aria-label=${strings.attachedFiles} @click=${onRemove}>
    ${repeat(
      attachments.files,
      ({ id }) => id,
      (file) =>
        html`<li part="attachment" class="file-card" aria-busy=${file.part ? 'false' : 'true'}>
          ${fileCard(file, strings)}
          <button
            part="action-button"
            class="icon-button remove"
            type="button"
            data-file=${file.id}
            aria-label=${strings.removeFile(file.name)}
            ?disabled=${disabled}
          >
            ${icons.close}
          </button>
        </li>`,
    )}
  </ul>`;
}

export function attachButton({ strings, composer, disabled, accept, maxFiles }: AttachmentsContext): TemplateResult {
  return html`<button
      part="attach-button"
      class="icon-button attach"
      type="button"
      aria-label=${strings.attach}
      title=${strings.attach}
      ?disabled=${disabled}
      @click=${pick}
    >
      ${icons.attach}
    </button>
    <input
      type="file"
      hidden
      accept=${accept ?? ACCEPTED}
      ?multiple=${maxFiles > 1}
      @change=${composer.attachments.onPick}
    />`;
}

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
  return html`<div part="attachment" class="file-card sent">${sign(part)}${label(part.name, size)}</div>`;
}

function fileCard({ name, size, part }: Attachment, strings: Strings): TemplateResult {
  return html`${part ? sign(part) : html`<span class="file-sign waiting" aria-hidden="true">${icons.wait}</span>`}
  ${label(name, part ? strings.fileSize(size) : strings.readingFile)}`;
}

function sign(part: FilePart): TemplateResult {
  return 'url' in part && isPictureUrl(part.url)
    ? html`<img class="file-sign" src=${part.url} alt="" decoding="async" />`
    : html`<span class="file-sign" aria-hidden="true">${icons.file}</span>`;
}

/** The end of a long name tells more than its middle: it stays. */
function label(name: string, detail: string): TemplateResult {
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

function pick(event: Event): void {
  const button = event.currentTarget as HTMLElement;
  if (button.nextElementSibling instanceof HTMLInputElement) button.nextElementSibling.click();
}

/** A button that goes away hands the focus on: to the next file's, to the one before, or to the button that picks files. */
function focusNext(button: HTMLElement): void {
  const card = button.closest('li');
  const neighbour = card?.nextElementSibling ?? card?.previousElementSibling;
  const next =
    neighbour?.querySelector<HTMLElement>('button') ?? button.closest('form')?.querySelector<HTMLElement>('.attach');
  next?.focus({ preventScroll: true });
}
