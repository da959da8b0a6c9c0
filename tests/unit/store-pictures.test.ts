import { Transformer } from '@napi-rs/image';
import { expect, test } from 'vitest';
import { sideBySide, sizeOf } from '../../tools/pictures/store-pictures.ts';

/** The place of the colour type in a PNG; 2 is RGB without an alpha channel. */
const COLOR_TYPE = 25;

/** Of one colour. */
function picture(width: number, height: number, color: readonly number[]): Uint8Array {
  const pixels = Buffer.alloc(width * height * 4, Buffer.from(color));
  return Transformer.fromRgbaPixels(pixels, width, height).pngSync();
}

function colorAt(png: Uint8Array, x: number, y: number): readonly number[] {
  const pixels = new Transformer(Buffer.from(png)).rawPixelsSync();
  return [...pixels.subarray((y * 1280 + x) * 3, (y * 1280 + x) * 3 + 3)];
}

test.each([
  ['one that is wide', [[2560, 1064]]],
  [
    'two that are tall',
    [
      [760, 1120],
      [760, 1120],
    ],
  ],
  ['a small one', [[300, 200]]],
] as const)('a picture of a store from %s has its size and no alpha channel', (_what, sizes) => {
  const png = sideBySide(sizes.map(([width, height]) => picture(width, height, [200, 0, 0, 255])));
  expect([sizeOf(png), png[COLOR_TYPE]]).toEqual([{ width: 1280, height: 800 }, 2]);
});

test('pictures are beside each other in their order, in the middle', () => {
  const png = sideBySide([picture(400, 400, [200, 0, 0, 255]), picture(400, 400, [0, 0, 200, 255])]);
  const ground = [0xe8, 0xe8, 0xe8];
  expect(
    [
      [300, 400],
      [900, 400],
      [640, 400],
      [100, 400],
      [640, 20],
    ].map(([x = 0, y = 0]) => colorAt(png, x, y)),
  ).toEqual([[200, 0, 0], [0, 0, 200], ground, ground, ground]);
});
