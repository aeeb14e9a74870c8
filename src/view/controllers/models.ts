/** The models that the server offers: asked for when the visitor first reaches for the picker, not before. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { DEFAULT_MODEL } from '../../conversation/to-wire.js';
import { isAbort } from '../../protocol/errors.js';
import type { TransportOptions } from '../../protocol/transport-options.js';
import { fetchModels } from '../../protocol/models.js';
import type { Strings } from '../../locales/strings.js';
import { IotexModelChangeEvent } from '../events.js';
import { reportError } from '../report-error.js';

export interface ModelsHost extends ReactiveControllerHost, EventTarget {
  readonly words: Strings;
  readonly disabled: boolean;
  model: string | undefined;
}

export class ModelsController implements ReactiveController {
  readonly #host: ModelsHost;
  readonly #options: () => TransportOptions;
  readonly #say: (words: string) => void;
  #status: 'new' | 'loading' | 'ready' | 'failed' = 'new';
  #ids: readonly string[] = [];
  /** The server that was asked. */
  #source = '';
  #controller: AbortController | undefined;

  /** `options` is asked anew for each request. `say` is for words that are heard. */
  constructor(host: ModelsHost, options: () => TransportOptions, say: (words: string) => void) {
    this.#host = host;
    this.#options = options;
    this.#say = say;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#controller?.abort();
  }

  get isLoading(): boolean {
    return this.#status === 'loading';
  }

  get hasFailed(): boolean {
    return this.#status === 'failed';
  }

  /** The model that the next request asks. */
  get chosen(): string {
    return this.#host.model || DEFAULT_MODEL;
  }

  /** In the server's order; the chosen one first where the server does not name it. */
  get ids(): readonly string[] {
    return this.#ids.includes(this.chosen) ? this.#ids : [this.chosen, ...this.#ids];
  }

  /** Asks for the list, unless it is there or on its way. A list of another server than the one that is set now does not count. */
  readonly load = async (): Promise<void> => {
    const options = this.#options();
    const source = `${options.proxyUrl ?? ''} ${options.baseUrl ?? ''}`;
    const isNew = source !== this.#source;
    if (!isNew && (this.#status === 'ready' || this.#status === 'loading')) return;
    if (isNew) this.#ids = [];
    this.#source = source;
    this.#controller?.abort();
    const controller = (this.#controller = new AbortController());
    this.#setStatus('loading');
    try {
      const ids = await fetchModels(options, { signal: controller.signal });
      if (controller !== this.#controller) return;
      this.#ids = ids;
      this.#setStatus('ready');
    } catch (error) {
      if (controller !== this.#controller) return;
      this.#setStatus(isAbort(error) ? 'new' : 'failed');
      if (isAbort(error)) return;
      reportError(error);
      this.#say(this.#host.words.modelsFailed);
    }
  };

  /** Puts the word about a failed list away. The next reach for the picker asks again. */
  readonly dismiss = (): void => {
    this.#setStatus('new');
  };

  /** For `change` on the picker. */
  readonly onChange = (event: Event): void => {
    const model = (event.target as HTMLSelectElement).value;
    if (model === this.chosen) return;
    this.#host.model = model;
    this.#host.dispatchEvent(new IotexModelChangeEvent(model));
  };

  #setStatus(status: 'new' | 'loading' | 'ready' | 'failed'): void {
    this.#status = status;
    this.#host.requestUpdate();
  }
}
