import { git, gitBytes } from './git.ts';

/** How much is read from git at a time, in bytes. */
const BATCH = 16 * 1024 * 1024;

/**
 * The texts of blobs by their hashes, read by one process for many. Blobs that are larger than `largest` bytes,
 * missing, or not text in UTF-8 are left out.
 *
 * @throws {Error} if git fails or takes longer than `timeout` milliseconds
 */
export async function readBlobs(
  folder: string,
  hashes: string[],
  { largest, timeout }: { largest: number; timeout: number },
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  if (hashes.length === 0) return texts;
  const sizes = await readSizes(folder, hashes, timeout);
  let batch: string[] = [];
  let bytes = 0;
  const readBatch = async () => {
    const input = batch.map((hash) => `${hash}\n`).join('');
    const output = await gitBytes(folder, ['cat-file', '--batch'], { input, timeout });
    for (const [hash, text] of cutBatch(output)) texts.set(hash, text);
    batch = [];
    bytes = 0;
  };
  for (const [hash, size] of sizes) {
    if (size > largest) continue;
    if (bytes + size > BATCH) await readBatch();
    batch.push(hash);
    bytes += size;
  }
  if (batch.length > 0) await readBatch();
  return texts;
}

async function readSizes(
  folder: string,
  hashes: string[],
  timeout: number,
): Promise<Map<string, number>> {
  const input = hashes.map((hash) => `${hash}\n`).join('');
  const output = await git(folder, ['cat-file', '--batch-check'], { input, timeout });
  return new Map(
    output.split('\n').flatMap((line): [string, number][] => {
      const [, hash = '', size = ''] = /^([0-9a-f]+) blob (\d+)$/.exec(line) ?? [];
      return hash === '' ? [] : [[hash, Number(size)]];
    }),
  );
}

/** Cuts `<hash> blob <bytes>\n<text>\n`, one after the other. */
function* cutBatch(output: Buffer): Generator<[string, string]> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let at = 0;
  while (at < output.length) {
    const end = output.indexOf('\n', at);
    const [hash = '', type, size] = output.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (type !== 'blob') continue;
    const bytes = output.subarray(at, at + Number(size));
    at += Number(size) + 1;
    try {
      yield [hash, decoder.decode(bytes)];
    } catch {
      // Not UTF-8: no file of content.
    }
  }
}
