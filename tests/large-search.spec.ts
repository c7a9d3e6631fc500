import type { Page } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Resource } from '../src/catalog/catalog.ts';
import { loadCatalog } from '../src/content/load-catalog.ts';
import { createSearchDocuments } from '../src/search/documents.ts';
import { writeLargeIndex } from '../src/search/write-large-index.ts';
import { kinds } from '../src/schema/vocabulary.ts';
import { writeMadeUpCatalog } from './made-up-catalog.ts';
import { madeUpCatalogs } from './made-up-sizes.ts';
import { field, hits, openDialog } from './on-search.ts';
import { expect, testCrowded as test } from './site-test.ts';

/** What a search loads first, and for the next query, of 252 resources. */
const FIRST = 28 * 1024;
const NEXT = 12 * 1024;

test('a catalog that is searched in shards answers as others do, and loads little for each query', async ({
  page,
  baseURL,
}) => {
  const { resources, loaded } = await serveShards(page);
  const [one, other] = findDistinct(resources);
  await page.goto('');
  await openDialog(page, one.title);
  await expect(hits(page).first()).toHaveText(one.title);
  const first = loaded.reduce((sum, { bytes }) => sum + bytes, 0);
  expect(first).toBeLessThanOrEqual(FIRST);
  for (const shards of ['words', 'documents'])
    expect(loaded.some(({ file }) => file.startsWith(`/search/${shards}/`))).toBe(true);

  // A letter too few, in the longest word.
  const typo = other.title.replace(
    longestWord(other.title),
    (word) => word.slice(0, 2) + word.slice(3),
  );
  await field(page).fill(typo);
  await expect(hits(page).first()).toHaveText(other.title);
  const next = loaded.reduce((sum, { bytes }) => sum + bytes, 0) - first;
  expect(next).toBeLessThanOrEqual(NEXT);
  console.log(`\n${first} bytes for the first query, ${next} for the next: ${loaded.length} files`);

  await page.keyboard.press('ArrowDown');
  await expect(hits(page).first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${baseURL ?? ''}resources/${other.id}/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(other.title);

  const { kind = 'book' } = one;
  const subject = longestWord(one.title).toLowerCase();
  await page.goto(`search/?q=${subject}`);
  const status = page.locator('.found [role=status]');
  await expect(status).toHaveText(/^\d+ results?/);
  const label = page
    .getByRole('group', { name: 'Kind' })
    .locator('label')
    .filter({ hasText: kinds[kind].label });
  const count = Number(await label.locator('.m').innerText());
  await label.getByRole('checkbox').check();
  await expect(page).toHaveURL(new RegExp(`q=${subject}&kind=${kind}$`));
  await expect(status).toHaveText(new RegExp(`^${count} results?$`));
  await expect(hits(page).filter({ hasText: one.title })).toHaveCount(1);
  await expect(page.getByText('Check your connection')).toHaveCount(0);
});

/** Serves shards of the catalog of a site in place of its index, and notes what is loaded of them, compressed. */
async function serveShards(page: Page) {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-'));
  try {
    writeMadeUpCatalog(join(folder, 'content'), madeUpCatalogs.crowded);
    const { catalog } = await loadCatalog(join(folder, 'content'));
    if (!catalog) throw new Error('The made-up catalog has issues.');
    writeLargeIndex(folder, catalog, createSearchDocuments(catalog), () => '');
    const loaded: { file: string; bytes: number }[] = [];
    // What pages say is looked up where nothing else answers.
    await page.route('**/pagefind/**', (route) => route.abort());
    await page.route(/\/(?:search\.json|search\/(?:words|documents)\/\d+\.json)$/, (route) => {
      const file = new URL(route.request().url()).pathname;
      const body = readFileSync(join(folder, file));
      loaded.push({ file, bytes: gzipSync(body).length });
      return route.fulfill({ contentType: 'application/json', body });
    });
    page.on('close', () => rmSync(folder, { recursive: true }));
    return { resources: catalog.resources, loaded };
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  }
}

/** Two resources far apart, whose titles begin no other one. */
function findDistinct(resources: Resource[]): [Resource, Resource] {
  const [one, other] = [resources.at(20), resources.at(-20)];
  if (!one || !other) throw new Error('There are too few resources.');
  return [one, other];
}

function longestWord(title: string): string {
  return title.split(' ').toSorted((a, b) => b.length - a.length)[0] ?? title;
}
