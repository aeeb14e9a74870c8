/** The files in the composer, the button that picks more, and the sign that files can be dropped. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Strings } from '../../locales/strings.js';
import type { FileLimits } from '../attach/file-limits.js';
import type { Attachment, AttachmentsController } from '../controllers/attachments.js';
import { icons } from '../more-icons.js';
import { fileLabel, fileSign } from './sent-file.js';

/** The element, as far as it is asked here. */
export interface AttachmentsContext {
  readonly words: Strings;
  readonly disabled: boolean;
  readonly fileLimits: FileLimits;
}

/** What can be sent at all; a file that says to be something else may still turn out to be a text when it is dropped. */
const ACCEPTED =
  'image/*,text/*,.md,.json,.jsonl,.csv,.tsv,.yaml,.yml,.toml,.xml,.svg,.sql,.log,.js,.ts,.py,.go,.rs,.java';

/** Over the whole chat while files are dragged across it. It is in nobody's way: what is dropped falls through it. */
export function dropSign(
  attachments: AttachmentsController,
  { words }: AttachmentsContext,
): TemplateResult | typeof nothing {
  return attachments.isTarget
    ? html`<div part="drop-zone" class="drop-zone"><p>${icons.attach}${words.dropFiles}</p></div>`
    : nothing;
}

/** The cards, in the order in which they were picked. */
export function attachmentList(
  attachments: AttachmentsController,
  { words: strings, disabled }: AttachmentsContext,
): TemplateResult | typeof nothing {
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

export function attachButton(
  attachments: AttachmentsController,
  { words: strings, disabled, fileLimits: { accept, count } }: AttachmentsContext,
): TemplateResult {
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
    <input type="file" hidden accept=${accept ?? ACCEPTED} ?multiple=${count > 1} @change=${attachments.onPick} />`;
}

function fileCard({ name, size, part }: Attachment, strings: Strings): TemplateResult {
  return html`${part ? fileSign(part) : html`<span class="file-sign waiting" aria-hidden="true">${icons.wait}</span>`}
  ${fileLabel(name, part ? strings.fileSize(size) : strings.readingFile)}`;
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
