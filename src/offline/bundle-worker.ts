import { join } from 'node:path';
import { rolldown } from 'rolldown';

/** Bundles the worker into one classic script, which every browser that has workers can run. */
export async function bundleWorker(): Promise<string> {
  const bundle = await rolldown({
    input: join(import.meta.dirname, 'worker.ts'),
    platform: 'browser',
  });
  try {
    const { output } = await bundle.generate({ format: 'iife', minify: true, comments: false });
    return output[0].code;
  } finally {
    await bundle.close();
  }
}
