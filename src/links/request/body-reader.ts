import type { Transform } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

const FLUSH = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };
const BROTLI = {
  flush: constants.BROTLI_OPERATION_FLUSH,
  finishFlush: constants.BROTLI_OPERATION_FLUSH,
};

/**
 * Creates a reader that decodes a body and never holds more than `limit` bytes of it, encoded or not. `onFull` is
 * called once, when no more is needed.
 */
export function createBodyReader(
  encoding: string | undefined,
  limit: number,
  onFull: () => void,
): BodyReader {
  const chunks: Buffer[] = [];
  const decoder = createDecoder(encoding);
  let received = 0;
  let kept = 0;
  let isFull = false;

  const fill = () => {
    if (isFull) return;
    isFull = true;
    onFull();
  };
  const keep = (chunk: Buffer) => {
    if (kept < limit) chunks.push(chunk.subarray(0, limit - kept));
    kept += chunk.length;
    if (kept < limit) return;
    decoder?.destroy();
    fill();
  };
  decoder?.on('data', keep);
  // A damaged body is read as far as it goes.
  decoder?.on('error', () => decoder.destroy());

  return {
    write(chunk) {
      if (isFull) return;
      received += chunk.length;
      if (!decoder) keep(chunk);
      else if (!decoder.destroyed) decoder.write(chunk);
      if (received >= limit) fill();
    },
    async finish() {
      if (decoder && !decoder.destroyed) {
        await new Promise<void>((resolve) => {
          decoder.once('close', resolve);
          decoder.end();
        });
      }
      return { body: Buffer.concat(chunks), isWhole: !isFull };
    },
    drop() {
      isFull = true;
      decoder?.destroy();
    },
  };
}

function createDecoder(encoding = ''): Transform | undefined {
  switch (encoding.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip(FLUSH);
    case 'deflate':
      return createInflate(FLUSH);
    case 'br':
      return createBrotliDecompress(BROTLI);
    default:
      return undefined;
  }
}

export interface BodyReader {
  write: (chunk: Buffer) => void;
  /** What was read; call it once, after the last `write`. */
  finish: () => Promise<{ body: Buffer; isWhole: boolean }>;
  /** Discards what was read. */
  drop: () => void;
}
