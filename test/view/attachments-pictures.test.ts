/** Pictures on their way to a model: scaled down, turned upright, without what a camera wrote into them, or refused in words. */
import { html } from '@open-wc/testing';
import { expect } from './expect.js';
import { openChat } from './harness.js';
import type { ChatHarness } from './harness.js';
import { drag, picture, transfer } from './files.js';
import type { FilePart } from '../../src/conversation/message.js';
import { pictureSize } from '../../src/view/attach/picture-size.js';

interface SentPicture {
  readonly part: FilePart & { readonly url: string };
  readonly bytes: Uint8Array;
  readonly bitmap: ImageBitmap;
}

async function openWith(file: File): Promise<ChatHarness> {
  const chat = await openChat(html`<iotex-chat with-attachments></iotex-chat>`);
  chat.part('messages').dispatchEvent(drag('drop', transfer(file)));
  await chat.element.updateComplete;
  await chat.until(() => !chat.root.querySelector('.file-card[aria-busy=true]'));
  return chat;
}

/** What becomes of `file` when it is attached and sent. */
async function sent(file: File): Promise<SentPicture> {
  const chat = await openWith(file);
  await chat.ask('q');
  const part = chat.element.messages[0]?.parts[0] as SentPicture['part'];
  const blob = await (await fetch(part.url)).blob();
  expect(part.mimeType).to.equal(blob.type);
  return { part, bytes: new Uint8Array(await blob.arrayBuffer()), bitmap: await createImageBitmap(blob) };
}

/** The colour at a place, as red, green, blue and alpha. */
function colourAt(bitmap: ImageBitmap, x: number, y: number): readonly number[] {
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  return [...context.getImageData(x, y, 1, 1).data];
}

/** Noise, which no format makes small. */
function paintNoise(context: OffscreenCanvasRenderingContext2D): void {
  const { width, height } = context.canvas;
  const noise = context.createImageData(width, height);
  let state = 1;
  for (let at = 0; at < noise.data.length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    noise.data[at] = at % 4 === 3 ? 255 : state >>> 24;
  }
  context.putImageData(noise, 0, 0);
}

/** The same JPEG with what a camera writes before it: which way is up, and where it was. */
async function withExif(jpeg: File, orientation: number): Promise<File> {
  const bytes = new Uint8Array(await jpeg.arrayBuffer());
  const exif = bytesOf('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0');
  const rest = [orientation, 0, 0, 0, 0, 0, 0, ...bytesOf('GPS 47.05 N 8.31 E')];
  const length = exif.length + rest.length + 2;
  const segment = [0xff, 0xe1, length >> 8, length & 0xff, ...exif, ...rest];
  // In one piece, as from a disk: of several, Firefox knows a picture by its first piece only.
  const whole = new Uint8Array([...bytes.slice(0, 2), ...segment, ...bytes.slice(2)]);
  return new File([whole], jpeg.name, { type: jpeg.type });
}

const textOf = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);

describe('A picture that is attached', () => {
  it('of 40 megapixels is scaled down', async () => {
    const photo = await picture('photo.jpg', { width: 8000, height: 5000, type: 'image/jpeg' });
    const { bitmap, part } = await sent(photo);
    expect([bitmap.width, bitmap.height]).to.deep.equal([2048, 1280]);
    expect(part).to.include({ name: 'photo.jpg', mimeType: 'image/jpeg' });
  });

  it('is not made larger', async () => {
    const { bitmap } = await sent(await picture('a.png', { width: 7, height: 3 }));
    expect([bitmap.width, bitmap.height]).to.deep.equal([7, 3]);
  });

  it('that is very long keeps a width', async () => {
    const { bitmap } = await sent(await picture('a.png', { width: 5000, height: 1 }));
    expect([bitmap.width, bitmap.height]).to.deep.equal([2048, 1]);
  });

  it('that no format makes small is sent smaller and coarser, never larger than a request can bear', async () => {
    const noise = await picture('noise.png', { width: 2400, height: 2400, paint: paintNoise });
    expect(noise.size).to.be.greaterThan(5_000_000);
    const { bytes, part, bitmap } = await sent(noise);
    expect(bytes.length).to.be.at.most(700_000);
    expect(part.mimeType).to.equal('image/jpeg');
    expect(bitmap.width).to.be.at.least(640);
  });

  it('is turned as its camera says, and says no more where that was', async () => {
    const upright = await picture('a.jpg', { width: 40, height: 20, type: 'image/jpeg' });
    const file = await withExif(upright, 6);
    expect(textOf(new Uint8Array(await file.arrayBuffer()))).to.include('GPS 47.05');
    const { bitmap, bytes } = await sent(file);
    expect([bitmap.width, bitmap.height]).to.deep.equal([20, 40]);
    // The black half at the left is at the top now.
    expect(colourAt(bitmap, 10, 5)[0]).to.be.lessThan(60);
    expect(colourAt(bitmap, 10, 35)[0]).to.be.greaterThan(200);
    expect(textOf(bytes)).not.to.include('GPS').and.not.to.include('Exif');
  });

  it('keeps what is transparent', async () => {
    const { part, bitmap } = await sent(await picture('a.png', { isTransparent: true }));
    expect(part.mimeType).to.equal('image/png');
    expect(colourAt(bitmap, 30, 30)[3]).to.equal(0);
  });

  it('keeps what is transparent also where PNG is too large', async () => {
    const paint = (context: OffscreenCanvasRenderingContext2D) => {
      paintNoise(context);
      context.clearRect(0, 0, 100, 100);
    };
    const { part, bytes, bitmap } = await sent(await picture('a.png', { width: 1200, height: 1200, paint }));
    expect(bytes.length).to.be.at.most(700_000);
    // WebKit writes no WebP, and white is what comes nearest then.
    const canvas = new OffscreenCanvas(1, 1);
    canvas.getContext('2d');
    const { type } = await canvas.convertToBlob({ type: 'image/webp' });
    expect(part.mimeType).to.equal(type === 'image/webp' ? 'image/webp' : 'image/jpeg');
    if (type === 'image/webp') expect(colourAt(bitmap, 10, 10)[3]).to.equal(0);
    else expect(Math.min(...colourAt(bitmap, 10, 10))).to.be.greaterThan(240);
  });

  it('keeps the sharp edges of a drawing, which JPEG would blur', async () => {
    const { part } = await sent(await picture('a.webp', { type: 'image/webp' }));
    expect(part.mimeType).to.equal('image/png');
  });

  it('that claims more pixels than memory can hold is refused before it is decoded', async () => {
    const bytes = new Uint8Array(await (await picture('bomb.png')).arrayBuffer());
    const view = new DataView(bytes.buffer);
    view.setUint32(16, 60_000);
    view.setUint32(20, 60_000);
    const { createImageBitmap: original } = window;
    let isDecoded = false;
    window.createImageBitmap = () => {
      isDecoded = true;
      return Promise.reject(new Error('no'));
    };
    try {
      const chat = await openWith(new File([bytes], 'bomb.png', { type: 'image/png' }));
      expect(chat.part('notice').textContent).to.include('This picture is too large. Send a smaller one.');
      expect(isDecoded).to.equal(false);
    } finally {
      window.createImageBitmap = original;
    }
  });

  it('that the browser has no memory for is refused in words', async () => {
    const { getContext } = OffscreenCanvas.prototype;
    const file = await picture('a.png');
    OffscreenCanvas.prototype.getContext = () => null;
    try {
      const chat = await openWith(file);
      expect(chat.part('notice').textContent).to.include('cannot be read');
    } finally {
      OffscreenCanvas.prototype.getContext = getContext;
    }
  });
});

describe('pictureSize', () => {
  for (const type of ['image/png', 'image/jpeg', 'image/webp']) {
    it(`reads ${type}`, async () => {
      const file = await picture('a', { type, width: 301, height: 1205 });
      expect(pictureSize(new Uint8Array(await file.arrayBuffer()))).to.deep.equal({ width: 301, height: 1205 });
    });
  }

  it('reads a JPEG with what a camera puts before it', async () => {
    const file = await withExif(await picture('a', { type: 'image/jpeg', width: 33, height: 44 }), 6);
    expect(pictureSize(new Uint8Array(await file.arrayBuffer()))).to.deep.equal({ width: 33, height: 44 });
  });

  it('reads the three kinds of WebP and GIF', () => {
    const webp = (kind: string, ...rest: number[]) => [
      ...bytesOf('RIFF....WEBP'),
      ...bytesOf(kind),
      0,
      0,
      0,
      0,
      ...rest,
    ];
    expect(sizeOf(webp('VP8X', 0, 0, 0, 0, 0x0f, 0x27, 0, 0x01, 0, 1))).to.deep.equal({
      width: 10_000,
      height: 65_538,
    });
    expect(sizeOf(webp('VP8 ', 0, 0, 0, 0x9d, 1, 0x2a, 0x2c, 0x41, 0x10, 0))).to.deep.equal({ width: 300, height: 16 });
    expect(sizeOf(webp('VP8L', 0x2f, 0x63, 0x40, 0x06, 0))).to.deep.equal({ width: 100, height: 26 });
    expect(sizeOf([...bytesOf('GIF89a'), 5, 1, 7, 0])).to.deep.equal({ width: 261, height: 7 });
  });

  it('knows nothing of others, and nothing of what breaks off, at whatever byte', async () => {
    expect(sizeOf([])).to.equal(undefined);
    expect(sizeOf(bytesOf('BM and so on, and on'))).to.equal(undefined);
    expect(sizeOf([0xff, 0xd8, 0x00])).to.equal(undefined);
    const jpeg = new Uint8Array(await (await picture('a', { type: 'image/jpeg' })).arrayBuffer());
    for (let length = 0; length < 150; length += 1) pictureSize(jpeg.slice(0, length));
  });
});

const bytesOf = (text: string) => Array.from(text, (sign) => sign.charCodeAt(0));
const sizeOf = (bytes: number[]) => pictureSize(new Uint8Array(bytes));
