import { Transformer } from '@napi-rs/image';
import { PICTURE_SIZES, type PictureSize } from './picture.ts';

const FORMATS: readonly string[] = ['png', 'jpeg', 'gif', 'bmp'];
const MAX_SIDE = 8000;
const MAX_PIXELS = 20_000_000;

/** Whether these bytes are a valid picture: its pixels are decoded, not only the header. */
export function isPicture(bytes: Uint8Array): boolean {
  try {
    // the header has the size: a small file that expands to gigabytes is not decoded
    const { width, height, format } = new Transformer(bytes).metadataSync();
    if (!FORMATS.includes(format) || Math.max(width, height) > MAX_SIDE || width * height > MAX_PIXELS)
      return false;
    return new Transformer(bytes).rawPixelsSync().length > 0;
  } catch {
    return false;
  }
}

/** The picture as PNG with its longest side reduced to the given size; never enlarged. */
export function resizePicture(bytes: Uint8Array, size: PictureSize): Uint8Array {
  const side = PICTURE_SIZES[size];
  const picture = new Transformer(bytes);
  const { width, height } = picture.metadataSync();
  if (side === null || Math.max(width, height) <= side) return picture.pngSync();
  const scale = side / Math.max(width, height);
  return picture
    .resize(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)))
    .pngSync();
}
