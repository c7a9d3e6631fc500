import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, test } from './site-test.ts';

test('the policy allows our own files, the one script inside the page and no other host', async ({
  page,
}) => {
  await page.goto('');
  const directives = (await readPolicy(page)).split(';').map((directive) => directive.trim());
  const inside = await page
    .locator('script:not([src]):not([type="application/ld+json"])')
    .evaluateAll((scripts) => scripts.map(({ textContent }) => textContent));
  expect(inside).toHaveLength(1);
  expect(Buffer.byteLength(inside[0] ?? '')).toBeLessThanOrEqual(500);
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
