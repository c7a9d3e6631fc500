import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { commands, development } from './cairn.mjs';

// Jobs that may write run these without the development packages, so that fewer strangers' code runs there.
const ROOT = dirname(import.meta.dirname);
const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};
/** An import or export of another module, unless it is of types alone. */
const IMPORT =
  /^\s*(?:import|export)\s+(?!(?:type|const)\b)(?:[\w*{][^;'"]*?\bfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

const pages = globSync('src/**/*.astro', { cwd: ROOT });
const build = ['scripts/pages.ts', 'src/content.config.ts', ...pages];
/** The pictures of a review: it is made without them where no browser is installed. */
const OPTIONAL = [
  'scripts/capture-cards.ts: @playwright/test',
  'scripts/find-browser.ts: @playwright/test',
];
for (const [name, { run }] of Object.entries(commands)) {
  const [file = ''] = run;
  if (name in development) continue;
  test(`${name} imports only what an installation without development packages holds`, () => {
    const astro = name === 'build' || name === 'start' || name === 'dev';
    const files = [...(file.startsWith('node_modules/') ? [] : [file]), ...(astro ? build : [])];
    const foreign = findForeignImports(files).filter((found) => !OPTIONAL.includes(found));
    assert.deepEqual(foreign, []);
  });
}

test('an import of a development package is found, however deep', () => {
  const found = findForeignImports(['scripts/review.ts']);
  assert.ok(found.includes('scripts/capture-cards.ts: @playwright/test'), found.join('\n'));
});

/** The imports, of these files and all that they import, of packages that are not dependencies. */
function findForeignImports(entries: readonly string[]): string[] {
  const foreign: string[] = [];
  const files = [...entries];
  const seen = new Set<string>();
  for (let file = files.pop(); file !== undefined; file = files.pop()) {
    if (seen.has(file) || !/\.(?:ts|mjs|js|astro)$/.test(file)) continue;
    seen.add(file);
    for (const [, still, later] of readFileSync(join(ROOT, file), 'utf8').matchAll(IMPORT)) {
      const name = still ?? later ?? '';
      const path = join(dirname(file), name);
      if (name.startsWith('.')) {
        if (existsSync(join(ROOT, path))) files.push(path);
      } else if (!/^(?:node|astro):/.test(name)) {
        const [scope = '', rest = ''] = name.split('/');
        const owner = scope.startsWith('@') ? `${scope}/${rest}` : scope;
        if (!Object.hasOwn(dependencies, owner)) foreign.push(`${file}: ${owner}`);
      }
    }
  }
  return foreign;
}
