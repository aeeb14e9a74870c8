/** What in an answer points out of the page: the host behind a link, and what stands in the place of a picture on another host. */
import { css } from 'lit';

export const outside = css`
  /* A box of its own is not underlined with the link around it. */
  .link-host {
    display: inline-block;
    max-inline-size: 100%;
    padding-inline: 0.35em;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius-control);
    font-size: 0.8em;
    color: var(--_text);
    line-height: 1.4;
    overflow-wrap: anywhere;
  }

  .placeholder {
    display: inline-block;
    color: var(--_text-muted);
    text-align: start;
    background: none;
  }

  /* In a line of text it is taller than the line. */
  p > .placeholder,
  p > a > .placeholder {
    margin-block: 2px;
    vertical-align: middle;
  }

  button.placeholder {
    min-block-size: 32px;
    border-color: var(--_control-border);
    color: var(--_text);
  }

  .placeholder .image-alt {
    color: var(--_text-muted);
  }

  .rendered {
    max-inline-size: 100%;
    overflow-wrap: anywhere;
  }

  @media (hover: hover) {
    button.placeholder:enabled:hover {
      background: var(--_surface);
    }
  }

  @media (pointer: coarse) {
    button.placeholder {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    button.placeholder {
      border-color: ButtonBorder;
    }
  }
`;
