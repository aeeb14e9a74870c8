/** The built package in, the generated documents out. */
import { readFileSync } from 'node:fs';
import { betweenMarks } from './between-marks.mjs';
import { listOf, readElement, sectionsOf, tableOf } from './element-tables.mjs';
import { withPinnedTag } from './pinned-tag.mjs';

/** The README, with its tables and its pinned tag written anew. */
export function readmeText(readme) {
  const tables = sectionsOf(readElement()).map(tableOf).join('\n\n');
  return withPinnedTag(betweenMarks(readme, 'reference', tables));
}

/** All of `llms.txt` (https://llmstxt.org): what a program has to know that writes a page with this element. */
export function llmsText() {
  const { description, version, exports } = JSON.parse(readFileSync('package.json', 'utf8'));
  const entries = Object.keys(exports).map((each) => each.replace(/^\./, 'iotex-chat'));
  return `# iotex-chat

> ${description} Version ${version}.

One line puts it on a page. The proxy holds the key; no key belongs into a page.

\`\`\`html
<script type="module" src="https://cdn.jsdelivr.net/npm/iotex-chat@${version}/cdn/iotex-chat.bundle.js"></script>
<iotex-chat proxy-url="/api/chat"></iotex-chat>
\`\`\`

From npm: \`import 'iotex-chat/define'\` registers the element; \`import { IotexChat } from 'iotex-chat'\` does not. Without the element, also in Node:
\`import { streamChat, Conversation } from 'iotex-chat/core'\`. In tests: \`import { scriptGateway } from 'iotex-chat/testing'\`.

Entries: ${entries.map((each) => `\`${each}\``).join(', ')}

## Proxy

- Start: \`IOTEX_API_KEY=sk-… ALLOWED_ORIGINS=https://www.example.com npx iotex-chat-proxy\`; its address is the element's \`proxy-url\`.
- In a server: \`import { createProxyHandler } from 'iotex-chat/proxy'\`; \`await createProxyHandler({ apiKey, allowedOrigins })(request, { address })\` takes a \`Request\` and gives a \`Response\`.
- Check: \`npx iotex-chat-proxy doctor https://chat.example.com/ --origin https://www.example.com\`
- Any other OpenAI-compatible server: \`base-url="http://localhost:11434/v1"\`. \`api-key\` works on localhost alone.

## Errors

\`iotex-error\` and what \`streamChat\` throws carry a \`ChatError\` with \`kind\`, \`status\`, \`retryable\`, \`retryAfter\` (ms), \`requestId\`, \`partial\`. Kinds: ${errorKinds().join(', ')}.

${sectionsOf(readElement()).map(listOf).join('\n\n')}
`;
}

function errorKinds() {
  const [, union = ''] = /export type ErrorKind =([^;]+);/.exec(readFileSync('src/protocol/errors.ts', 'utf8')) ?? [];
  return [...union.matchAll(/'(\w+)'/g)].map(([, kind]) => kind);
}
