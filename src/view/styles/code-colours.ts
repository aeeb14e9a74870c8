/** The colours of code, by the kinds of `markdown/highlight/kinds.ts`: for ranges where the browser can paint those, for spans where it cannot. */
import { css } from 'lit';

export const codeColours = css`
  :host {
    --_code-keyword: light-dark(#8a2a9c, #d9a3f0);
    --_code-string: light-dark(#1c6b35, #9ad8a4);
    --_code-number: light-dark(#9a4a00, #f0b27e);
    --_code-comment: light-dark(#5f6a66, #97a39e);
    --_code-title: light-dark(#1c55b5, #8fbdf8);
    --_code-type: light-dark(#0b6678, #7fd3e0);
    --_code-attribute: light-dark(#7a5200, #e6cb7e);
    --_code-variable: light-dark(#a3264a, #f5a3b5);
    --_code-meta: light-dark(#585f99, #b4bcf0);
    --_code-addition: light-dark(#1c6b35, #9ad8a4);
    --_code-deletion: light-dark(#a8261c, #ff9f95);
  }

  @media (forced-colors: none) {
    ::highlight(iotex-chat-keyword),
    ::highlight(iotex-chat-tag),
    .token-keyword,
    .token-tag {
      color: var(--_code-keyword);
    }

    ::highlight(iotex-chat-string),
    .token-string {
      color: var(--_code-string);
    }

    ::highlight(iotex-chat-number),
    ::highlight(iotex-chat-symbol),
    .token-number,
    .token-symbol {
      color: var(--_code-number);
    }

    ::highlight(iotex-chat-comment),
    .token-comment {
      color: var(--_code-comment);
    }

    ::highlight(iotex-chat-title),
    .token-title {
      color: var(--_code-title);
    }

    ::highlight(iotex-chat-type),
    .token-type {
      color: var(--_code-type);
    }

    ::highlight(iotex-chat-attribute),
    .token-attribute {
      color: var(--_code-attribute);
    }

    ::highlight(iotex-chat-variable),
    .token-variable {
      color: var(--_code-variable);
    }

    ::highlight(iotex-chat-meta),
    .token-meta {
      color: var(--_code-meta);
    }

    ::highlight(iotex-chat-addition),
    .token-addition {
      color: var(--_code-addition);
    }

    ::highlight(iotex-chat-deletion),
    .token-deletion {
      color: var(--_code-deletion);
    }
  }
`;
