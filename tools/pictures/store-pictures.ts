import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Transformer } from '@napi-rs/image';

/** Pixels. The Chrome Web Store and that of Edge take exactly this size, addons.mozilla.org recommends it. */
const SIZE = { width: 1280, height: 800 } as const;

/** Pixels around and between pictures. */
const MARGIN = 40;

/** A light grey, which a JPEG keeps exactly. */
const GROUND = [0xe8, 0xe8, 0xe8, 0xff] as const;

/** What each picture of the stores shows: scenes of `npm run pictures`, side by side. The Chrome Web Store takes five. */
const STORE_PICTURES: Readonly<Record<string, readonly string[]>> = {
  '1-explained': ['panel-at-work'],
  '2-popup': ['popup-two-token-sets', 'popup-page-allowed'],
  '3-replayed': ['panel-replayed'],
  '4-advice': ['panel-advice'],
  '5-answer': ['panel-response'],
};

/** Writes the stores' pictures in a language; returns their files. */
export async function writeStorePictures(
  language: 'en' | 'de',
  { pictures, to }: { readonly pictures: string; readonly to: string },
): Promise<readonly string[]> {
  await mkdir(to, { recursive: true });
  const written: string[] = [];
  for (const [name, scenes] of Object.entries(STORE_PICTURES)) {
    const files = scenes.map((scene) => path.join(pictures, `chrome-light-${language}-${scene}.png`));
    const file = path.join(to, `${language}-${name}.png`);
    await writeFile(file, sideBySide(await Promise.all(files.map((each) => readFile(each)))));
    written.push(file);
  }
  return written;
}

/** PNGs beside each other in the size of the stores, as one PNG without an alpha channel, which they refuse. */
export function sideBySide(pictures: readonly Uint8Array[]): Uint8Array {
  const width = Math.floor((SIZE.width - MARGIN * (pictures.length + 1)) / pictures.length);
  const height = SIZE.height - 2 * MARGIN;
  const shrunken = pictures.map((each) => shrunk(each, { width, height }));
  const taken = shrunken.reduce((sum, each) => sum + each.width, MARGIN * (shrunken.length - 1));
  let left = Math.round((SIZE.width - taken) / 2);
  const image = new Transformer(opaqueGround());
  for (const { bytes, width: own, height: tall } of shrunken) {
    image.composite(bytes, { left, top: Math.round((SIZE.height - tall) / 2) });
    left += own + MARGIN;
  }
  return image.pngSync();
}

interface Shrunk {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Made smaller if it is too large, never larger: letters would get blurred. */
function shrunk(picture: Uint8Array, box: { readonly width: number; readonly height: number }): Shrunk {
  const own = sizeOf(picture);
  const scale = Math.min(1, box.width / own.width, box.height / own.height);
  const [width, height] = [Math.round(own.width * scale), Math.round(own.height * scale)];
  return { bytes: new Transformer(Buffer.from(picture)).resize(width, height).pngSync(), width, height };
}

/** Of a PNG, in pixels. */
export function sizeOf(png: Uint8Array): { readonly width: number; readonly height: number } {
  const view = new DataView(png.buffer, png.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** As a JPEG, because a picture that begins without an alpha channel gets none. */
function opaqueGround(): Buffer {
  const pixels = Buffer.alloc(SIZE.width * SIZE.height * 4, Buffer.from(GROUND));
  return Transformer.fromRgbaPixels(pixels, SIZE.width, SIZE.height).jpegSync(100);
}
