import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// The floor of a build: `node bench/write-plain-pages.ts <folder> <pages> <bytes>` only writes files.
const [folder = '', pages = '0', bytes = '0'] = process.argv.slice(2);
const head = '<!doctype html><title>Page</title><p>';

for (let page = 0; page < Number(pages); page += 1) {
  mkdirSync(join(folder, `${page}`), { recursive: true });
  const text = `Page ${page} `.repeat(Math.ceil(Number(bytes) / 8));
  writeFileSync(join(folder, `${page}/index.html`), (head + text).slice(0, Number(bytes)));
}
