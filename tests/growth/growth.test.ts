import assert from 'node:assert/strict';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { before, test } from 'node:test';
import { writeMadeUpCatalog } from '../made-up-catalog.ts';
import type { Size } from '../made-up-plan.ts';
import { spawnScript } from '../run-command.ts';
import { type Calls, readCalls } from './count-calls.ts';

/** Everything that a catalog holds many of is four times as many in the larger one; the paths stay the same. */
const SMALL = { resources: 48, topics: 6, terms: 12, paths: 3, stepsPerPath: 6 };
const LARGE = { ...SMALL, resources: 192, topics: 24, terms: 48 };
const GROWTH = 4;
/** Sorting 192 things takes 5.4 times the comparisons of 48; twice the catalog for each page takes 16 times. */
const MOST = 7;
/** Fewer calls than this in the larger build are no matter, however few the smaller one made. */
const FEWEST = 1500;

let small: Calls;
let large: Calls;

before(async () => {
  // The first build draws every image, the next one takes from the cache what it shares with it.
  rmSync('.cache/previews', { recursive: true, force: true });
  small = await countCalls('small', SMALL);
  large = await countCalls('large', LARGE);
});

test('counts functions of the pages, of the check and of the search index', () => {
  const all = [...large.keys()].join('\n');
  for (const name of ['.prerender/', 'src/catalog/', 'src/search/', 'src/links/built-site/'])
    assert.ok(all.includes(name), `no function of ${name} was counted`);
});

test('no function runs more often a resource as the catalog grows', () => {
  const grown = [...large].flatMap(([name, calls]) => {
    const before = small.get(name) ?? 0;
    return calls >= FEWEST && calls > MOST * Math.max(before, 1)
      ? [`${name}: ${before} calls became ${calls}, in a catalog ${GROWTH} times as large`]
      : [];
  });
  assert.deepEqual(
    grown,
    [],
    'Compute what is derived from the whole catalog once: see src/text/derive-once.ts.',
  );
});

test('each content file is parsed once in a build, and each built file read once', () => {
  for (const [name, calls] of [
    ['small', small],
    ['large', large],
  ] as const) {
    const folder = `.cache/growth/${name}`;
    const parsed = countCallsOf(calls, 'src/source/content-file.ts parseContentFile');
    assert.equal(parsed, findFiles(`${folder}/content`, /\.(?:yaml|mdx)$/).length);
    const read = countCallsOf(calls, 'src/links/built-site/built-site.ts readBuiltFile');
    // What is written after the last reading, and what says what a build made, is read by nothing.
    const built = findFiles(`${folder}/site`, /(?<!\/(?:\.cairn-build\.json|_headers))$/).length;
    assert.equal(read, built);
  }
});

test('a catalog has no more files than its things need', () => {
  const countFiles = (name: string) => findFiles(`.cache/growth/${name}/site`, /$/).length;
  const resources = LARGE.resources - SMALL.resources;
  const others = LARGE.topics - SMALL.topics + LARGE.terms - SMALL.terms;
  // A resource has a page, a text of the full-text index, and a part of a pack; a topic also sections and an image.
  const most = resources * 3 + others * 8;
  assert(countFiles('large') - countFiles('small') <= most);
});

// That it has the same bytes, whoever builds it, is found by the tests of the package.
test('an image is drawn once: a build takes from the cache what an earlier one has drawn', () => {
  const [drawn, anew] = [small, large].map((calls) => countCallsOf(calls, 'drawPreview'));
  const [images, more] = ['small', 'large'].map(
    (name) => findFiles(`.cache/growth/${name}/site/og`, /\.png$/).length,
  );
  assert.equal(drawn, images);
  // The image of the home page, which says the same in both.
  assert.equal(anew, (more ?? 0) - 1, 'an image was drawn again');
});

test('no page of a single thing grows with the catalog', () => {
  // What such a page holds of others, such as its neighbours or the numbers in its header, may differ a little.
  const mostGrowth = 1.15;
  for (const room of ['resources', 'glossary', 'paths', 'contribute/rules']) {
    const [few, many] = [weighPages('small', room), weighPages('large', room)];
    assert.ok(few > 0, `${room} has no page`);
    assert.ok(
      many < few * mostGrowth,
      `a page of ${room} has ${few} bytes, and ${many} in a catalog ${GROWTH} times as large`,
    );
  }
});

/** The bytes of the pages right below a folder of the site, on average; lists in several pages are no page of a thing. */
function weighPages(name: string, room: string): number {
  const folder = `.cache/growth/${name}/site/${room}`;
  const sizes = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['page', 'sources'].includes(entry.name))
    .map((entry) => statSync(join(folder, entry.name, 'index.html')).size);
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / Math.max(1, sizes.length));
}

async function countCalls(name: string, size: Size & { terms: number }): Promise<Calls> {
  const folder = `.cache/growth/${name}`;
  rmSync(folder, { recursive: true, force: true });
  writeMadeUpCatalog(`${folder}/content`, { ...size, checked: true, retired: true, seed: 3 });
  const { code, err } = await spawnScript(
    'scripts/build.ts',
    ['--content', `${folder}/content`, '--out', `${folder}/site`, '--external', 'off'],
    { env: { NODE_V8_COVERAGE: `${folder}/calls` } },
  );
  assert.equal(code, 0, err);
  return readCalls(`${folder}/calls`);
}

/** How often functions whose keys hold `name` ran, whichever module a build put them in. */
function countCallsOf(calls: Calls, name: string): number {
  const own = [...calls].filter(([key]) => key.includes(`${name},`));
  return own.reduce((sum, [, count]) => sum + count, 0);
}

function findFiles(folder: string, kind: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => kind.test(`/${name}`))
    .toSorted();
}
