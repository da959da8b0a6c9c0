import { Transformer } from '@napi-rs/image';

/** Bytes of a colour. */
const RGB = 3;

/** Whether a picture has only one colour: a ground on which nothing is painted yet. */
export async function isBlank(png: Buffer): Promise<boolean> {
  return (await coloursIn(png, 0, 1)).size <= 1;
}

/** Whether two pictures show the same, however they are encoded. */
export async function isSame(one: Buffer, other: Buffer): Promise<boolean> {
  const [first, second] = await Promise.all([pixelsOf(one), pixelsOf(other)]);
  if (first.length !== second.length) return false;
  return first.every((colour, at) => colour === second[at]);
}

/** The parts of the popup that its first picture must show, by their share of the height. */
const PARTS = { header: [0, 0.075], strip: [0.08, 0.27], list: [0.28, 0.87] } as const;

/** Parts of a popup's picture that are blank. The ground of the strip differs from that of the header. */
export async function blankParts(png: Buffer): Promise<readonly string[]> {
  const blank: string[] = [];
  for (const [name, [from, to]] of Object.entries(PARTS)) {
    if ((await coloursIn(png, from, to)).size <= 1) blank.push(name);
  }
  return blank;
}

/** Colours in a horizontal part of the picture, from and to these shares of its height. */
async function coloursIn(png: Buffer, from: number, to: number): Promise<ReadonlySet<number>> {
  const pixels = await pixelsOf(png);
  const { width, height } = new Transformer(png).metadataSync();
  return new Set(pixels.subarray(Math.floor(height * from) * width, Math.floor(height * to) * width));
}

/** One number for each pixel, row by row; nothing is transparent. */
async function pixelsOf(png: Buffer): Promise<Uint32Array> {
  const picture = new Transformer(png);
  const { width, height } = picture.metadataSync();
  const bytes = await picture.rawPixels();
  const channels = bytes.length / (width * height);
  return Uint32Array.from({ length: width * height }, (_, pixel) => bytes.readUIntBE(pixel * channels, RGB));
}
