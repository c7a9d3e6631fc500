import { pages } from './pages.ts';
import { expect, testAtBase as test } from './site-test.ts';

for (const { kind, address } of pages) {
  const missing = kind === 'missing page';
  // They hold nothing but what the reader put there.
  const unlisted = missing || kind === 'progress' || kind === 'reading list';

  test(`${kind} loads all it needs from below the base path, links there, and names its address or none`, async ({
    page,
    baseURL,
  }) => {
    const faults: string[] = [];
    page.on('response', (response) => {
      const outside = !response.url().startsWith(baseURL ?? '');
      const expected = missing && response.url().endsWith('/no-such-page/');
      if (outside || (!response.ok() && !expected)) {
        faults.push(`${response.status()} ${response.url()}`);
      }
    });
    const response = await page.goto(address, { waitUntil: 'networkidle' });
    expect(response?.status()).toBe(missing ? 404 : 200);
    expect(faults).toEqual([]);

    const links = await page
      .locator('a[href], link[href], form[action]')
      .evaluateAll((elements) =>
        elements.map((element) =>
          element instanceof HTMLFormElement
            ? element.action
            : new URL(element.getAttribute('href') ?? '', document.baseURI).href,
        ),
      );
    const { origin } = new URL(baseURL ?? '');
    const inside = links.filter((link) => link.startsWith(origin));
    expect(inside).not.toEqual([]);
    expect(inside.filter((link) => !link.startsWith(baseURL ?? ''))).toEqual([]);

    const robots = page.locator('meta[name="robots"]');
    const canonical = page.locator('link[rel="canonical"]');
    if (unlisted) {
      await expect(robots).toHaveAttribute('content', 'noindex');
      await expect(canonical).toHaveCount(0);
    } else {
      const own = new RegExp(`^https?://[^/]+/virtualization/${address}$`);
      await expect(canonical).toHaveAttribute('href', own);
    }
  });
}

test('every link of the navigation leads to a page that marks it as current', async ({ page }) => {
  await page.goto('');
  const links = page.getByRole('banner').getByRole('navigation').getByRole('link');
  const addresses = await links.evaluateAll((elements) =>
    elements.map((element) => (element as HTMLAnchorElement).href),
  );
  expect(addresses.length).toBeGreaterThan(2);
  for (const address of addresses) {
    const response = await page.goto(address);
    expect(response?.status(), address).toBe(200);
    const current = page.getByRole('banner').locator('a[aria-current="page"]').first();
    await expect(current, address).toHaveAttribute('href', new URL(address).pathname);
  }
});
