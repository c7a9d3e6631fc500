import { expectAccessible } from './expect-accessible.ts';
import { expect, test, testAged } from './site-test.ts';
import { putStored, readMarks, readStored } from './stored-progress.ts';

const BASE = '/hive/';
const led = {
  id: 'the-manual-of-honey-harvest-in-wet-summers',
  title: 'The manual of honey harvest in wet summers',
  successor: 'notes-on-honey-harvest-in-dry-valleys',
  successorTitle: 'Notes on honey harvest in dry valleys',
};
const lost = {
  id: 'tables-for-record-keeping-for-busy-people',
  title: 'Tables for record keeping for busy people',
};
const path = 'paths/the-first-summer/';
const reason = 'What it says of summers has been out of date for long.';

test('says plainly that nothing is retired, and leads there from nowhere', async ({ page }) => {
  await page.goto('retired/');
  await expect(page.locator('.lead')).toHaveText(
    'No resources are retired. This catalog recommends everything that it lists.',
  );
  await page.goto('resources/');
  await expect(page.locator('a[href$="/retired/"]')).toHaveCount(0);
});

testAged(
  'lists what is retired, with why, since when, and what took its place',
  async ({ page }) => {
    await page.goto('resources/');
    await page.getByRole('link', { name: '4 retired resources' }).click();
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(4);
    const entry = page.locator(`#${led.id}`);
    await expect(entry).toContainText(reason);
    await expect(entry).toContainText('1 April 2025');
    await expect(entry).toContainText('its certificate has expired');
    await expect(entry).toContainText('No longer checked.');
    await expect(entry.getByRole('link', { name: 'A2 of The first summer' })).toBeVisible();
    await expect(page.locator(`#${lost.id}`)).toContainText('None is known.');
    await entry.getByRole('link', { name: led.successorTitle }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(led.successorTitle);
    await expect(page.getByRole('main')).toContainText(`Successor of ${led.title}`);
  },
);

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with' : 'without';
  for (const { from, to, title } of [
    { from: led.id, to: `resources/${led.successor}/`, title: led.successorTitle },
    { from: `former-${led.id}`, to: `resources/${led.successor}/`, title: led.successorTitle },
    { from: lost.id, to: `retired/#${lost.id}`, title: 'Retired resources' },
    { from: `former-${lost.id}`, to: `retired/#${lost.id}`, title: 'Retired resources' },
  ])
    testAged(`the address of ${from} leads on ${how} script`, async ({ browser, baseURL }) => {
      const context = await browser.newContext({ javaScriptEnabled });
      const page = await context.newPage();
      for (const fragment of javaScriptEnabled ? ['', '#cite'] : ['']) {
        await page.goto(`${baseURL}resources/${from}/${fragment}`, { waitUntil: 'commit' });
        // A part of a page is kept as it is; a page gets the part that was asked for.
        await page.waitForURL(`${baseURL}${to}${to.includes('#') ? '' : fragment}`);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
      }
      await context.close();
    });
}

testAged(
  'a page that leads on says why, and is listed for no search engine',
  async ({ request }) => {
    const html = await (await request.get(`resources/${led.id}/`)).text();
    expect(html).toContain(`<h1 class="lesser">${led.title} is retired</h1>`);
    expect(html).toContain('<meta name="robots" content="noindex">');
    const sitemap = await (await request.get('sitemap-0.xml')).text();
    expect(sitemap).toContain(`/resources/${led.successor}/`);
    expect(sitemap).toContain('/retired/');
    expect(sitemap).not.toContain(`/resources/${led.id}/`);
  },
);

testAged(
  'a step shows the retired resource, with a mark in words and its successor',
  async ({ page }) => {
    await page.goto(path);
    const first = page.locator('.things li', { hasText: led.title });
    await expect(first.locator('.mind').first()).toHaveText('retired');
    await expect(first).toContainText(`${reason} Its successor: ${led.successorTitle}`);
    await expect(first).toContainText(/Also on path\s+B1/);
    await first.getByRole('link', { name: led.title, exact: true }).click();
    await expect(page.locator(`#${led.id}`)).toBeInViewport();
    await page.goto(path);
    const second = page.locator('.things li', { hasText: lost.title });
    await expect(second.locator('.mind').first()).toHaveText('retired');
    await expect(second).not.toContainText('successor');
    await page.goto(`${path}whole/`);
    await expect(page.locator('article', { hasText: led.title })).toContainText(
      `Retired: ${reason} Its successor is ${led.successorTitle}`,
    );
  },
);

testAged('no list, search or count holds what is retired', async ({ page, request }) => {
  const index = await (await request.get('search.json')).text();
  const catalog = (await (await request.get('catalog.json')).json()) as CatalogJson;
  expect(catalog.retired.map(({ id }) => id)).toContain(led.id);
  for (const { title } of catalog.retired) expect(index).not.toContain(title);
  await page.goto('resources/');
  await expect(page.getByRole('status')).toHaveText('14 resources');
  await page.goto('topics/wintering/');
  await expect(page.locator('.row')).not.toContainText(catalog.retired.map(({ title }) => title));
  await page.goto('map/');
  await expect(page.getByRole('main')).toContainText(led.successorTitle);
  await expect(page.getByRole('main')).not.toContainText(lost.title);
});

testAged('progress follows to the successor, and stays where there is none', async ({ page }) => {
  const at = 1;
  const saved = { kept: true, at, note: 'Read it.' };
  await putStored(
    page,
    {
      marks: {
        [`resources/${led.id}`]: { as: 'done', at },
        [`resources/former-${lost.id}`]: { as: 'skipped', at },
      },
      saved: { [led.id]: saved, [lost.id]: saved },
    },
    BASE,
  );
  await page.goto(path);
  const steps = page.locator('.steps > li');
  await expect(steps.nth(1).getByRole('button', { name: 'Done' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(steps.nth(3).getByRole('button', { name: 'Skip' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  expect(await readMarks(page, BASE)).toEqual({
    [`resources/${led.successor}`]: 'done',
    [`resources/${lost.id}`]: 'skipped',
  });
  await page.goto(`resources/${led.successor}/`);
  await expect(page.getByRole('button', { name: 'Done' })).toHaveAttribute('aria-pressed', 'true');
  await page.goto('saved/');
  const rows = page.locator('reading-list .row');
  await expect(rows).toHaveCount(2);
  await expect(rows.getByRole('link', { name: led.successorTitle, exact: true })).toBeVisible();
  await expect(rows.filter({ hasText: lost.title }).locator('.mind')).toHaveText('retired');
  await rows.getByRole('link', { name: lost.title, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/retired/#${lost.id}$`));
});

testAged('a step is marked with the successor, whose mark counts for it', async ({ page }) => {
  await page.goto(path);
  const step = page.locator('.steps > li').nth(1);
  await step.getByRole('button', { name: 'Done' }).click();
  await expect(step.getByRole('button', { name: 'Done' })).toHaveAttribute('aria-pressed', 'true');
  const marks = await readMarks(page, BASE);
  expect(marks[`resources/${led.successor}`]).toBe('done');
  expect(marks[`resources/${led.id}`]).toBeUndefined();
  await step.getByRole('button', { name: 'Save' }).click();
  const { saved } = await readStored(page, BASE);
  expect(Object.keys(saved)).toEqual([led.successor]);
});

testAged('a retired resource is edited and brought back in the form', async ({ page }) => {
  await page.goto('retired/');
  await page
    .getByRole('link', { name: new RegExp(`^Edit it in the form ?: ${led.title}`) })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Edit ${led.title}`);
  const control = (name: string) => page.locator(`[name="${name}"]`);
  const state = page.locator('[data-state]');
  await expect(control('reason')).toHaveValue(reason);
  await expect(control('successor')).toHaveValue(led.successor);
  await control('successor').fill(lost.id);
  const issues = page.locator('.field:has([name="successor"]) > .issues li');
  await expect(issues).toHaveText([/is also retired\./]);
  await control('status').selectOption('');
  await expect(state).toHaveText(/^To fix: .*Successor\./);
  for (const name of ['reason', 'since', 'successor']) await control(name).fill('');
  await expect(state).toHaveText(/^Ready/);
  await expect(page.locator('pre[data-text]')).not.toContainText(/^(status|reason|successor):/m);
});

testAged('the form tells who adds an address that it was retired, and why', async ({ page }) => {
  const catalog = (await (await page.request.get('catalog.json')).json()) as CatalogJson;
  const { url = '' } = catalog.retired.find(({ id }) => id === led.id) ?? {};
  await page.goto(`contribute/new/?url=${encodeURIComponent(url)}`);
  const told = page.locator('[data-listed]');
  await expect(told).toContainText(
    `Known as “${led.title}”, which was retired in favour of “${led.successorTitle}”: ${reason.replace('.', '')}.`,
  );
  await expect(page.getByText('Retire', { exact: true })).toBeHidden();
  await told.getByRole('link', { name: 'Open its page' }).click();
  await expect(page.locator(`#${led.id}`)).toBeInViewport();
});

for (const address of [
  'retired/',
  path,
  `resources/${led.successor}/`,
  `${path}whole/`,
  'map/',
  'health/content/',
])
  for (const width of [1280, 320])
    testAged(
      `/${address} with retired resources is accessible at ${width} px, light and dark`,
      async ({ page }) => {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ reducedMotion: 'reduce' });
        await page.goto(address);
        await expectAccessible(page);
      },
    );

interface CatalogJson {
  retired: { id: string; title: string; url?: string }[];
}
