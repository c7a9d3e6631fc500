import { chromium, type BrowserContext, type Page, type Route } from '@playwright/test';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import type { CardPlan } from '../src/history/review/review.ts';
import { underBase } from '../src/catalog/addresses.ts';

/** Nobody has it: all that a page requests comes from the folder, or not at all. */
const ORIGIN = 'http://review.invalid';
/** A long page is captured down to here. */
const TALLEST = 3000;

const screens = { phone: { width: 360, height: 800 }, desk: { width: 1280, height: 800 } } as const;
const schemes = ['light', 'dark'] as const;
const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/**
 * Captures resources as a built site shows them: the row in the first topic and the page of each, on a phone and a
 * desk, light and dark, into `<out>/<id>-<row or page>-<screen>-<scheme>.png`. No network is used.
 * Returns the ids of those that were captured; one that the site lacks is left out.
 */
export async function captureCards(
  plans: CardPlan[],
  { site, out, browser: executablePath }: { site: string; out: string; browser: string },
): Promise<string[]> {
  if (plans.length === 0) return [];
  await mkdir(out, { recursive: true });
  const base = await readBase(site);
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  const captured = new Set<string>();
  try {
    for (const [screen, viewport] of Object.entries(screens)) {
      const context = await browser.newContext({
        viewport,
        reducedMotion: 'reduce',
        serviceWorkers: 'block',
        // Files of the folder need no network, and a socket finds none.
        offline: true,
      });
      await context.route('**/*', (route) => respond(route, site, base));
      for (const { id, page, part, rows } of plans) {
        const row = `.row:has(.t > a[href="${underBase(base, page)}"])`;
        const file = (what: string) => (scheme: string) =>
          join(out, `${id}-${what}-${screen}-${scheme}.png`);
        if (await capture(context, underBase(base, page), file('page'), part)) captured.add(id);
        if (rows !== undefined) await capture(context, underBase(base, rows), file('row'), row);
      }
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return [...captured];
}

/** The base path that the site was built for, which each of its pages names. */
async function readBase(site: string): Promise<string> {
  const home = await readFile(join(site, 'index.html'), 'utf8');
  return /<html[^>]* data-base="(\/[^"]*)"/.exec(home)?.[1] ?? '/';
}

/**
 * Captures a page of the site, or the first part of it that fits a selector, light and dark. Returns whether the site has
 * the page.
 */
async function capture(
  context: BrowserContext,
  address: string,
  file: (scheme: string) => string,
  selector?: string,
): Promise<boolean> {
  const page = await context.newPage();
  const response = await page.goto(ORIGIN + address, { waitUntil: 'load' });
  const found = response?.ok() === true;
  for (const colorScheme of found ? schemes : []) {
    await page.emulateMedia({ colorScheme });
    const path = file(colorScheme);
    if (selector === undefined) await capturePage(page, path);
    else if ((await page.locator(selector).count()) > 0)
      await page.locator(selector).first().screenshot({ path });
  }
  await page.close();
  return found;
}

async function capturePage(page: Page, path: string): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const { width } = page.viewportSize() ?? { width: 0 };
  const clip = { x: 0, y: 0, width, height: Math.min(height, TALLEST) };
  await page.screenshot({ path, fullPage: true, clip });
}

async function respond(route: Route, site: string, base: string): Promise<void> {
  const { origin, pathname } = new URL(route.request().url());
  if (origin !== ORIGIN || !pathname.startsWith(base)) return route.abort();
  const below = normalize(`/${decodeURIComponent(pathname.slice(base.length))}`);
  const path = join(site, below.endsWith('/') ? `${below}index.html` : below);
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile) return route.fulfill({ status: 404, body: 'Not found' });
  const contentType = types[extname(path)] ?? 'application/octet-stream';
  return route.fulfill({ path, contentType });
}
