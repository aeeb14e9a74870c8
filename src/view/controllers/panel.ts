/** The floating panel: opens and closes it, by the visitor, the page and what was kept; counts what comes meanwhile. What that does to the focus and to the page around it is `panel-focus.ts` and `panel-place.ts`. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Conversation } from '../../conversation/conversation.js';
import type { ConversationEvent } from '../../conversation/conversation-event.js';
import type { Clock } from '../../protocol/clock.js';
import type { ChatMode } from '../chat-mode.js';
import type { Persist } from '../control-element.js';
import { IotexAfterHideEvent, IotexAfterShowEvent, IotexHideEvent, IotexShowEvent } from '../events.js';
import { keepOpen, readKeptOpen } from '../kept-open.js';
import { isInputMethods } from '../submit-key.js';
import { isTab } from '../tab-key.js';
import { HistoryEntry } from './history-entry.js';
import { PanelFocus } from './panel-focus.js';
import { PanelPlace } from './panel-place.js';

export interface PanelHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly hasUpdated: boolean;
  readonly conversation: Conversation;
  readonly chatMode: ChatMode;
  readonly persistMode: Persist;
  readonly storageKey: string | undefined;
  requestUpdate(name?: PropertyKey, oldValue?: unknown): void;
}

/** Where the panel fills the screen, as styles/panel.ts has it. */
export const PHONE = '(max-width: 480px)';

/** How long its way may take in ms, where the browser tells no end of it: in a tab that nobody looks at nothing moves. */
const LONGEST_WAY = 500;

/** What is open in the chat and is to be closed first. */
const ABOVE = 'dialog[open], .panel :is(:popover-open), [role="menu"]:not([hidden]), .threads';

export class PanelController implements ReactiveController {
  readonly #host: PanelHost;
  readonly #clock: Clock;
  readonly #focus: PanelFocus;
  readonly #place: PanelPlace;
  #isOpen = false;
  #unread = 0;
  #media: MediaQueryList | undefined;
  /** Counts what was opened and closed, so that of two ways the newer one is told of. */
  #turns = 0;
  /** Opened or closed since the last update. */
  #isTurned = false;

  constructor(host: PanelHost, clock: Clock) {
    this.#host = host;
    this.#clock = clock;
    this.#focus = new PanelFocus(host);
    this.#place = new PanelPlace(() => this.#turn(false, { byVisitor: true, isDone: true }));
    host.addController(this);
  }

  /** As the property `open`. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  get isFloating(): boolean {
    return this.#host.chatMode === 'floating';
  }

  /** Whether there is a panel, and it is open. */
  get isShown(): boolean {
    return this.isFloating && this.#isOpen;
  }

  /** Whether it fills the screen, and nothing else can be reached. */
  get isModal(): boolean {
    return this.isShown && this.#phone.matches;
  }

  /** How many answers have come while it was closed. */
  get unread(): number {
    return this.#unread;
  }

  /** For the property, and for methods. */
  set(isOpen: boolean): void {
    // Not in every browser: there what a page does by itself is not kept.
    const activation = navigator.userActivation as UserActivation | undefined;
    this.#turn(isOpen, { byVisitor: activation?.hasBeenActive ?? false });
  }

  /** Opens what the launcher has opened before there was a chat. It is there already, so nothing moves. */
  takeOver(): void {
    this.#turn(true, { byVisitor: true, isStill: true });
  }

  hear(event: ConversationEvent): void {
    if (event.type === 'clear' || event.type === 'load') this.#unread = 0;
    if (!this.isFloating || this.#isOpen) return;
    // A question that was refused has no answer that ends.
    const isRefusal = event.type === 'error' && event.messageId === undefined;
    if (isRefusal || (event.type === 'end' && !event.aborted)) this.#unread += 1;
  }

  /** Forgets what is kept. */
  forget(): void {
    keepOpen(this.#kept, undefined);
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#onKeydown);
    document.addEventListener('keydown', this.#onPageKeydown);
    document.addEventListener('focusin', this.#onPageFocus);
    this.#phone.addEventListener('change', this.#onChange);
    window.addEventListener('beforeprint', this.#place.onBeforePrint);
    window.addEventListener('afterprint', this.#onChange);
    window.addEventListener('pageshow', this.#onChange);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#onKeydown);
    document.removeEventListener('keydown', this.#onPageKeydown);
    document.removeEventListener('focusin', this.#onPageFocus);
    this.#phone.removeEventListener('change', this.#onChange);
    window.removeEventListener('beforeprint', this.#place.onBeforePrint);
    window.removeEventListener('afterprint', this.#onChange);
    window.removeEventListener('pageshow', this.#onChange);
    // An element that is moved is connected again within one task. It comes back as it was, without its way.
    this.#place.stand();
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#place.leave();
    });
  }

  hostUpdate(): void {
    if (this.#host.hasUpdated || !this.isFloating) return;
    // A phone that is full of a chat after a link was followed would hide where it has led: there it is open again after a reload alone.
    const kept = this.#phone.matches && !HistoryEntry.isThere ? undefined : readKeptOpen(this.#kept);
    if (kept === undefined || kept === this.#isOpen) return;
    this.#isOpen = kept;
    this.#host.requestUpdate('open', !kept);
  }

  hostUpdated(): void {
    const panel = this.#panel;
    if (!panel || !this.#host.isConnected) return;
    const isTurned = this.#isTurned;
    this.#isTurned = false;
    this.#place.apply(panel, {
      mode: this.#host.chatMode,
      isShown: this.isShown,
      isModal: this.isModal,
    });
    if (isTurned) this.#focus.follow(panel, this.#isOpen);
  }

  /** For the launcher, and for whatever a page has put in its place. */
  readonly onLauncher = (): void => {
    this.#turn(!this.#isOpen, { byVisitor: true });
  };

  readonly onClose = (): void => {
    this.#turn(false, { byVisitor: true });
  };

  /** `isDone`: the visitor has left it, whatever the page says to that. */
  #turn(isOpen: boolean, how: { byVisitor: boolean; isStill?: boolean; isDone?: boolean }): void {
    const host = this.#host;
    if (isOpen === this.#isOpen) return;
    const isTold = host.hasUpdated && host.isConnected && this.isFloating;
    if (isTold) {
      const mayTurn = host.dispatchEvent(isOpen ? new IotexShowEvent() : new IotexHideEvent());
      if (!mayTurn && how.isDone !== true) {
        host.toggleAttribute('open', this.#isOpen);
        return;
      }
      if (isOpen) this.#focus.remember();
      else this.#focus.leave();
      if (how.byVisitor) keepOpen(this.#kept, isOpen);
      this.#place.move(how.isStill === true);
      this.#isTurned = true;
    }
    this.#isOpen = isOpen;
    if (isOpen) this.#unread = 0;
    host.requestUpdate('open', !isOpen);
    this.#turns += 1;
    if (isTold) void this.#tell(this.#turns);
  }

  /** Tells of the end of the way, unless another one has begun. */
  async #tell(turn: number): Promise<void> {
    const host = this.#host;
    await host.updateComplete;
    const ways = this.#panel?.getAnimations().map(({ finished }) => finished) ?? [];
    if (ways.length > 0) {
      await new Promise<void>((resolve) => {
        const cancel = this.#clock.after(LONGEST_WAY, resolve);
        // One that was taken back is at its end, too.
        void Promise.allSettled(ways).then(() => {
          cancel();
          resolve();
        });
      });
    }
    if (turn !== this.#turns) return;
    host.dispatchEvent(this.#isOpen ? new IotexAfterShowEvent() : new IotexAfterHideEvent());
  }

  /** The same object each time: a listener is taken from the one it was given to. Not in the constructor, which runs on servers, too. */
  get #phone(): MediaQueryList {
    return (this.#media ??= matchMedia(PHONE));
  }

  get #panel(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('#panel');
  }

  get #kept(): { readonly persist: Persist; readonly storageKey: string | undefined } {
    return { persist: this.#host.persistMode, storageKey: this.#host.storageKey };
  }

  readonly #onChange = (): void => {
    this.#host.requestUpdate();
  };

  /** Escape closes, once there is nothing else for it to do; Tab stays in a panel that fills the screen. */
  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (!this.isShown || event.defaultPrevented || isInputMethods(event)) return;
    if (isTab(event) && this.isModal && this.#panel) this.#focus.keep(event, this.#panel);
    const { conversation, renderRoot } = this.#host;
    const isBusy = conversation.status === 'submitting' || conversation.status === 'streaming';
    // While an answer is under way it stops that.
    if (event.key !== 'Escape' || event.repeat || isBusy || renderRoot.querySelector(ABOVE)) return;
    event.preventDefault();
    this.#turn(false, { byVisitor: true });
  };

  readonly #onPageKeydown = (event: KeyboardEvent): void => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key !== 'F6' || !isPlain || event.defaultPrevented || !this.isShown || this.isModal || !this.#panel)
      return;
    event.preventDefault();
    this.#focus.cross(event, this.#panel);
  };

  readonly #onPageFocus = (event: FocusEvent): void => {
    if (this.isModal && this.#panel) this.#focus.bringBack(event, this.#panel);
  };
}
