/** The README in, the README with the script tag of this version and this build out. */
import { readFileSync } from 'node:fs';
import { betweenMarks } from './between-marks.mjs';

/** The file that one hash covers as a whole, because it imports nothing. */
const FILE = 'iotex-chat.bundle.js';

/** Writes version and hash anew, between the marks `pinned`. */
export function withPinnedTag(readme) {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const hash = JSON.parse(readFileSync('cdn/integrity.json', 'utf8'))[FILE];
  const tag = [
    '```html',
    '<script',
    '  type="module"',
    `  src="https://cdn.jsdelivr.net/npm/iotex-chat@${version}/cdn/${FILE}"`,
    `  integrity="${hash}"`,
    '  crossorigin="anonymous"',
    '></script>',
    '<iotex-chat proxy-url="/api/chat"></iotex-chat>',
    '```',
  ];
  return betweenMarks(readme, 'pinned', tag.join('\n'));
}
