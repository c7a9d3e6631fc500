import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { encodePalettePng } from './palette-png.ts';

const width = 64;
const height = 32;

test('a picture of few colours has the same pixels with a palette', async () => {
  const picture = draw((pixel) => [251, 251, pixel % 200]);
  assert.deepEqual(await readPixels(encodePalettePng(picture)), picture.data);
});

test('colours that are nearly the same become one if there are too many', async () => {
  const picture = draw((pixel) => [pixel % 60, pixel % 50, 7]);
  const pixels = await readPixels(encodePalettePng(picture));
  const isNear = pixels.every((value, i) => Math.abs(value - (picture.data[i] ?? 0)) < 8);
  assert.ok(isNear);
});

test('a picture of very many colours gets no palette', () => {
  const picture = draw((pixel) => [pixel % 251, (pixel * 31) % 241, (pixel * 13) % 239]);
  assert.ok(encodePalettePng(picture) === undefined);
});

function draw(colourOf: (pixel: number) => [number, number, number]) {
  const pixels = Array.from({ length: width * height }, (_, pixel) => [...colourOf(pixel), 255]);
  return { data: Buffer.from(pixels.flat()), width, height };
}

async function readPixels(png: Buffer | undefined): Promise<Buffer> {
  assert.ok(png);
  return sharp(png).ensureAlpha().raw().toBuffer();
}
