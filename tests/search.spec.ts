import { expectAccessible } from './expect-accessible.ts';
import { definition, dialog, hits, openDialog, serveIndex, starts } from './on-search.ts';
import { expect, test, testAtBase } from './site-test.ts';

const hostile = [
  '<img src=x onerror="document.title=1">',
  '"><script>document.title=1</script>',
  '__proto__',
  'constructor',
  '%E0%A4%A',
  'virtio '.repeat(2000),
];

for (const [where, atSite] of [
  ['the root', test],
  ['a base path', testAtBase],
] as const) {
  atSite(
    `at ${where} a key opens search, and a result leads to its page`,
    async ({ page, baseURL }) => {
      await page.goto('topics/kvm/');
      await openDialog(page, 'kvmtool');
      await hits(page)
        .filter({ hasText: /^kvmtool$/ })
        .first()
        .click();
      await expect(page).toHaveURL(`${baseURL ?? ''}resources/kvmtool/`);
    },
  );

  atSite(`at ${where} the full text completes the answers at the end`, async ({ page }) => {
    await page.goto('search/?q=shadow+paging');
    await expect(hits(page).first()).toBeVisible();
    const before = await hits(page).allInnerTexts();
    await page.waitForResponse(/pf_fragment/);
    await expect.poll(() => hits(page).count()).toBeGreaterThanOrEqual(before.length);
    expect((await hits(page).allInnerTexts()).slice(0, before.length)).toEqual(before);
  });

  atSite(
    `at ${where} words that only a page holds are found, with an excerpt`,
    async ({ page }) => {
      await page.goto('search/?q=walk+on+paper');
      const topic = page.locator('.t a[href$="/topics/memory-virtualization/"]');
      const row = page.locator('.found .row').filter({ has: topic });
      await expect(row.locator('mark').first()).toBeVisible();
      await expect(row).toContainText('…');
    },
  );
}

test('the words that matched are marked, synonyms included', async ({ page }) => {
  await page.goto('');
  await openDialog(page, 'nested paging');
  await expect(hits(page).first()).toBeVisible();
  const marks = await page.locator('.found mark').allInnerTexts();
  expect(marks).toContain('nested');
  expect(marks).toContain('EPT');
});

test('the number of results is announced', async ({ page }) => {
  await page.goto('');
  await openDialog(page, 'crosvm');
  await expect(dialog(page).getByRole('status')).toHaveText(/^\d+ results?$/);
});

test('filters show their counts, filter the results and are in the address', async ({
  page,
  context,
}) => {
  await page.goto('search/?q=virtio');
  const label = page
    .getByRole('group', { name: 'Kind' })
    .locator('label')
    .filter({ hasText: 'source code' });
  const box = label.getByRole('checkbox');
  await expect(page.getByRole('status')).toHaveText(/results/);
  await page.waitForResponse(/pf_fragment/).catch(() => undefined);
  const count = Number(await label.locator('.m').innerText());
  await box.check();
  await expect(page).toHaveURL(/\?q=virtio&kind=source-code$/);
  await expect(page.getByRole('status')).toHaveText(new RegExp(`^${count} results?$`));
  await expect(hits(page)).toHaveCount(count);

  const shared = await context.newPage();
  await shared.goto(page.url());
  await expect(hits(shared)).toHaveCount(count);

  await page.goBack();
  await expect(page).toHaveURL(/\?q=virtio$/);
  await expect(box).not.toBeChecked();
  await page.goForward();
  await expect(box).toBeChecked();
});

test('no results: below the field another spelling, to suggest a resource, topics and the glossary', async ({
  page,
}) => {
  await page.goto('search/?q=parvirtualzaton');
  // What is announced.
  await expect(page.getByRole('status')).toHaveText(
    'No results for “parvirtualzaton”Did you mean paravirtualization?' +
      'Nothing in the catalog covers it. Do you know a good resource? Suggest one',
  );
  await expect(page.getByRole('link', { name: 'Suggest one' })).toHaveAttribute(
    'href',
    '/contribute/new/?title=parvirtualzaton',
  );
  await expect(page.getByRole('link', { name: 'KVM and Linux Kernel' })).toBeVisible();
  await expect(
    page.getByRole('main').getByRole('link', { name: 'Glossary', exact: true }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'paravirtualization' }).click();
  await expect(definition(page)).toHaveText('paravirtualization');
});

test('a query that only the glossary answers says so, and leads to the form with the query filled in', async ({
  page,
}) => {
  await serveIndex(page, [
    { type: 'term', title: 'waggle dance', href: '/glossary/ept/', summary: 'A way to point.' },
    { type: 'term', title: 'dance floor', href: '/glossary/npt/', summary: 'The waggle dance.' },
    { type: 'topic', title: 'Bees', href: '/topics/kvm/' },
  ]);
  await page.goto('search/?q=Waggle+dance');
  await expect(page.getByRole('status')).toHaveText(
    'No resource covers “Waggle dance”, but the glossary explains it.Do you know a good resource? Suggest one',
  );
  await expect(definition(page)).toHaveText('waggle dance');
  await expect(hits(page)).toHaveText(['dance floor']);
  await page.getByRole('link', { name: 'Suggest one' }).click();
  await page.waitForURL('**/contribute/new/?title=Waggle+dance');
  await expect(page.locator('[name=title]')).toHaveValue('Waggle dance');
  await expect(page.locator('[data-note]')).toHaveText(
    'Filled in from the link you followed: title. Check it, then add the rest.',
  );
});

test('a definition is a card above the results, and keys lead past it to the first resource', async ({
  page,
}) => {
  await page.goto('search/?q=what%27s+vhost%3F');
  await expect(definition(page)).toHaveAttribute('href', /\/glossary\/vhost\/$/);
  await expect(page.getByRole('status')).toHaveText(/^1 definition, \d+ results$/);
  await page.getByRole('main').getByRole('searchbox').press('ArrowDown');
  await expect(hits(page).first()).toBeFocused();
  await expect(hits(page).first()).toHaveText('Introduction to Virtio');
  await page.goto('search/?q=vhost&type=term');
  await expect(definition(page)).toHaveCount(0);
  await expect(hits(page).first()).toHaveText('vhost');
});

test('filters that leave nothing can be removed, above the filters', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('search/?q=crosvm&kind=book');
  const remove = page.getByRole('status').getByRole('button', { name: 'Remove all filters' });
  await expect(page.getByRole('status')).toContainText('No results with these filters');
  const [help, filters] = [
    await remove.boundingBox(),
    await page.locator('.found details').boundingBox(),
  ];
  expect(help?.y).toBeLessThan(filters?.y ?? 0);
  await remove.click();
  await expect(page).toHaveURL(/\?q=crosvm$/);
  await expect(hits(page).first()).toHaveText('crosvm');
});

test('search answers without the full text', async ({ page }) => {
  await page.route('**/pagefind/**', (route) => route.abort());
  await page.goto('search/?q=kvmtool');
  await expect(hits(page).first()).toHaveText('kvmtool');
});

test('a search that cannot be loaded says so', async ({ page }) => {
  await page.route('**/search.json', (route) => route.abort());
  await page.goto('search/?q=kvmtool');
  await expect(page.getByRole('status')).toHaveText(
    'Search could not be loaded. Check your connection.',
  );
});

test('hostile queries do no harm', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto('search/');
  const title = await page.title();
  const own = page.getByRole('main').getByRole('searchbox');
  for (const query of hostile) {
    await own.fill(query);
    await expect(page.getByRole('status')).toHaveText(/result/i);
    await expect(page.locator('.found img, .found script')).toHaveCount(0);
  }
  await page.goto('search/?q=%E0%A4%A&kind=__proto__&kind=%3Cimg%3E&topic=constructor&nonsense=1');
  await expect(page.getByRole('status')).toHaveText(/result/i);
  expect(await page.title()).toBe(title);
  expect(errors).toEqual([]);
});

test('a hostile index is shown as text', async ({ page }) => {
  const name = '<img src=x onerror="document.title=1"> evil';
  await page.route('**/search.json', async (route) => {
    const response = await route.fetch();
    const index = (await response.json()) as { documents: { title: string; summary?: string }[] };
    for (const document of index.documents) Object.assign(document, { title: name, summary: name });
    await route.fulfill({ json: index });
  });
  await page.goto('search/?q=evil');
  await expect(hits(page).first()).toHaveText(name);
  await expect(page.locator('.found img')).toHaveCount(0);
});

for (const width of [1280, 360]) {
  test(`the open dialog and the results are accessible at ${width} px, light and dark`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const views: [string, () => Promise<void>][] = [
      ['dialog', () => page.goto('').then(() => openDialog(page, 'virtio'))],
      [
        'results',
        async () => void (await page.goto('search/?q=virtio&kind=book&kind=source-code')),
      ],
      ['nothing', async () => void (await page.goto('search/?q=zzgrblfx'))],
    ];
    for (const [view, open] of views) {
      await open();
      await expect(page.getByRole('status')).toHaveText(/result/i);
      if (view !== 'nothing') await expect(hits(page).first()).toBeVisible();
      const drawer = page.locator('.found details:not([open]) summary');
      if (await drawer.isVisible()) await drawer.click();
      await expectAccessible(page, { view });
    }
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the search page has something to begin with, and lists everything by name', async ({
    page,
  }) => {
    await page.goto('search/?q=kvm');
    const main = page.getByRole('main');
    await expect(page.locator('.start').getByRole('heading')).toHaveText([
      'Learning paths',
      'Topics',
      'Picks',
      'Terms',
    ]);
    await expect(starts(page).first()).toHaveAttribute('href', /\/paths\/[^/]+\/$/);
    for (const name of ['kvmtool', 'KVM and Linux Kernel', 'Code-First Learning', 'EPT'])
      await expect(main.getByRole('link', { name, exact: true }).first()).toBeVisible();
    await expect(main).toContainText('Ctrl+F');
  });
});

testAtBase(
  'a missing page has a field for search, with the words of its address',
  async ({ page, browser, baseURL }) => {
    await page.goto('resources/kvm-tool.html');
    const field = page.getByRole('main').getByRole('searchbox');
    await expect(field).toHaveValue('kvm tool');
    await field.press('Enter');
    await page.waitForURL(`${baseURL ?? ''}search/?q=kvm+tool`);
    await expect(hits(page).first()).toHaveText('kvmtool');

    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
    const plain = await context.newPage();
    await plain.goto('resources/kvm-tool.html');
    await plain.getByRole('main').getByRole('searchbox').fill('ept');
    await plain.getByRole('main').getByRole('button', { name: 'Search' }).click();
    await plain.waitForURL(`${baseURL ?? ''}search/?q=ept`);
    await context.close();
  },
);
