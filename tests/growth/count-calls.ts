import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How often each function ran, by its name, length and module. */
export type Calls = Map<string, number>;

interface Coverage {
  result: {
    url: string;
    functions: {
      functionName: string;
      ranges: { startOffset: number; endOffset: number; count: number }[];
    }[];
  }[];
}

/**
 * Reads how often functions ran in processes that ran with `NODE_V8_COVERAGE` set to `folder`.
 * Only functions of this project count: those of dependencies and of Node are left out. Modules that a build makes
 * are known by their name without its hash, so that the same function has the same key in two builds.
 */
export function readCalls(folder: string): Calls {
  const calls: Calls = new Map();
  for (const file of readdirSync(folder)) {
    const { result } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Coverage;
    for (const { url, functions } of result) {
      if (!/\/(?:src|scripts|\.prerender)\//.test(url) || url.includes('/node_modules/')) continue;
      const module = url.replace(/\?.*/, '').replace(/.*\/(?=src\/|scripts\/|\.prerender\/)/, '');
      const plain = module.replace(/[._-][\w-]{8}(?=\.mjs$)/, '');
      for (const { functionName, ranges } of functions) {
        const [whole] = ranges;
        if (!whole) continue;
        const length = whole.endOffset - whole.startOffset;
        const key = `${plain} ${functionName || 'a function without a name'}, ${length} characters`;
        calls.set(key, (calls.get(key) ?? 0) + whole.count);
      }
    }
  }
  return calls;
}
