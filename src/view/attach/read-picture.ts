/** A picture in, one out that is small enough to be sent: scaled down, turned upright, without what a camera wrote into it. */
import type { FilePart } from '../../conversation/message.js';
import type { Refusal } from './file-limits.js';
import { pictureSize } from './picture-size.js';

/** Longest side, in pixels: what models look at is not larger. */
const LONGEST_SIDE = 2048;
/** Most bytes that a picture is sent with. A data URL makes 4 of 3, and all of a conversation's pictures go along with each question. */
const MOST_BYTES = 700_000;
/** Most pixels that are decoded: each takes four bytes of memory, and a file of a few KiB can claim to have any number of them. */
const MOST_PIXELS = 120_000_000;
/** Enough to find the size of a picture behind what a camera puts before it. */
const HEADER = 256 * 1024;

/** How well a picture is kept, from the best to the least that can be read. */
const STEPS = [
  { side: LONGEST_SIDE, quality: 0.85 },
  { side: LONGEST_SIDE, quality: 0.7 },
  { side: 1600, quality: 0.7 },
  { side: 1024, quality: 0.7 },
  { side: 640, quality: 0.6 },
] as const;

/** Whether `file` says that it is a picture. SVG is a text, and models read it as one. */
export function isPicture({ name, type }: File): boolean {
  if (type) return type.startsWith('image/') && !type.startsWith('image/svg');
  return /\.(png|jpe?g|gif|webp|avif|bmp|heic|heif)$/i.test(name);
}

/** Rejects where the browser cannot decode it. */
export async function readPicture(file: File): Promise<FilePart | Refusal> {
  const size = pictureSize(new Uint8Array(await file.slice(0, HEADER).arrayBuffer()));
  if (size && size.width * size.height > MOST_PIXELS) return { reason: 'pixels' };
  // Decoded by the browser beside the page's own thread, and turned as its camera says.
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    if (bitmap.width * bitmap.height > MOST_PIXELS) return { reason: 'pixels' };
    const isKept = file.type === 'image/gif' && file.size <= MOST_BYTES;
    // A small GIF may move, and is sent as it is; anything else is drawn anew, which leaves behind where and when it was taken.
    const blob = isKept ? file : await encode(bitmap, file.type !== 'image/jpeg');
    return { type: 'file', name: file.name, mimeType: blob.type, url: await toDataUrl(blob) };
  } finally {
    bitmap.close();
  }
}

/** The best of the encodings that are small enough. `mayBeExact`: it may have transparent places, or edges that JPEG would blur. */
async function encode(bitmap: ImageBitmap, mayBeExact: boolean): Promise<Blob> {
  const canvas = draw(bitmap, LONGEST_SIDE);
  if (mayBeExact) {
    const exact = await canvas.convertToBlob({ type: 'image/png' });
    if (exact.size <= MOST_BYTES) return exact;
    const coarse = isTransparent(canvas) ? await encodeCoarsely(bitmap, canvas, 'image/webp') : undefined;
    if (coarse) return coarse;
  }
  // WebKit writes no WebP: there the picture stands on white, as JPEG knows nothing transparent.
  const opaque = await encodeCoarsely(bitmap, whitened(canvas), 'image/jpeg');
  return opaque ?? canvas.convertToBlob();
}

/** The best that is small enough, else the least; undefined where the browser does not write this type. `canvas` has the picture at its largest. */
async function encodeCoarsely(bitmap: ImageBitmap, canvas: OffscreenCanvas, type: string): Promise<Blob | undefined> {
  let blob: Blob | undefined;
  for (const { side, quality } of STEPS) {
    if (Math.max(canvas.width, canvas.height) > side) canvas = whitened(draw(bitmap, side), type);
    blob = await canvas.convertToBlob({ type, quality });
    if (blob.type !== type) return undefined;
    if (blob.size <= MOST_BYTES) break;
  }
  return blob;
}

function draw(bitmap: ImageBitmap, longestSide: number): OffscreenCanvas {
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  );
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no memory for a picture of this size.');
  context.imageSmoothingQuality = 'medium';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** With white behind what is transparent, for a type that has no such thing. */
function whitened(canvas: OffscreenCanvas, type = 'image/jpeg'): OffscreenCanvas {
  const context = type === 'image/jpeg' ? canvas.getContext('2d') : undefined;
  if (!context) return canvas;
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  return canvas;
}

function isTransparent(canvas: OffscreenCanvas): boolean {
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  for (let alpha = 3; alpha < pixels.length; alpha += 4) if (pixels[alpha] !== 255) return true;
  return false;
}

function toDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('The picture could not be read.'));
    reader.readAsDataURL(blob);
  });
}
