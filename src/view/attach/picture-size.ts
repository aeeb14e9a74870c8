/** The first bytes of a picture in, its width and height out, without decoding it. */

/** In pixels, before it is turned. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** The size that a PNG, GIF, JPEG or WebP says it has; undefined for other formats, and where it cannot be found in `bytes`. */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (startsWith(bytes, '\x89PNG')) return { width: view.getUint32(16), height: view.getUint32(20) };
    if (startsWith(bytes, 'GIF8')) return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    if (startsWith(bytes, '\xff\xd8')) return jpegSize(view);
    if (startsWith(bytes, 'RIFF')) return webpSize(view);
  } catch (error) {
    // It ends before its size: https://tc39.es/ecma262/#sec-getviewvalue
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
}

/** Goes from marker to marker up to a start of frame: ITU T.81, B.1.1.3 and B.2.2. */
function jpegSize(view: DataView): PictureSize | undefined {
  for (let at = 2; view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1);
    const isFill = marker === 0xff;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += isFill ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** https://www.rfc-editor.org/rfc/rfc9649#section-2.5 and after: the three kinds of first chunk. */
function webpSize(view: DataView): PictureSize | undefined {
  const kind = String.fromCharCode(view.getUint8(12), view.getUint8(13), view.getUint8(14), view.getUint8(15));
  if (kind === 'VP8X') return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) };
  if (kind === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  return undefined;
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

function startsWith(bytes: Uint8Array, beginning: string): boolean {
  return Array.from(beginning).every((character, place) => bytes[place] === character.charCodeAt(0));
}
