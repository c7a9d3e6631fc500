import { expectAccessible } from '../expect-accessible.ts';
import { findSqueezed } from '../find-squeezed.ts';
import { expect, testCatalog as test } from '../site-test.ts';
import { expectLight, startWeighing } from '../weigh-page.ts';

interface Catalog {
  topics: Entry[];
  paths: Entry[];
}
interface Entry {
  page: string;
}

test('home, topics, paths and lists of this catalog are light, and everything fits', async ({
  page,
  request,
}) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const catalog = (await (await request.get('catalog.json')).json()) as Catalog;
  const addresses = [...catalog.topics, ...catalog.paths].map(({ page }) =>
    new URL(page).pathname.slice(1),
  );
  for (const address of ['', 'resources/', 'paths/', 'map/', 'glossary/', ...addresses])
    await test.step(`/${address}`, async () => {
      await page.setViewportSize({ width: 1280, height: 800 });
      const readWeight = await startWeighing(page);
      const response = await page.goto(address, { waitUntil: 'networkidle' });
      expect(response?.status()).toBe(200);
      expectLight(`/${address}`, await readWeight());
      for (const width of [320, 800, 1280]) {
        await page.setViewportSize({ width, height: 200 });
        expect.soft(await findSqueezed(page), `/${address} at ${width} px`).toEqual([]);
      }
    });
});

test('the home page of this catalog is accessible', async ({ page }) => {
  await page.goto('');
  await expectAccessible(page, { widths: [1280, 360], dark: true });
});
