import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const MOST = 256;
/** How many bits of each colour are left out until the palette holds them: of text on plain ground, one or two. */
const COARSER = [0, 1, 2, 3];

/** The pixels of a picture without transparency, four bytes each: red, green, blue and one that is left out. */
export interface Pixels {
  data: Buffer;
  width: number;
  height: number;
}

/**
 * A PNG with a palette, half as large as one with all colours: pixels whose colours are nearly the same get the one that
 * comes first. `undefined` for a picture of too many colours, such as a photograph.
 */
export function encodePalettePng(picture: Pixels): Buffer | undefined {
  for (const bits of COARSER) {
    const reduced = reduceColours(picture, bits);
    if (reduced) return formatPng(picture, reduced);
  }
  return undefined;
}

/** A byte a pixel, each row after the byte that says it is not filtered; the colours by those bytes. */
interface Reduced {
  rows: Buffer;
  palette: number[];
}

function reduceColours({ data, width, height }: Pixels, bits: number): Reduced | undefined {
  const pixels = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const kept = ((0xff << bits) & 0xff) * 0x01_01_01_01;
  const indexes = new Map<number, number>();
  const palette: number[] = [];
  const rows = Buffer.alloc((width + 1) * height);
  let last: number | undefined;
  let index = 0;
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const pixel = row * width + column;
      const colour = pixels[pixel];
      if (colour !== last) {
        last = colour;
        const key = (colour ?? 0) & kept;
        const known = indexes.get(key);
        index = known ?? palette.length;
        if (index === MOST) return undefined;
        if (known === undefined) {
          indexes.set(key, index);
          palette.push(pixel * 4);
        }
      }
      rows[pixel + row + 1] = index;
    }
  }
  return { rows, palette };
}

function formatPng({ data, width, height }: Pixels, { rows, palette }: Reduced): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits that are an index into the palette.
  header.set([8, 3], 8);
  const colours = Buffer.concat(palette.map((at) => data.subarray(at, at + 3)));
  return Buffer.concat([
    SIGNATURE,
    formatChunk('IHDR', header),
    formatChunk('PLTE', colours),
    formatChunk('IDAT', deflateSync(rows, { level: 6 })),
    formatChunk('IEND', Buffer.alloc(0)),
  ]);
}

function formatChunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
