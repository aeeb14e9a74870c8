/** The part of the element that says how what a model wrote is shown: its pictures, its links, and an embedder's own views of it. */
import { property } from 'lit/decorators.js';
import type { Part } from '../conversation/message.js';
import type { FenceRenderer } from '../markdown/render/context.js';
import { ConnectionElement } from './connection-element.js';
import { IotexImageBlockEvent } from './events.js';
import { imageRule, readAllowedOrigin } from './image-rule.js';
import type { AllowedOrigin, ImagePolicy } from './image-rule.js';
import type { LinkPolicy } from './controllers/link.js';
import { RendererMemo } from './renderers.js';
import type { Renderers } from './renderers.js';
import { reportHook } from './report-hook.js';

/** What a view of an answer asks the element. The same object until `renderers` changes; what it is asked is answered anew each time. */
export interface ContentContext {
  readonly imageRule: (url: URL) => 'show' | 'ask' | 'block';
  readonly onImageBlock: (url: URL) => void;
  readonly fenceRenderer: (language: string) => FenceRenderer | undefined;
  /** What an embedder's renderer made of a part; undefined where there is none. */
  readonly partView: (part: Part) => HTMLElement | undefined;
  readonly report: (error: unknown) => void;
}

const ORIGINS = 'origins like "https://images.example" or "https://images.example/path/", parted by spaces or commas';

/** An element with the properties of `<iotex-chat>` that say how answers are shown. */
export class ContentElement extends ConnectionElement {
  /**
   * What becomes of pictures on other hosts: `click` waits for the visitor, `block` shows none, `allowlist` shows those of
   * `allowed-image-origins`, `all` shows all. A picture's address can carry words of the conversation to its host.
   */
  @property({ attribute: 'image-policy' }) imagePolicy: ImagePolicy = 'click';
  /**
   * Origins that `allowlist` allows, parted by spaces or commas, each with a path to be below if that is wanted:
   * `https://images.example/chat/`. Nothing on them may redirect to where it is told.
   */
  @property({ attribute: 'allowed-image-origins' }) allowedImageOrigins: string | undefined;
  /** `warn` shows the host of a link to another site before it opens; `open` opens it. */
  @property({ attribute: 'link-policy' }) linkPolicy: LinkPolicy = 'warn';
  /** Own views: by the language of a fence a function of its code, by `part:` and a type a function of the part; each returns a node. */
  @property({ attribute: false }) renderers: Renderers = {};

  readonly #memo = new RendererMemo();
  #content: { readonly from: Renderers; readonly context: ContentContext } | undefined;
  #allowed: { readonly from: string | undefined; readonly origins: readonly AllowedOrigin[] } | undefined;

  /** What a view of an answer asks. */
  get content(): ContentContext {
    if (this.#content?.from !== this.renderers) {
      this.#content = { from: this.renderers, context: this.#createContext(this.renderers) };
    }
    return this.#content.context;
  }

  /** `linkPolicy`, if it makes sense. */
  get linkMode(): LinkPolicy {
    return this.settings.choice('link-policy', this.linkPolicy, ['warn', 'open']);
  }

  #createContext(renderers: Renderers): ContentContext {
    return {
      imageRule: (url) => this.#imageRule(url),
      onImageBlock: (url) =>
        // Not within an update: whoever hears of it may change the element.
        queueMicrotask(() => this.dispatchEvent(new IotexImageBlockEvent(url.href))),
      fenceRenderer: (language) => this.#memo.fence(language, renderers),
      partView: (part) => this.#memo.view(part, renderers),
      report: (error) => reportHook('Showing an answer', error),
    };
  }

  #imageRule(url: URL): 'show' | 'ask' | 'block' {
    const policy = this.settings.choice('image-policy', this.imagePolicy, ['click', 'block', 'allowlist', 'all']);
    return imageRule(policy, this.#allowedOrigins, url);
  }

  get #allowedOrigins(): readonly AllowedOrigin[] {
    const from = this.allowedImageOrigins;
    if (!this.#allowed || this.#allowed.from !== from) {
      const origins = this.settings.list('allowed-image-origins', from, ORIGINS, readAllowedOrigin);
      this.#allowed = { from, origins };
    }
    return this.#allowed.origins;
  }
}
