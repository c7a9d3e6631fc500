import { expect, test } from './site-test.ts';

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
