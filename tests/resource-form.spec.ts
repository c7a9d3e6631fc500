import { readFileSync } from 'node:fs';
import { loadCatalog } from '../src/content/load-catalog.ts';
import { packOf, SOURCE_PACKS } from '../src/catalog/id-packs.ts';
import { fixtureContent } from './built-sites.ts';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './site-test.ts';
import {
  FORM,
  good,
  control,
  issues,
  state,
  text,
  proposal,
  button,
  fillIn,
} from './on-resource-form.ts';

test('a filled form leads to a page on the host, with a file that passes the check; all loads late, nothing is sent', async ({
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const heavy = () => requests.filter((url) => /form-work|catalog\.json/.test(url));
  await page.goto(FORM, { waitUntil: 'networkidle' });
  expect(heavy()).toEqual([]);
  const ahead = page.getByRole('region', { name: 'What happens next' });
  await expect(ahead).toBeInViewport();
  const sample = (await ahead.locator('pre').textContent()) ?? '';
  await control(page, 'url').click();
  await expect.poll(() => heavy().length).toBeGreaterThan(0);

  await fillIn(page);
  await expect(ahead).toBeHidden();
  const address = new URL((await proposal(page).getAttribute('href')) ?? '');
  expect(address.origin + address.pathname).toMatch(/^https:\/\/github\.com\/.*\/new\/main$/);
  const name = address.searchParams.get('filename') ?? '';
  expect(name).toBe('content/resources/a-guide-to-scoring.yaml');
  const file = address.searchParams.get('value') ?? '';
  expect(file).toBe(await text(page).textContent());
  expect(file.replace(/added: \d{4}-\d\d-\d\d/, 'added: DAY')).toBe(
    `# yaml-language-server: $schema=../schema/resource.json
title: A Guide to Scoring
url: https://guide.example/scoring/
kind: tutorial
summary: Walks through every cut once.
added: DAY
placements:
  - topic: mixing
    section: tutorials
`,
  );
  for (const text of [file, sample]) {
    const { issues: found } = await loadCatalog(fixtureContent, undefined, new Map([[name, text]]));
    expect(found).toEqual([]);
  }

  await test.step('the file is downloaded under its name', async () => {
    const downloading = page.waitForEvent('download');
    await button(page, 'Download').click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('a-guide-to-scoring.yaml');
    expect(readFileSync(await download.path(), 'utf8')).toBe(file);
  });

  await test.step('a text too long for a link is copied instead', async () => {
    await page.getByText('More details (optional)').click();
    const takeaways = Array.from({ length: 20 }, (_, i) => `${i} ${'ü'.repeat(150)}.`).join('\n');
    await control(page, 'takeaways').fill(takeaways);
    await expect(state(page)).toContainText('It is too long for a link');
    const short = new URL((await proposal(page).getAttribute('href')) ?? '');
    expect(short.searchParams.has('value')).toBe(false);
    await button(page, 'Copy').click();
    await expect(state(page)).toHaveText('Copied.');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await text(page).textContent());
  });
  const { origin } = new URL(baseURL ?? '');
  expect(requests.filter((url) => /^http/.test(url) && !url.startsWith(origin))).toEqual([]);
});

test('kind and file name follow from URL and title until somebody chooses others; a listed URL is named', async ({
  page,
}) => {
  await page.goto(`${FORM}?url=${encodeURIComponent(good.url)}&title=From+a+bookmark`);
  await expect(page.locator('[data-id]')).toHaveValue('from-a-bookmark');
  await expect(text(page)).toContainText(`url: ${good.url}`);

  await control(page, 'url').fill('https://github.com/example/tiny-oven');
  await control(page, 'title').fill('Tiny Oven');
  await expect(control(page, 'kind')).toHaveValue('source-code');
  await expect(page.locator('[data-id]')).toHaveValue('tiny-oven');
  await expect(page.locator('[data-id]')).toBeHidden();
  await page.getByText('More details (optional)').click();
  await page.getByRole('textbox', { name: 'File name' }).fill('tiny');
  await control(page, 'kind').selectOption('tool');
  await control(page, 'title').fill('Tiny Oven, again');
  await control(page, 'url').fill('https://arxiv.org/abs/1');
  await expect(text(page)).toContainText('kind: tool');
  await expect(page.locator('#f-kind-help')).toContainText('A program to run while you learn');
  await expect(page.locator('[data-file]')).toHaveText('content/resources/tiny.yaml');

  await control(page, 'url').fill(
    'http://www.code.example/crumbscope/docs/design.html?utm_source=x',
  );
  const listed = page.locator('[data-listed]');
  await expect(listed).toContainText(
    'Already listed as “Crumbscope Design Document”, in Ovens and Baking.',
  );
  await control(page, 'url').blur();
  await expect(listed).toContainText('Removed a tracking parameter from the address: utm_source.');
  await expect(control(page, 'url')).toHaveValue(/design\.html$/);
  await listed.getByRole('link', { name: 'edit it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Edit Crumbscope Design Document',
  );
});

test('issues appear beside a field once it is left, are announced, and lead to their rule', async ({
  page,
  baseURL,
}) => {
  await page.goto(FORM);
  await control(page, 'summary').fill('A guide, the best');
  await expect(text(page)).toContainText('the best');
  await expect(page.locator('.issues li')).toHaveCount(0);
  await expect(state(page)).toHaveText('Still to complete: URL, Title, Where. 4 pieces of advice.');
  await control(page, 'summary').blur();
  const found = [
    /^Advice: summary starts with "A"/,
    /^Advice: summary says "best"/,
    'Advice: summary "A guide, the best" does not end with a full stop, "!" or "?". Write a complete sentence. sentence-ending Write “A guide, the best.”',
  ];
  await expect(issues(page, 'summary')).toHaveText(found);
  await expect(page.locator('.issues li')).toHaveCount(3);
  await expect(page.locator('p.v[role="status"]')).toHaveText(
    /^Summary: summary starts with .* does not end with a full stop/,
  );
  await expect(control(page, 'summary')).toHaveAccessibleDescription(
    /^What it is and covers.* does not end with a full stop/,
  );
  await fillIn(page, 'A guide, the best');
  await expect(state(page)).toHaveText(/^Ready.* 3 pieces of advice\.$/);
  await issues(page, 'summary').getByRole('button').click();
  await expect(control(page, 'summary')).toHaveValue('A guide, the best.');
  await expect(control(page, 'summary')).toBeFocused();
  await expect(control(page, 'summary')).not.toHaveAttribute('aria-invalid');
  await expect(issues(page, 'summary')).toHaveText(found.slice(0, 2));
  await expect(state(page)).toHaveText(/^Ready.* 2 pieces of advice\.$/);
  await issues(page, 'summary').first().getByRole('link').click();
  await expect(page).toHaveURL(`${baseURL ?? ''}contribute/rules/leading-article/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('leading-article');
});

test('Enter shows what is missing, with no fix that writes nothing, and the first has the focus', async ({
  page,
}) => {
  await page.goto(FORM);
  await control(page, 'title').fill('Only a title');
  await expect(state(page)).toHaveText(/^Still to complete: URL, Where\./);
  await expect(page.locator('.issues li')).toHaveCount(0);
  await control(page, 'title').press('Enter');
  await expect(issues(page, 'url')).toHaveText([/^Enter a URL\. Without one, add a DOI/]);
  await expect(issues(page, 'kind')).toHaveText([/^Advice: kind is missing, /]);
  await expect(issues(page, 'summary')).toHaveText([/^Advice: summary is missing, /]);
  await expect(issues(page, 'placements.0.place')).toHaveText([/^Choose a topic or section\. /]);
  await expect(page.locator('.issues button')).toHaveCount(0);
  await expect(control(page, 'url')).toBeFocused();
  await control(page, 'url').fill(good.url);
  await expect(state(page)).toHaveText('To fix: Where. 2 pieces of advice.');
  await button(page, 'Go to first problem').click();
  await expect(control(page, 'placements.0.place')).toBeFocused();
  await expect(control(page, 'placements.0.place')).toHaveAccessibleDescription(
    /Choose a topic or section\./,
  );

  await test.step('hostile text is shown as text, and leads nowhere', async () => {
    await control(page, 'title').fill('<img src=x onerror=alert(1)>');
    await control(page, 'summary').fill('{{ 7*7 }} <script>alert(1)</script> ${x}.');
    await control(page, 'url').fill('javascript:alert(1)');
    await control(page, 'url').blur();
    await expect(issues(page, 'url')).toHaveText([/^URL "javascript:alert\(1\)" has the scheme/]);
    const row = page.locator('[data-row] > li');
    await expect(row.locator('.t')).toHaveText('<img src=x onerror=alert(1)>');
    await expect(row.locator('a, img, script')).toHaveCount(0);
  });
});

test('the bar waits for the first input on a phone, and never covers what has the focus', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(FORM);
  await expect(control(page, 'url')).toBeEnabled();
  await expect(page.locator('.propose')).toBeHidden();
  await page
    .locator('resource-form details')
    .evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
  for (const [width, height] of [
    [360, 740],
    [1280, 720],
  ] as const) {
    await page.setViewportSize({ width, height });
    // Issues appear while somebody goes on, and push the fields down.
    await control(page, 'title').fill(`${width}`);
    await control(page, 'url').fill('not an address');
    await expect(page.locator('.propose')).toBeVisible();
    const covered = [];
    const visited = new Set();
    for (const key of ['Tab', 'Shift+Tab']) {
      // The bar has a few controls itself; after them the focus leaves the form.
      for (let outside = 0; outside < 8;) {
        await page.keyboard.press(key);
        const place = await page.evaluate(measureFocus);
        if (!place) outside += 1;
        else visited.add(place.name);
        if (place && place.under > 0) covered.push(place);
      }
    }
    expect.soft(covered, `${width} px`).toEqual([]);
    expect.soft(visited.size, `${width} px`).toBeGreaterThan(15);
    await control(page, 'url').fill('');
  }
});

test('a published resource is edited with its comments, and only what changes is written anew', async ({
  page,
}) => {
  const { promise, resolve: respond } = Promise.withResolvers<void>();
  await page.route(
    `**/resources/sources/${packOf('miller-handbook', SOURCE_PACKS)}.json`,
    async (route) => {
      await promise;
      await route.continue();
    },
  );
  await page.goto(`${FORM}?edit=miller-handbook`);
  await expect(page.locator('resource-form')).toHaveJSProperty('isConnected', true);
  // Nothing can be typed before what is published is in the fields.
  await expect(control(page, 'summary')).toBeDisabled();
  respond();
  const original = readFileSync(`${fixtureContent}/resources/miller-handbook.yaml`, 'utf8');
  await expect(text(page)).toHaveText(original, { useInnerText: false });
  await expect(page.locator('[data-id]')).toHaveJSProperty('readOnly', true);
  await control(page, 'access').selectOption('account');
  const changed = original.replace('access: free', 'access: account');
  await expect(text(page)).toHaveText(changed, { useInnerText: false });
  await expect(proposal(page)).toHaveAttribute(
    'href',
    /\/edit\/main\/content\/resources\/miller-handbook\.yaml$/,
  );
  await expect(state(page)).toContainText('The text is copied: on the page it opens, select all');

  await test.step('with its issues the form is accessible and fits', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await control(page, 'url').fill('https://doughlab.example/?utm_source=x');
    await control(page, 'summary').fill('The best');
    await control(page, 'related.0.how').fill('');
    await button(page, 'Go to first problem').click();
    await expect(issues(page, 'related.0.how')).not.toHaveCount(0);
    await expectAccessible(page, { widths: [320] });
    await page.setViewportSize({ width: 1280, height: 800 });
    const needed = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(needed).toBeLessThanOrEqual(1280);
  });
});

test('the card is the one that the site shows', async ({ page, baseURL }) => {
  for (const id of ['doughlab', 'first-dough-tutorial']) {
    await page.goto(`${FORM}?edit=${id}`);
    await expect(text(page)).toContainText('title:');
    const [shown = '', ...built] = await page.evaluate(describeRows, [baseURL ?? '', id] as const);
    expect(shown.length).toBeGreaterThan(100);
    expect(built).toEqual([shown]);
  }
});

/** How far the element that has the focus reaches under the bar; nothing outside the fields. Runs in the page. */
async function measureFocus(): Promise<{ name: string; under: number } | undefined> {
  const focused = document.activeElement;
  const bar = document.querySelector('.propose');
  if (!focused?.closest('resource-form') || !bar || bar.contains(focused)) return undefined;
  let under = 0;
  // A few frames for what the script does when the focus comes and when issues appear.
  for (let i = 0; i < 30 && (i < 2 || under > 0); i += 1) {
    await new Promise(requestAnimationFrame);
    under = focused.getBoundingClientRect().bottom - bar.getBoundingClientRect().top;
  }
  return { name: focused.getAttribute('name') ?? focused.textContent, under };
}

/**
 * What the row in the form shows, part by part, then what the rows of that resource in the list show; where a title
 * leads is left out, as a new resource has no page yet. Runs in the page.
 */
async function describeRows([base, id]: readonly [string, string]): Promise<string[]> {
  const describe = (row: Element) =>
    [...row.querySelectorAll('.pick, .t, .d, .meta > *')]
      .filter((part) => !part.matches('.stops, .minds'))
      .map((part) => [
        part.className,
        part.getAttribute('data-l'),
        part.getAttribute('href'),
        part.textContent.trim(),
      ])
      .map((parts) => parts.join('|'))
      .join('\n');
  const lists = await Promise.all(
    ['resources/', 'resources/page/2/'].map(async (address) => {
      const html = await (await fetch(base + address)).text();
      return new DOMParser().parseFromString(html, 'text/html');
    }),
  );
  const rows = [
    ...document.querySelectorAll('[data-row] > li'),
    ...lists.flatMap((list) => [...list.querySelectorAll(`li.row:has(> .t a[href$="/${id}/"])`)]),
  ];
  return rows.map(describe);
}
