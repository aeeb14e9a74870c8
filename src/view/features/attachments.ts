/** What `with-attachments` turns on: files that are picked, dropped or pasted, and what shows them in the composer. */
import type { TemplateResult } from 'lit';
import type { nothing } from 'lit';
import { AttachmentsController } from '../controllers/attachments.js';
import type { AttachmentsHost } from '../controllers/attachments.js';
import { attachButton, attachmentList, dropSign } from '../parts/attachments.js';
import { attachments } from '../styles/attachments.js';
import { fileCard } from '../styles/file-card.js';

export const sheets = [fileCard, attachments];

export class AttachmentsFeature extends AttachmentsController {
  readonly #host: AttachmentsHost;

  /** `say` is for words that are heard and not seen. */
  constructor(host: AttachmentsHost, say: (words: string) => void) {
    super(host, say);
    this.#host = host;
  }

  /** The files in the composer. */
  get list(): TemplateResult | typeof nothing {
    return attachmentList(this, this.#host);
  }

  /** Picks files. */
  get button(): TemplateResult {
    return attachButton(this, this.#host);
  }

  /** Over the chat while files are dragged across it. */
  get dropSign(): TemplateResult | typeof nothing {
    return dropSign(this, this.#host);
  }
}
