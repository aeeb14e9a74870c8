/** A picture or a file of a request goes in, a line that says what it is comes out. */

import type { Attachment } from './model.js';

/** Type, bytes and, of a PNG or a JPEG, pixels: `image/png, 1,234 bytes, 320 × 200 pixels`. */
export function describeAttachment({ url, name }: Attachment): string {
  const [, type = '', base64] = /^data:([^;,]*)[^,]*?(;base64)?,/.exec(url) ?? [];
  if (type === '') return `something at an address, which was not fetched${name ? ` (${name})` : ''}`;
  const content = url.slice(url.indexOf(',') + 1);
  const bytes = base64 ? Buffer.from(content, 'base64') : Buffer.from(content);
  const pixels = pngSize(bytes) ?? jpegSize(bytes);
  const facts = [type, `${bytes.length.toLocaleString('en')} bytes`];
  if (pixels) facts.push(`${pixels.width} × ${pixels.height} pixels`);
  return `${name ? `${name}: ` : ''}${facts.join(', ')}`;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** https://www.w3.org/TR/png-3/#11IHDR */
function pngSize(bytes: Buffer): Size | undefined {
  if (bytes.length < 24 || bytes.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return undefined;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** From segment to segment up to the frame's header: ITU T.81, B.2.2. */
function jpegSize(bytes: Buffer): Size | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0;
    // SOF0 to SOF15, without DHT, JPG and DAC, which lie between them.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    }
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}
