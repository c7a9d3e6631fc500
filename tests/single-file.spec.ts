import type { APIRequestContext, Page } from '@playwright/test';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { formatLongDay } from '../src/text/dates.ts';
import { builtSites } from './built-sites.ts';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test, testCrowded } from './site-test.ts';

const address = 'paths/by-hand/whole/';
const file = pathToFileURL(resolve(builtSites.fixture.folder, address, 'index.html')).href;

for (const { name, site } of [
  { name: 'the fixture catalog', site: test },
  { name: 'a large catalog', site: testCrowded },
])
  site(
    `each path of ${name} in one file says all of its steps, and each resource in full once`,
    async ({ page, request }) => {
      const catalog = await readCatalog(request);
      expect(catalog.paths.length).toBeGreaterThan(2);
      for (const path of catalog.paths) {
        await page.goto(`paths/${path.id}/whole/`);
        const text = await readText(page);
        const missing = textsOf(path, catalog).filter((part) => !text.includes(part));
        expect(missing, path.id).toEqual([]);
        const ids = path.steps.flatMap(({ resources }) => resources.map(({ id }) => id));
        await expect(page.locator('.full')).toHaveCount(new Set(ids).size);
      }
    },
  );

test('a companion that is a step elsewhere leads to its full text', async ({ page, request }) => {
  await page.goto('paths/first-loaf/whole/');
  const link = page.locator('#your-own-loaf').getByRole('link', { name: 'In full at A4' });
  await expect(link).toHaveAttribute('href', '#A4-doughlab');
  await expect(page.locator('#doughlab #A4-doughlab h3')).toHaveText('doughlab');
  const sitemap = await (await request.get('sitemap-0.xml')).text();
  expect(sitemap).toContain('/paths/by-hand/<');
  expect(sitemap).not.toContain('/whole/');
});

test('a path in one file requests nothing, is accessible, dark on a dark screen, and white on paper', async ({
  page,
}) => {
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(address, { waitUntil: 'networkidle' });
  expect(requests).toEqual([page.url()]);
  expect(complaints).toEqual([]);
  await expect(page.locator('script, link[rel="stylesheet"], img, iframe')).toHaveCount(0);
  const policy = page.locator('meta[http-equiv="Content-Security-Policy" i]');
  const inline = /^default-src 'none'; style-src 'sha256-[^ ]+'; img-src data:; /;
  await expect(policy).toHaveAttribute('content', inline);
  await expectAccessible(page, { widths: [320], dark: true });
  expect(await readPaper(page)).toBe('rgb(14, 15, 16)');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await readPaper(page)).toBe('rgb(255, 255, 255)');
  const steps = page.locator('.steps > li');
  const styles = await steps.evaluateAll((elements) =>
    elements.map((element) => {
      const box = getComputedStyle(element.querySelector('.done') ?? element, '::before');
      return `${getComputedStyle(element).breakBefore}, ${box.borderTopStyle}`;
    }),
  );
  // Each on a page of its own, with a box to tick.
  expect(new Set(styles)).toEqual(new Set(['page, solid']));
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  const sheets = pdf.match(/\/Type\s*\/Page\b/g) ?? [];
  expect(sheets.length).toBeGreaterThan(await steps.count());
});

test('a path in one file is the same from a disk, and links inside itself or to whole addresses', async ({
  page,
  request,
}) => {
  await page.goto(address);
  const served = await readText(page);
  const height = await page.evaluate(() => document.body.scrollHeight);
  const requests: string[] = [];
  page.on('request', (sent) => requests.push(sent.url()));
  await page.goto(file);
  expect(await readText(page)).toBe(served);
  expect(await page.evaluate(() => document.body.scrollHeight)).toBe(height);
  expect(requests).toEqual([file]);
  const { hrefs, ids } = await page.evaluate(() => ({
    hrefs: [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href') ?? ''),
    ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
  }));
  const inside = hrefs.filter((href) => href.startsWith('#'));
  expect(inside.length).toBeGreaterThan(6);
  expect(ids).toHaveLength(new Set(ids).size);
  expect(inside.filter((href) => !ids.includes(href.slice(1)))).toEqual([]);
  const outside = hrefs.filter((href) => !href.startsWith('#'));
  expect(outside.filter((href) => !/^https?:\/\//.test(href))).toEqual([]);
  const { page: home } = await readCatalog(request);
  expect(outside).toContain(`${home}paths/by-hand/`);
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute(
    'href',
    `${home}paths/by-hand/`,
  );
});

async function readCatalog(request: APIRequestContext): Promise<Catalog> {
  return (await (await request.get('catalog.json')).json()) as Catalog;
}

function readPaper(page: Page): Promise<string> {
  return page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
}

/** All text of a page as it is written, with single spaces. */
function readText(page: Page): Promise<string> {
  return page.locator('body').evaluate((body) => body.textContent.replaceAll(/\s+/g, ' '));
}

/** What the catalog says of a path, its steps and the resources of those. */
function textsOf(path: Path, { resources }: Catalog): string[] {
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const own = [path.title, path.summary, path.audience, ...path.prerequisites, ...path.outcomes];
  const steps = path.steps.flatMap((step) => [
    ...[step.code, step.title, step.take, step.done],
    ...step.readings.flatMap(({ title, url }) => [title, url]),
    ...step.resources.flatMap(({ locator }) => locator ?? []),
    ...step.companions.map((id) => byId.get(id)?.title ?? id),
  ]);
  const used = path.steps.flatMap((step) => step.resources.map(({ id }) => byId.get(id)));
  const copies = used.flatMap((resource) => resource?.archive ?? []);
  return [
    ...[...own, ...steps],
    ...used.flatMap((resource) => leavesOf(resource, unwritten)),
    ...copies.flatMap(({ url, captured }) => [url, formatLongDay(captured)]),
  ];
}

/** Fields that are said in other words, or tie the resource to the rest of the catalog. */
const unwritten = new Set([
  ...['id', 'kind', 'level', 'access', 'language', 'aliases', 'added', 'featured', 'moreAuthors'],
  ...['placements', 'steps', 'requires', 'related', 'formerly', 'find', 'archive'],
]);

/** All texts and numbers in a value, as they are written. */
function leavesOf(value: unknown, without = new Set<string>()): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return Object.entries(value ?? {}).flatMap(([key, inner]) =>
    without.has(key) ? [] : leavesOf(inner),
  );
}

interface Catalog {
  page: string;
  resources: { id: string; title: string; archive?: { url: string; captured: string } }[];
  paths: Path[];
}

interface Path {
  id: string;
  title: string;
  summary: string;
  audience: string;
  prerequisites: string[];
  outcomes: string[];
  steps: {
    code: string;
    title: string;
    take: string;
    done: string;
    readings: { title: string; url: string }[];
    resources: { id: string; locator?: string }[];
    companions: string[];
  }[];
}
