import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

// The least that a check and a build could cost, as programs of their own:
// `node bench-floor.ts parse <folder>` parses the YAML of a folder, `… write <folder> <pages> <bytes>` writes files.
const [what, folder = '', pages = '0', bytes = '0'] = process.argv.slice(2);

if (what === 'parse')
  for (const name of readdirSync(folder))
    if (name.endsWith('.yaml')) parse(readFileSync(join(folder, name), 'utf8'));

const head = '<!doctype html><title>Page</title><p>';
for (let page = 0; what === 'write' && page < Number(pages); page += 1) {
  mkdirSync(join(folder, `${page}`), { recursive: true });
  const text = `Page ${page} `.repeat(Math.ceil(Number(bytes) / 8));
  writeFileSync(join(folder, `${page}/index.html`), (head + text).slice(0, Number(bytes)));
}
