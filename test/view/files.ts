/** Files as visitors have them, and the events that bring them. */

export interface PictureShape {
  readonly width?: number;
  readonly height?: number;
  readonly type?: string;
  /** Draws on the white picture. Default: a black square at its beginning. */
  readonly paint?: (context: OffscreenCanvasRenderingContext2D) => void;
  /** Whether there is nothing behind what is painted. */
  readonly isTransparent?: boolean;
}

/** A picture that the browser itself wrote. Default: a PNG of 40 × 40 pixels. */
export async function picture(name: string, shape: PictureShape = {}): Promise<File> {
  const { width = 40, height = 40, type = 'image/png', isTransparent = false } = shape;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  if (!isTransparent) {
    context.fillStyle = 'white';
    context.fillRect(0, 0, width, height);
  }
  context.fillStyle = 'black';
  if (shape.paint) shape.paint(context);
  else context.fillRect(0, 0, 20, 20);
  const blob = await canvas.convertToBlob({ type, quality: 0.9 });
  return new File([blob], name, { type });
}

export function textFile(name: string, text: string): File {
  return new File([text], name, { type: /\.(txt|md|csv)$/.test(name) ? 'text/plain' : '' });
}

/** Bytes that are no text. */
export function notText(name: string, length = 100, type = 'application/octet-stream'): File {
  return new File([new Uint8Array(length).map((_, place) => place % 7)], name, { type });
}

/** Two frames of one pixel. */
export function animatedGif(name: string): File {
  const frame = '21f90400640000002c000000000100010000020244010';
  const hex = `47494638396101000100800000ff00000000ff${`${frame}0`.repeat(2)}3b`;
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  return new File([bytes], name, { type: 'image/gif' });
}

export function transfer(...files: readonly File[]): DataTransfer {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  return dataTransfer;
}

/** A drag as the browser tells of it. */
export function drag(type: string, dataTransfer: DataTransfer, relatedTarget: EventTarget | null = null): DragEvent {
  return new DragEvent(type, { bubbles: true, composed: true, cancelable: true, dataTransfer, relatedTarget });
}

/** A paste of whatever of these the clipboard holds. */
export function clipboard(content: {
  readonly text?: string;
  readonly html?: string;
  readonly files?: readonly File[];
}): ClipboardEvent {
  const clipboardData = transfer(...(content.files ?? []));
  if (content.text !== undefined) clipboardData.setData('text/plain', content.text);
  if (content.html !== undefined) clipboardData.setData('text/html', content.html);
  const paste = new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true });
  // Firefox makes a clipboard of its own, an empty one: https://bugzilla.mozilla.org/show_bug.cgi?id=1476300
  Object.defineProperty(paste, 'clipboardData', { value: clipboardData });
  return paste;
}
