import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';

/** A palette has a colour for each byte. */
const MOST_COLOURS = 256;
/** What is looked at of red, green, blue and alpha: edges of letters need a few shades, not every one. */
const NEARLY = 0xf0f0f0f0;

/**
 * Writes a PNG with a palette (https://www.w3.org/TR/png-3/): less than half the bytes of one without. Sharp looks for the
 * best palette, which takes as long as all else of a preview; here the first of colours that are nearly the same stands
 * for all of them.
 *
 * @param pixels red, green, blue and alpha of each, row by row; alpha is left out
 * @returns nothing if the picture has more colours than a palette
 */
export async function encodeIndexedPng(
  pixels: Buffer,
  width: number,
  height: number,
): Promise<Buffer | undefined> {
  const colours = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
  const indices = new Map<number, number>();
  const palette: number[] = [];
  // Each row begins with a byte for its filter: none.
  const rows = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y++) {
    const [begin, first] = [y * (width + 1) + 1, y * width];
    if (isAsAbove(pixels, 4 * width, y)) {
      rows.copyWithin(begin, begin - width - 1, begin - 1);
      continue;
    }
    for (let x = 0; x < width; x++) {
      const near = (colours[first + x] ?? 0) & NEARLY;
      let index = indices.get(near);
      if (index === undefined) {
        index = indices.size;
        if (index === MOST_COLOURS) return undefined;
        indices.set(near, index);
        palette.push(...pixels.subarray(4 * (first + x), 4 * (first + x) + 3));
      }
      rows[begin + x] = index;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, which are indices of the palette.
  header.set([8, 3], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    createChunk('IHDR', header),
    createChunk('PLTE', Buffer.from(palette)),
    createChunk('IDAT', await promisify(deflate)(rows, { level: 3 })),
    createChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Whether a row is the same as the one above, as most are that have no letters. */
function isAsAbove(pixels: Buffer, bytes: number, y: number): boolean {
  const begin = y * bytes;
  return y > 0 && pixels.compare(pixels, begin - bytes, begin, begin, begin + bytes) === 0;
}

function createChunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, sum]);
}
