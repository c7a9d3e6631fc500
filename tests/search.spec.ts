import AxeBuilder from '@axe-core/playwright';
import type { Page, Request } from '@playwright/test';
import { expect, test, testAtBase } from './site-test.ts';

const budget = { bytes: 40 * 1024, requests: 3 };
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const hostile = [
  '<img src=x onerror="document.title=1">',
  '"><script>document.title=1</script>',
  '__proto__',
  'constructor',
  '%E0%A4%A',
  'virtio '.repeat(2000),
];

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search' });
const hits = (page: Page) => page.locator('.found .row .t a');
const field = (page: Page) => dialog(page).getByRole('searchbox');

async function openDialog(page: Page, query = ''): Promise<void> {
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await field(page).fill(query);
}

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

test('nothing of search is loaded before it is asked for', async ({ page }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto('topics/kvm/', { waitUntil: 'networkidle' });
  expect(
    requests.filter((url) => /search-elements|search\.json|search\..*css|pagefind/.test(url)),
  ).toEqual([]);
});

test('the first results take little', async ({ page }) => {
  await page.goto('', { waitUntil: 'networkidle' });
  const finished: Request[] = [];
  page.on('requestfinished', (request) => finished.push(request));
  await openDialog(page, 'firecracker');
  await expect(hits(page).first()).toHaveText('Firecracker');
  const ofFullText = (request: Request) => request.url().includes('/pagefind/');
  await expect.poll(() => finished.filter(isFragment).length).toBeGreaterThan(0);
  const first = await weigh(finished.filter((request) => !ofFullText(request)));
  const fullText = await weigh(finished.filter(ofFullText));
  console.log(`\nfirst results: ${describe(first)}; the full text: ${describe(fullText)}`);
  expect(first.requests).toBeLessThanOrEqual(budget.requests);
  expect(first.bytes).toBeLessThanOrEqual(budget.bytes);
});

const isFragment = (request: Request) => request.url().endsWith('.pf_fragment');
const describe = ({ bytes, requests }: Weight) => `${bytes} bytes in ${requests} requests`;

async function weigh(requests: Request[]): Promise<Weight> {
  const sizes = await Promise.all(requests.map((request) => request.sizes()));
  const bytes = sizes.map((size) => size.responseHeadersSize + size.responseBodySize);
  return { bytes: bytes.reduce((sum, own) => sum + own, 0), requests: requests.length };
}

interface Weight {
  bytes: number;
  requests: number;
}

test('the button, a click into the field, typing there and Ctrl+K open search too', async ({
  page,
}) => {
  await page.goto('about/');
  const header = page.getByRole('banner');
  const ways = [
    () => header.getByRole('button', { name: 'Search' }).click(),
    () => header.getByRole('searchbox').click(),
    () => page.keyboard.press('Control+k'),
  ];
  for (const open of ways) {
    await open();
    await expect(field(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
  }
  await header.getByRole('searchbox').focus();
  await page.keyboard.type('qem');
  await expect(field(page)).toHaveValue('qem');
});

test('a slash typed into a field opens nothing', async ({ page }) => {
  await page.goto('search/');
  const own = page.getByRole('main').getByRole('searchbox');
  await own.fill('i');
  await own.press('/');
  await expect(own).toHaveValue('i/');
  await expect(dialog(page)).toHaveCount(0);
});

test('the words that matched are marked, synonyms included', async ({ page }) => {
  await page.goto('');
  await openDialog(page, 'nested paging');
  await expect(hits(page).first()).toBeVisible();
  const marks = await page.locator('.found mark').allInnerTexts();
  expect(marks).toContain('nested');
  expect(marks).toContain('EPT');
});

test('the keyboard walks through the results and back', async ({ page }) => {
  await page.goto('');
  await openDialog(page, 'virtio');
  await expect(hits(page).nth(2)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(hits(page).nth(0)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(hits(page).nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(hits(page).last()).toBeFocused();
  await page.keyboard.press('Home');
  await expect(hits(page).first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('q');
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue('virtioq');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\/\?q=virtioq$/);
});

test('Escape closes search and gives the focus back', async ({ page }) => {
  await page.goto('resources/kvmtool/');
  const link = page.getByRole('banner').getByRole('link', { name: 'Paths' });
  await link.focus();
  await openDialog(page, 'kvm');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(link).toBeFocused();
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

test('the dialog opens its results as a page', async ({ page }) => {
  await page.goto('');
  await openDialog(page, 'qemu');
  await expect(dialog(page).getByRole('link', { name: 'Open as a page' })).toHaveAttribute(
    'href',
    /q=qemu/,
  );
  await dialog(page).getByText('Filters').click();
  await dialog(page)
    .getByRole('checkbox', { name: /^tutorial/ })
    .check();
  await dialog(page).getByRole('link', { name: 'Open as a page' }).click();
  await expect(page).toHaveURL(/\/search\/\?q=qemu&kind=tutorial$/);
  await expect(page.getByRole('main').getByRole('searchbox')).toHaveValue('qemu');
});

test('no results propose another spelling, the topics and the glossary', async ({ page }) => {
  await page.goto('search/?q=parvirtualzaton');
  await expect(page.getByRole('status')).toHaveText('No results');
  await expect(page.getByRole('link', { name: 'KVM and Linux Kernel' })).toBeVisible();
  await expect(
    page.getByRole('main').getByRole('link', { name: 'Glossary', exact: true }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'paravirtualization' }).click();
  await expect(hits(page).first()).toHaveText('paravirtualization');
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
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page })
          .withTags(rules)
          .setLegacyMode()
          .analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`),
          `${view}, ${colorScheme}`,
        ).toEqual([]);
      }
    }
  });
}

test('the dialog fits 320 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 600 });
  await page.goto('');
  await openDialog(page, 'intel architectures software');
  await expect(hits(page).first()).toBeVisible();
  const wide = await page
    .locator('dialog .found')
    .evaluate((own) => own.scrollWidth - own.clientWidth);
  expect(wide).toBe(0);
});

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
