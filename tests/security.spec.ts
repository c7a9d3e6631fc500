import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { pages } from './pages.ts';
import { expect, test } from './site-test.ts';

for (const { kind, address } of pages) {
  test(`${kind} runs under the policy of the home page, asks no other host, and names the hosts it links to`, async ({
    page,
    baseURL,
  }) => {
    const { origin } = new URL(baseURL ?? '');
    const complaints = collectComplaints(page);
    const strangers: string[] = [];
    page.on('request', (request) => {
      const { protocol, origin: asked } = new URL(request.url());
      if (protocol.startsWith('http') && asked !== origin) strangers.push(request.url());
    });
    await page.goto('');
    const policy = await readPolicy(page);
    await page.goto(address, { waitUntil: 'networkidle' });
    expect(await readPolicy(page)).toBe(policy);
    expect(complaints).toEqual([]);
    expect(strangers).toEqual([]);

    const links = await page.locator('a[href^="http"]').evaluateAll(describeLinks);
    const outside = links.filter((link) => link.origin !== origin);
    expect(outside.filter(({ rel }) => !rel.includes('noopener'))).toEqual([]);
    expect(outside.filter(({ host, text }) => !text.includes(host))).toEqual([]);
  });
}

test('the policy allows our own files, the one script inside the page and no other host', async ({
  page,
}) => {
  await page.goto('');
  const directives = (await readPolicy(page)).split(';').map((directive) => directive.trim());
  const inside = await page
    .locator('script:not([src]):not([type="application/ld+json"])')
    .evaluateAll((scripts) => scripts.map(({ textContent }) => textContent));
  expect(inside).toHaveLength(1);
  expect(Buffer.byteLength(inside[0] ?? '')).toBeLessThanOrEqual(250);
  const hash = createHash('sha256').update(inside[0] ?? '');
  const own = `'sha256-${hash.digest('base64')}'`;
  expect(directives).toContain(`script-src 'self' 'wasm-unsafe-eval' ${own}`);
  const inline = directives.filter((directive) => directive.includes('unsafe-inline'));
  expect(inline).toEqual(["style-src-attr 'unsafe-inline'"]);
  const sources = directives.flatMap((directive) => directive.split(' ').slice(1));
  expect(sources.filter((source) => !/^'.*'$|^data:$/.test(source))).toEqual([]);
});

function readPolicy(page: Page): Promise<string> {
  return page
    .locator('meta[http-equiv="Content-Security-Policy" i]')
    .evaluate((element: HTMLMetaElement) => element.content);
}

function collectComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A missing page is one on purpose, and the browser reports its 404.
    const expected = message.location().url.endsWith('/no-such-page/');
    // Playwright keeps the worker for reading offline away, and says so.
    const kept = message.text().includes('blocked by Playwright');
    if (['error', 'warning'].includes(message.type()) && !expected && !kept)
      complaints.push(message.text());
  });
  return complaints;
}

/** What a link says: its own text and the text that describes it. */
function describeLinks(elements: Element[]) {
  return (elements as HTMLAnchorElement[]).map((link) => {
    const described = (link.getAttribute('aria-describedby') ?? '').split(' ');
    const texts = [
      link.textContent,
      link.getAttribute('aria-label'),
      ...described.map((id) => document.getElementById(id)?.textContent),
    ];
    return {
      href: link.href,
      origin: link.origin,
      host: link.hostname.replace(/^www\./, ''),
      rel: link.rel,
      text: texts.join(' '),
    };
  });
}
