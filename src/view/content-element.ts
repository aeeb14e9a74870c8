/** The part of the element that says how what a model wrote is shown: its pictures, its links, and an embedder's own views of it. */
import { property } from 'lit/decorators.js';
import { ConnectionElement } from './connection-element.js';
import type { ImagePolicy } from './image-rule.js';
import type { LinkPolicy } from './controllers/link.js';
import type { Renderers } from './renderers.js';

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

  /** @internal `linkPolicy`, if it makes sense. */
  get linkMode(): LinkPolicy {
    return this.settings.choice('link-policy', this.linkPolicy, ['warn', 'open']);
  }
}
