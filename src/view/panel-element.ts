/** The part of the element that says where the chat is: in the page, in a panel above it, or over all of it. */
import { property } from 'lit/decorators.js';
import type { PropertyValues } from 'lit';
import { systemClock } from '../protocol/clock.js';
import type { ChatMode, Placement } from './chat-mode.js';
import { ConversationElement } from './conversation-element.js';
import { PanelController } from './controllers/panel.js';

/** An element with the modes of `<iotex-chat>`. */
export abstract class PanelElement extends ConversationElement {
  /** `inline` is a box in the page, `floating` a button in a corner of the window with a panel that it opens, `fullscreen` the whole window. */
  @property({ reflect: true }) mode: ChatMode = 'inline';
  /** The corner of a floating chat. */
  @property({ reflect: true }) placement: Placement = 'bottom-end';

  protected readonly panel = new PanelController(this, systemClock);

  /** Whether the panel of a floating chat is open. Setting it is `show()` or `hide()`; what is set in the page's own HTML is there without a way and an event. */
  @property({ type: Boolean, reflect: true })
  get open(): boolean {
    return this.panel.isOpen;
  }

  set open(open: boolean) {
    this.panel.set(open);
  }

  /** @internal `mode`, if it makes sense. */
  get chatMode(): ChatMode {
    return this.settings.choice('mode', this.mode, ['inline', 'floating', 'fullscreen']);
  }

  /** Opens the panel of a floating chat: `iotex-show`, and once it is there `iotex-after-show`. */
  show(): void {
    this.open = true;
  }

  /** Closes it: `iotex-hide`, and once it is gone `iotex-after-hide`. An answer under way goes on, and is counted on the launcher when it is there. */
  hide(): void {
    this.open = false;
  }

  /** Opens it where it is closed, and closes it where it is open. */
  toggle(): void {
    this.open = !this.open;
  }

  override deleteStoredData(): Promise<void> {
    this.panel.forget();
    return super.deleteStoredData();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('placement'))
      this.settings.choice('placement', this.placement, ['bottom-end', 'bottom-start', 'top-end', 'top-start']);
  }
}
