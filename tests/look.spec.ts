import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { builtSites } from './built-sites.ts';
import { madeUpFiles, madeUpLook } from './made-up-look.ts';
import { expect, testAged } from './site-test.ts';

const { accent } = madeUpLook.theme;
const { folder, base } = builtSites.aged;

/** What a colour that is written in six digits is called by browsers. */
function computed(colour: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return `rgb(${parts.join(', ')})`;
}

function readStyle(page: Page, selector: string, property: string): Promise<string> {
  return page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
}

for (const mode of ['light', 'dark'] as const)
  testAged(`the accent is on buttons, links and what has the focus, ${mode}`, async ({ page }) => {
    const other = mode === 'light' ? 'dark' : 'light';
    await page.emulateMedia({ colorScheme: other });
    await page.goto('');
    const colour = computed(accent[mode]);
    expect(await readStyle(page, '.go', 'background-color')).not.toBe(colour);
    // The reader's choice wins over the system.
    await page
      .getByRole('radio', { name: mode === 'light' ? 'Light theme' : 'Dark theme' })
      .click();
    expect(await readStyle(page, '.go', 'background-color')).toBe(colour);
    expect(await readStyle(page, '.foot a', 'text-decoration-color')).toBe(colour);
    const link = page.locator('.foot a').first();
    await link.focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await expect(link).toBeFocused();
    expect(await readStyle(page, '.foot a', 'box-shadow')).toContain(colour);
    await link.hover();
    expect(await readStyle(page, '.foot a', 'background-color')).toBe(colour);
  });

testAged('corners and typeface are those of the theme, but not on the map', async ({ page }) => {
  await page.goto('map/');
  expect(await readStyle(page, '.find button', 'border-top-right-radius')).toBe('12px');
  expect(await readStyle(page, 'h1', 'font-family')).toContain('charter');
  expect(await readStyle(page, '.map', 'font-family')).toBe('system-ui, sans-serif');
});

testAged('the logo is in place of the mark, and keeps its room', async ({ page }) => {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('');
    const logo = page.locator('.mark img');
    await expect(logo).toBeVisible();
    await expect(logo).toHaveAttribute('alt', '');
    expect(await logo.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(48);
    expect(await logo.getAttribute('width')).toBe('48');
    const box = await logo.boundingBox();
    expect(box?.height).toBe(26);
    expect(box?.width).toBe(52);
    expect(
      await page.locator('.mark').evaluate((mark) => getComputedStyle(mark, '::before').display),
    ).toBe('none');
  }
});

testAged('the home page has the parts of the settings, in their order', async ({ page }) => {
  await page.goto('');
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText([
    'Topics',
    'Learning paths',
    'Recently added',
    'Picks',
  ]);
  await expect(page.locator('.sec > .no')).toHaveText(['0.1', '0.2', '0.3', '0.4']);
});

testAged(
  'pages are in the navigation and the footer, and say where they come from',
  async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 800 });
    await page.goto('');
    const footer = page.getByRole('contentinfo');
    await expect(footer.getByText(madeUpLook.footer)).toBeVisible();
    await footer.getByRole('link', { name: 'Imprint' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Imprint');
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'House rules' })
      .click();
    await expect(page).toHaveURL(new RegExp(`${base}house-rules/$`));
    await expect(page.locator('.nav [aria-current]')).toHaveText('House rules');
    const main = page.getByRole('main');
    await expect(main.getByRole('link', { name: 'write to us' })).toHaveAttribute(
      'href',
      `${base}imprint/`,
    );
    await expect(main.getByText('content/pages/house-rules.mdx')).toBeVisible();
    const picture = main.getByRole('img', { name: 'Two cells of a comb' });
    await picture.scrollIntoViewIfNeeded();
    await expect(picture).toHaveAttribute('height', '24');
    await expect
      .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalHeight))
      .toBe(24);
  },
);

testAged('a page is found by search, and by the address that it had', async ({ page }) => {
  await page.goto('search/?q=house rules');
  await expect(page.locator('.found .row').first()).toContainText('The rules of the house');
  await page.goto('rules-of-the-house/');
  await expect(page).toHaveURL(new RegExp(`${base}house-rules/$`));
});

testAged(
  'files are copied as they are, and only the icons of the engine replaced',
  async ({ page }) => {
    for (const [file, text] of Object.entries(madeUpFiles)) {
      if (!file.startsWith('public/')) continue;
      const name = file.slice('public/'.length);
      expect(readFileSync(`${folder}/${name}`, 'utf8'), name).toBe(text);
    }
    const manifest = (await (await page.request.get('offline.json')).json()) as {
      files: Record<string, unknown>;
      core: string[];
    };
    for (const name of ['theme.css', 'pictures/hive.svg', 'house-rules/', 'imprint/'])
      expect(manifest.core, name).toContain(name);
    // Hosts do not serve it.
    expect(manifest.files).not.toHaveProperty('CNAME');
    const sitemap = await (await page.request.get('sitemap-0.xml')).text();
    for (const name of ['house-rules', 'imprint', 'thanks'])
      expect(sitemap).toContain(`/${name}/<`);
    expect(sitemap).not.toContain('rules-of-the-house');
  },
);

testAged('every page names the version that made it', async ({ page }) => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  await page.goto('about/');
  await expect(page.locator('meta[name=generator]')).toHaveAttribute('content', `Cairn ${version}`);
  await expect(page.getByRole('main')).toContainText(`Cairn ${version}`);
});
