/** What the visitor attaches: files that are picked, dropped or pasted, read one after the other, and held until the message is sent. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FilePart } from '../../conversation/message.js';
import type { Strings } from '../../locales/strings.js';
import type { FileLimits, Refusal } from '../attach/file-limits.js';
import { pickedFiles } from '../picked-files.js';
import type { PickedFile } from '../picked-files.js';
import { IotexAttachEvent } from '../events.js';

/** A file in the composer. */
export interface Attachment {
  readonly id: number;
  readonly name: string;
  /** In bytes, as it was picked. */
  readonly size: number;
  /** What will be sent; undefined while it is read. */
  readonly part: FilePart | undefined;
}

/** A file that will not be sent, and why. */
export interface RefusedFile extends Refusal {
  readonly id: number;
  readonly name: string;
}

type Element = Pick<HTMLElement, 'addEventListener' | 'removeEventListener' | 'dispatchEvent' | 'contains'>;

export interface AttachmentsHost extends ReactiveControllerHost, Element {
  readonly withAttachments: boolean;
  readonly disabled: boolean;
  readonly fileLimits: FileLimits;
  readonly words: Strings;
}

export class AttachmentsController implements ReactiveController {
  readonly #host: AttachmentsHost;
  readonly #say: (words: string) => void;
  #files: readonly Attachment[] = [];
  #refused: readonly RefusedFile[] = [];
  #isTarget = false;
  #idsMade = 0;

  /** `say` is for words that are heard and not seen. */
  constructor(host: AttachmentsHost, say: (words: string) => void) {
    this.#host = host;
    this.#say = say;
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of DRAGS) this.#host.addEventListener(type, this.#onDrag);
  }

  hostDisconnected(): void {
    for (const type of DRAGS) this.#host.removeEventListener(type, this.#onDrag);
    this.#isTarget = false;
  }

  /** In the order in which they were picked. */
  get files(): readonly Attachment[] {
    return this.#files;
  }

  /** Those of the last time that files were picked. */
  get refused(): readonly RefusedFile[] {
    return this.#refused;
  }

  /** The same, in words for the visitor. */
  get refusals(): readonly { readonly id: number; readonly words: string }[] {
    const { fileLimits, words } = this.#host;
    return this.#refused.map((file) => ({ id: file.id, words: refusalWords(file, fileLimits.count, words) }));
  }

  /** Whether files are being dragged across the chat. */
  get isTarget(): boolean {
    return this.#isTarget;
  }

  get isReading(): boolean {
    return this.#files.some((file) => !file.part);
  }

  /** What goes with the message. */
  get parts(): readonly FilePart[] {
    return this.#files.flatMap(({ part }) => part ?? []);
  }

  /** The files are sent, or given up. One that is still being read comes to nothing. */
  clear(): void {
    this.#files = [];
    this.#refused = [];
    this.#host.requestUpdate();
  }

  remove(id: number): void {
    this.#files = this.#files.filter((file) => file.id !== id);
    this.#host.requestUpdate();
  }

  /** Puts the word about a refused file away. */
  dismiss(id: number): void {
    this.#refused = this.#refused.filter((file) => file.id !== id);
    this.#host.requestUpdate();
  }

  /**
   * Attaches files, as many as there is room for. Resolves when they are read; never rejects. What is refused stands in `refused`, and takes the
   * place of what was refused before.
   */
  async add(picked: readonly PickedFile[]): Promise<void> {
    const { fileLimits } = this.#host;
    const room = Math.max(0, fileLimits.count - this.#files.length);
    const chosen = picked.slice(0, room).map((one) => ({ ...one, id: (this.#idsMade += 1) }));
    this.#refused = [];
    this.#files = [
      ...this.#files,
      ...chosen.map(({ id, file }) => ({ id, name: file.name, size: file.size, part: undefined })),
    ];
    this.#host.requestUpdate();
    if (picked.length > room) this.#refuse(0, { reason: 'count' });
    const parts: FilePart[] = [];
    for (const { id, file, isFolder } of chosen) {
      const result: FilePart | Refusal = isFolder ? { reason: 'folder' } : await read(file, fileLimits);
      // It may have been removed meanwhile, or sent without.
      if (!this.#files.some((other) => other.id === id)) continue;
      if ('reason' in result) this.#refuse(id, result);
      else {
        parts.push(result);
        this.#files = this.#files.map((other) => (other.id === id ? { ...other, part: result } : other));
      }
      this.#host.requestUpdate();
    }
    if (parts.length === 0) return;
    this.#say(this.#host.words.filesAttached(parts.length));
    this.#host.dispatchEvent(new IotexAttachEvent(parts));
  }

  /** For `change` on the file input. */
  readonly onPick = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const files = Array.from(input.files ?? [], (file) => ({ file, isFolder: false }));
    // The same file can be picked once more.
    input.value = '';
    void this.add(files);
  };

  /** For `paste` on the text field. A text stays one, also where the program that it comes from gives a picture of it along. */
  readonly onPaste = (event: ClipboardEvent): void => {
    const { clipboardData } = event;
    if (!this.#host.withAttachments || this.#host.disabled || !clipboardData) return;
    const isText = clipboardData.getData('text/plain') !== '' && clipboardData.types.includes('text/html');
    const files = pickedFiles(clipboardData);
    if (isText || files.length === 0) return;
    event.preventDefault();
    void this.add(files);
  };

  readonly #onDrag = (event: DragEvent): void => {
    const { dataTransfer } = event;
    if (!this.#host.withAttachments || event.defaultPrevented || !dataTransfer?.types.includes('Files')) return;
    if (event.type === 'dragleave') {
      if (!this.#host.contains(event.relatedTarget as Node | null)) this.#setTarget(false);
      return;
    }
    // Also while disabled: the browser would open the file in place of the page.
    event.preventDefault();
    dataTransfer.dropEffect = this.#host.disabled ? 'none' : 'copy';
    this.#setTarget(event.type !== 'drop' && !this.#host.disabled);
    if (event.type === 'drop' && !this.#host.disabled) void this.add(pickedFiles(dataTransfer));
  };

  #setTarget(isTarget: boolean): void {
    if (isTarget === this.#isTarget) return;
    this.#isTarget = isTarget;
    this.#host.requestUpdate();
  }

  #refuse(id: number, refusal: Refusal): void {
    const name = this.#files.find((file) => file.id === id)?.name ?? '';
    const refused = { id, name, ...refusal };
    this.#files = this.#files.filter((file) => file.id !== id);
    this.#refused = [...this.#refused, refused];
    this.#say(refusalWords(refused, this.#host.fileLimits.count, this.#host.words));
    this.#host.requestUpdate();
  }
}

const DRAGS = ['dragenter', 'dragover', 'dragleave', 'drop'] as const;

/** Why a file is not sent, behind its name. `maxFiles` is how many one message may have. */
function refusalWords({ name, reason, bytes = 0 }: RefusedFile, maxFiles: number, strings: Strings): string {
  const words: Readonly<Record<Refusal['reason'], () => string>> = {
    size: () => strings.fileTooLarge(strings.fileSize(bytes)),
    count: () => strings.tooManyFiles(maxFiles),
    pixels: () => strings.fileTooManyPixels,
    kind: () => strings.fileKind,
    empty: () => strings.fileEmpty,
    folder: () => strings.fileFolder,
    unreadable: () => strings.fileUnreadable,
  };
  return name ? `\u2068${name}\u2069: ${words[reason]()}` : words[reason]();
}

async function read(file: File, limits: FileLimits): Promise<FilePart | Refusal> {
  try {
    const { readAttachment } = await import('../attach/read-attachment.js');
    return await readAttachment(file, limits);
  } catch (error) {
    console.error('<iotex-chat>: what reads files could not be loaded.', error);
    return { reason: 'unreadable' };
  }
}
