import { expectAccessible } from './expect-accessible.ts';
import { expect, test, testAged } from './site-test.ts';
import { stopScripts } from './stop-scripts.ts';
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
    await expect(page.getByRole('main')).toContainText(`Successor of${led.title}`);
    await expectAccessible(page, { widths: [320] });
  },
);

testAged(
  'the address of what is retired leads on, with script and without',
  async ({ page, baseURL }) => {
    const moves = [
      { from: led.id, to: `resources/${led.successor}/`, title: led.successorTitle },
      { from: `former-${led.id}`, to: `resources/${led.successor}/`, title: led.successorTitle },
      { from: lost.id, to: `retired/#${lost.id}`, title: 'Retired resources' },
      { from: `former-${lost.id}`, to: `retired/#${lost.id}`, title: 'Retired resources' },
    ];
    const expectLeads = async ({ from, to, title }: (typeof moves)[number], fragment: string) => {
      await page.goto(`resources/${from}/${fragment}`, { waitUntil: 'commit' });
      // A part of a page is kept as it is; a page gets the part that was asked for.
      await page.waitForURL(`${baseURL}${to}${to.includes('#') ? '' : fragment}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    };
    for (const move of moves)
      for (const fragment of ['', '#cite']) await expectLeads(move, fragment);
    await stopScripts(page);
    for (const move of moves) await expectLeads(move, '');
  },
);

testAged(
  'what is retired is in no list, search, count or index of the web',
  async ({ page, request }) => {
    const html = await (await request.get(`resources/${led.id}/`)).text();
    expect(html).toContain(`<h1 class="lesser">${led.title} is retired</h1>`);
    expect(html).toContain('<meta name="robots" content="noindex">');
    const sitemap = await (await request.get('sitemap-0.xml')).text();
    expect(sitemap).toContain(`/resources/${led.successor}/`);
    expect(sitemap).toContain('/retired/');
    expect(sitemap).not.toContain(`/resources/${led.id}/`);
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
  },
);

testAged(
  'a step shows its retired resource with a mark in words and its successor, which it marks',
  async ({ page }) => {
    await page.goto(path);
    const first = page.locator('.things li', { hasText: led.title });
    await expect(first.locator('.mind').first()).toHaveText('retired');
    await expect(first).toContainText(`${reason} Its successor: ${led.successorTitle}`);
    await expect(first).toContainText(/Also on path\s+B1/);
    const second = page.locator('.things li', { hasText: lost.title });
    await expect(second.locator('.mind').first()).toHaveText('retired');
    await expect(second).not.toContainText('successor');
    const step = page.locator('.steps > li').nth(1);
    const done = step.getByRole('button', { name: 'Done' });
    await done.click();
    await expect(done).toHaveAttribute('aria-pressed', 'true');
    const marks = await readMarks(page, BASE);
    expect(marks[`resources/${led.successor}`]).toBe('done');
    expect(marks[`resources/${led.id}`]).toBeUndefined();
    await step.getByRole('button', { name: 'Save' }).click();
    const { saved } = await readStored(page, BASE);
    expect(Object.keys(saved)).toEqual([led.successor]);
    await expectAccessible(page, { widths: [320] });
    await first.getByRole('link', { name: led.title, exact: true }).click();
    await expect(page.locator(`#${led.id}`)).toBeInViewport();
    await page.goto(`${path}whole/`);
    await expect(page.locator('article', { hasText: led.title })).toContainText(
      `Retired: ${reason}Its successor is ${led.successorTitle}`,
    );
    await expectAccessible(page, { widths: [320] });
  },
);

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

testAged(
  'the form brings a retired resource back, and tells who adds it that it is retired',
  async ({ page }) => {
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

    const catalog = (await (await page.request.get('catalog.json')).json()) as CatalogJson;
    const { url = '' } = catalog.retired.find(({ id }) => id === led.id) ?? {};
    await page.goto(`contribute/new/?url=${encodeURIComponent(url)}`);
    const known = page.locator('[data-listed]');
    await expect(known).toContainText(
      `Known as “${led.title}”, which was retired in favour of “${led.successorTitle}”: ${reason.replace('.', '')}.`,
    );
    await expect(page.getByText('Retire', { exact: true })).toBeHidden();
    await known.getByRole('link', { name: 'Open its page' }).click();
    await expect(page.locator(`#${led.id}`)).toBeInViewport();
  },
);

interface CatalogJson {
  retired: { id: string; title: string; url?: string }[];
}
