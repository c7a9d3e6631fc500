import { expectAccessible } from './expect-accessible.ts';
import { definition, dialog, hits, openDialog } from './on-search.ts';
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

test('filters show their counts, narrow the results and stand in the address', async ({
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

test('no results propose another spelling, the topics and the glossary', async ({ page }) => {
  await page.goto('search/?q=parvirtualzaton');
  await expect(page.getByRole('status')).toHaveText('No results');
  await expect(page.getByRole('link', { name: 'KVM and Linux Kernel' })).toBeVisible();
  await expect(
    page.getByRole('main').getByRole('link', { name: 'Glossary', exact: true }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'paravirtualization' }).click();
  await expect(definition(page)).toHaveText('paravirtualization');
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

test('filters that leave nothing can be removed', async ({ page }) => {
  await page.goto('search/?q=crosvm&kind=book');
  await page.getByRole('button', { name: 'Remove all filters' }).click();
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
    'Search could not be loaded. Is there a connection?',
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
    await expect(page.getByRole('status')).toHaveText(/results?$/i);
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

  test('the search page lists everything by name', async ({ page }) => {
    await page.goto('search/?q=kvm');
    const main = page.getByRole('main');
    for (const name of ['kvmtool', 'KVM and Linux Kernel', 'Code-First Learning', 'EPT'])
      await expect(main.getByRole('link', { name, exact: true }).first()).toBeVisible();
    await expect(main).toContainText('Ctrl+F');
  });
});
