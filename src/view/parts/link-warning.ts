/** An address in, the dialog out that shows where it leads before it opens. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Strings } from '../../locales/strings.js';

export interface LinkWarningContext {
  /** Undefined until there is something to warn of. */
  readonly url: URL | undefined;
  /** Closes the dialog. */
  readonly onLeave: () => void;
  /** Told of what is pressed and clicked in the dialog and around it. */
  readonly onBackdrop: (event: Event) => void;
  /** It is closed. */
  readonly onClosed: () => void;
}

/** The dialog, closed. `Open` is a link itself, so that no blocker of windows is in its way. */
export function linkWarning(
  strings: Strings,
  { url, onLeave, onBackdrop, onClosed }: LinkWarningContext,
): TemplateResult | typeof nothing {
  if (!url) return nothing;
  const [beforeHost, afterHost] = aroundHost(url);
  return html`<dialog
    part="link-warning"
    class="link-warning"
    aria-labelledby="link-warning-title"
    aria-describedby="link-warning-host"
    @pointerdown=${onBackdrop}
    @click=${onBackdrop}
    @keydown=${keepEscape}
    @close=${onClosed}
  >
    <div class="link-warning-content">
      <h2 id="link-warning-title">${strings.linkWarning}</h2>
      <p id="link-warning-host" class="link-warning-host"><bdi dir="ltr">${url.host}</bdi></p>
      <p class="link-warning-address" tabindex="0"><bdi dir="ltr">${beforeHost}<b>${url.host}</b>${afterHost}</bdi></p>
      <div class="link-warning-buttons">
        <button class="button" type="button" autofocus @click=${onLeave}>${strings.cancel}</button>
        <a class="button open" href=${url.href} target="_blank" rel="noopener noreferrer nofollow" @click=${onLeave}
          >${strings.openLink}</a
        >
      </div>
    </div>
  </dialog>`;
}

/** Escape closes this dialog, and nothing around it. */
function keepEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') event.stopPropagation();
}

function aroundHost({ href, protocol, host }: URL): [before: string, after: string] {
  const before = `${protocol}//`;
  return [before, href.slice(before.length + host.length)];
}
