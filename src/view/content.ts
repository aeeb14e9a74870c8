/** What a site owner says about pictures, and an embedder about views, in; what becomes of each of them in an answer out. */
import type { Part } from '../conversation/message.js';
import type { FenceRenderer } from '../markdown/render/context.js';
import { IotexImageBlockEvent } from './events.js';
import { imageRule, readAllowedOrigin } from './image-rule.js';
import type { AllowedOrigin, ImagePolicy } from './image-rule.js';
import { RendererMemo } from './renderers.js';
import type { Renderers } from './renderers.js';
import { reportHook } from './report-hook.js';
import type { Settings } from './settings.js';

/** What a view of an answer asks the element. The same object until `renderers` changes; what it is asked is answered anew each time. */
export interface ContentContext {
  readonly imageRule: (url: URL) => 'show' | 'ask' | 'block';
  readonly onImageBlock: (url: URL) => void;
  readonly fenceRenderer: (language: string) => FenceRenderer | undefined;
  /** What an embedder's renderer made of a part; undefined where there is none. */
  readonly partView: (part: Part) => HTMLElement | undefined;
  readonly report: (error: unknown) => void;
}

export interface ContentHost extends EventTarget {
  readonly imagePolicy: ImagePolicy;
  readonly allowedImageOrigins: string | undefined;
  readonly renderers: Renderers;
}

const ORIGINS = 'origins like "https://images.example" or "https://images.example/path/", parted by spaces or commas';

export class Content {
  readonly #host: ContentHost;
  readonly #settings: Settings;
  readonly #memo = new RendererMemo();
  #content: { readonly from: Renderers; readonly context: ContentContext } | undefined;
  #allowed: { readonly from: string | undefined; readonly origins: readonly AllowedOrigin[] } | undefined;

  constructor(host: ContentHost, settings: Settings) {
    this.#host = host;
    this.#settings = settings;
  }

  /** What a view of an answer asks. */
  get context(): ContentContext {
    const { renderers } = this.#host;
    if (this.#content?.from !== renderers) {
      this.#content = { from: renderers, context: this.#createContext(renderers) };
    }
    return this.#content.context;
  }

  #createContext(renderers: Renderers): ContentContext {
    return {
      imageRule: (url) => this.#imageRule(url),
      onImageBlock: (url) =>
        // Not within an update: whoever hears of it may change the element.
        queueMicrotask(() => this.#host.dispatchEvent(new IotexImageBlockEvent(url.href))),
      fenceRenderer: (language) => this.#memo.fence(language, renderers),
      partView: (part) => this.#memo.view(part, renderers),
      report: (error) => reportHook('Showing an answer', error),
    };
  }

  #imageRule(url: URL): 'show' | 'ask' | 'block' {
    const policy = this.#settings.choice('image-policy', this.#host.imagePolicy, [
      'click',
      'block',
      'allowlist',
      'all',
    ]);
    return imageRule(policy, this.#allowedOrigins, url);
  }

  get #allowedOrigins(): readonly AllowedOrigin[] {
    const from = this.#host.allowedImageOrigins;
    if (!this.#allowed || this.#allowed.from !== from) {
      const origins = this.#settings.list('allowed-image-origins', from, ORIGINS, readAllowedOrigin);
      this.#allowed = { from, origins };
    }
    return this.#allowed.origins;
  }
}
