/**
 * The design tokens: each `--iotex-chat-*` that a page may set, and what it is where the page says nothing. Everything coloured derives from the accent.
 * What a page may set is said here, once, and read by the build (`manifest/tokens.mjs`).
 *
 * @cssprop [--iotex-chat-accent=light-dark(#0d9373, #07c983)] - Buttons, links and focus; what else is coloured derives from it.
 * @cssprop --iotex-chat-accent-contrast - Text and icons on the accent; by default white or black, whichever can be read on it.
 * @cssprop [--iotex-chat-background=light-dark(#ffffff, #131816)] - Behind everything.
 * @cssprop --iotex-chat-surface - Behind the composer, menus and tables; by default a breath of the accent.
 * @cssprop [--iotex-chat-text=light-dark(#18201d, #e9eeeb)] - What is read.
 * @cssprop [--iotex-chat-text-muted=light-dark(#56625d, #a3afaa)] - What is beside it: notices, hints, icons at rest.
 * @cssprop [--iotex-chat-border=light-dark(#d9dfdc, #343d39)] - Lines between surfaces.
 * @cssprop [--iotex-chat-error=light-dark(#b3261e, #ff9a90)] - Notices of errors.
 * @cssprop --iotex-chat-user-background - Behind a visitor's message; by default a tint of the accent.
 * @cssprop [--iotex-chat-user-text=var(--iotex-chat-text)] - A visitor's message.
 * @cssprop [--iotex-chat-assistant-background=transparent] - Behind an answer.
 * @cssprop --iotex-chat-code-background - Behind code; by default nearly the background.
 * @cssprop --iotex-chat-link - Links in answers; by default the accent, as dark or as light as it has to be to be read.
 * @cssprop --iotex-chat-focus-ring - The ring around what has the focus; by default the accent, as dark or as light as it has to be to be seen.
 * @cssprop [--iotex-chat-font=inherit] - The font family.
 * @cssprop [--iotex-chat-font-mono=ui-monospace, monospace] - The font family of code.
 * @cssprop [--iotex-chat-font-size=max(15px, 0.9375em)] - The size of text, from which the others derive; 1em is what the visitor chose in the browser.
 * @cssprop [--iotex-chat-line-height=1.6] - The height of a line; 1.5 with `density="compact"`, 1.7 with `spacious`.
 * @cssprop [--iotex-chat-spacing=4px] - The unit of all distances; 3px with `density="compact"`, 5px with `spacious`.
 * @cssprop [--iotex-chat-radius=18px] - How round corners are; smaller boxes derive from it.
 * @cssprop --iotex-chat-shadow - Below what floats: menus, dialogs, the button to the newest message.
 * @cssprop --iotex-chat-width - The width of the chat; by default all that there is.
 * @cssprop [--iotex-chat-height=640px] - The height of the chat.
 * @cssprop [--iotex-chat-max-width=100%] - The width that it does not pass.
 * @cssprop [--iotex-chat-content-width=44.8em] - The width of the column of messages in a wide chat.
 * @cssprop [--iotex-chat-offset=20px] - How far the floating panel and its launcher keep from the edges of the window.
 * @cssprop [--iotex-chat-launcher-size=56px] - Width and height of the launcher.
 * @cssprop [--iotex-chat-z-index=1000] - Of the floating chat, where a browser has no top layer.
 */
import { css } from './style-text.js';

export const tokens = css`
  :host {
    --_accent: var(--iotex-chat-accent, light-dark(#0d9373, #07c983));
    /* What is drawn and read on the accent: where the browser cannot derive it, as the accent of the project wants it. */
    --_on-accent: light-dark(#ffffff, #06130e);
    --_accent-contrast: var(--iotex-chat-accent-contrast, var(--_on-accent));
    /* The accent behind words, which need 4.5:1, more than the accent itself may give them; and the same under the pointer. */
    --_fill: light-dark(color-mix(in oklab, var(--_accent) 80%, #000000), var(--_accent));
    --_fill-hover: color-mix(in oklab, var(--_fill) 85%, var(--_text));
    /* The accent as it can be read on the background, and as a line on it. */
    --_accent-text: light-dark(color-mix(in oklab, var(--_accent) 80%, #000000), var(--_accent));
    --_accent-line: var(--_accent);
    --_background: var(--iotex-chat-background, light-dark(#ffffff, #131816));
    --_surface: var(
      --iotex-chat-surface,
      light-dark(color-mix(in oklab, var(--_accent) 4%, #ffffff), color-mix(in oklab, var(--_accent) 6%, #1b211e))
    );
    --_text: var(--iotex-chat-text, light-dark(#18201d, #e9eeeb));
    --_text-muted: var(--iotex-chat-text-muted, light-dark(#56625d, #a3afaa));
    --_border: var(--iotex-chat-border, light-dark(#d9dfdc, #343d39));
    /* The edge of something to be operated needs 3:1; the line between two surfaces does not. */
    --_control-border: color-mix(in oklab, var(--_text-muted) 72%, var(--_background));
    --_error: var(--iotex-chat-error, light-dark(#b3261e, #ff9a90));
    --_user-background: var(
      --iotex-chat-user-background,
      light-dark(color-mix(in oklab, var(--_accent) 13%, #ffffff), color-mix(in oklab, var(--_accent) 20%, #1b211e))
    );
    --_user-text: var(--iotex-chat-user-text, var(--_text));
    --_assistant-background: var(--iotex-chat-assistant-background, transparent);
    --_code-background: var(
      --iotex-chat-code-background,
      light-dark(color-mix(in oklab, var(--_accent) 3%, #f7f8f8), color-mix(in oklab, var(--_accent) 3%, #1b201e))
    );
    --_link: var(--iotex-chat-link, var(--_accent-text));
    --_focus-ring: var(--iotex-chat-focus-ring, var(--_accent-line));
    /* What the visitor chose in the browser, whatever the page made of its root. Never below 15 px. */
    --_font-size: var(--iotex-chat-font-size, max(15px, 0.9375em));
    --_line-height: var(--iotex-chat-line-height, 1.6);
    --_spacing: var(--iotex-chat-spacing, 4px);
    --_radius: var(--iotex-chat-radius, 18px);
    /* 12, 10, 8, 6 and 4 px: smaller boxes are as much less round. */
    --_radius-card: calc(var(--_radius) * 2 / 3);
    --_radius-button: calc(var(--_radius) * 5 / 9);
    --_radius-item: calc(var(--_radius) * 4 / 9);
    --_radius-control: calc(var(--_radius) / 3);
    --_radius-mark: calc(var(--_radius) * 2 / 9);
    --_content-width: var(--iotex-chat-content-width, 44.8em);
    --_ease: 120ms cubic-bezier(0.2, 0, 0, 1);
    --_available: 100%;
    --_shadow: var(--iotex-chat-shadow, 0 12px 40px rgb(0 0 0 / 20%), 0 2px 8px rgb(0 0 0 / 10%));
  }

  :host([density='compact']) {
    --_spacing: var(--iotex-chat-spacing, 3px);
    --_line-height: var(--iotex-chat-line-height, 1.5);
  }

  :host([density='spacious']) {
    --_spacing: var(--iotex-chat-spacing, 5px);
    --_line-height: var(--iotex-chat-line-height, 1.7);
  }

  /*
   * Any accent will do, yellow and black too. The y of a colour in XYZ is its luminance as https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio has it: up to
   * 0.3 it carries white 3:1 apart, and made darker to 0.18 it carries it 4.5:1; above 0.3 it carries black.
   */
  @supports (color: oklch(from red l c h)) {
    :host {
      --_is-dark: (0.3 - y) * 1e9;
      --_darker: max(min(1, 0.18 / y), clamp(0, (y - 0.3) * 1e9, 1));
      --_on-accent: color(
        from var(--_accent) xyz-d65 clamp(0.005, var(--_is-dark), 0.9505) clamp(0.005, var(--_is-dark), 1)
          clamp(0.005, var(--_is-dark), 1.089)
      );
      --_fill: color(
        from var(--_accent) xyz-d65 calc(x * var(--_darker)) calc(y * var(--_darker)) calc(z * var(--_darker))
      );
      --_fill-hover: color-mix(
        in oklab,
        var(--_fill) 85%,
        color(from var(--_accent-contrast) srgb calc(1 - r) calc(1 - g) calc(1 - b))
      );
      --_accent-text: light-dark(
        oklch(from var(--_accent) min(l, 0.47) c h),
        oklch(from var(--_accent) max(l, 0.82) c h)
      );
      --_accent-line: light-dark(
        oklch(from var(--_accent) min(l, 0.58) c h),
        oklch(from var(--_accent) max(l, 0.68) c h)
      );
    }
  }

  /* All the room there is, less the margins that a page may have set. The content of a container gives it no width of its own. */
  @supports (inline-size: -moz-available) {
    :host {
      --_available: -moz-available;
    }
  }

  @supports (inline-size: -webkit-fill-available) {
    :host {
      --_available: -webkit-fill-available;
    }
  }

  @supports (inline-size: stretch) {
    :host {
      --_available: stretch;
    }
  }
`;
