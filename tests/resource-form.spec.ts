import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { loadCatalog } from '../src/content/load-catalog.ts';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test, testAtBase } from './site-test.ts';

const FORM = 'contribute/new/';
const good = {
  url: 'https://guide.example/kvm/',
  title: 'A Guide to VM Exits',
  summary: 'Walks through every exit once.',
  place: 'kvm/tutorials/',
};

const control = (page: Page, name: string) => page.locator(`[name="${name}"]`);
const issues = (page: Page, name: string) =>
  page.locator(`.field:has([name="${name}"]) > .issues li`);
const state = (page: Page) => page.locator('[data-state]');
const text = (page: Page) => page.locator('pre[data-text]');
const proposal = (page: Page) => page.getByRole('link', { name: /^Propose on/ });

async function fillIn(page: Page, summary = good.summary): Promise<void> {
  await control(page, 'url').fill(good.url);
  await control(page, 'title').fill(good.title);
  await control(page, 'kind').selectOption('tutorial');
  await control(page, 'summary').fill(summary);
  await control(page, 'placements.0.place').selectOption(good.place);
  if (summary === good.summary) await expect(state(page)).toHaveText(/^Ready/);
}

test('a filled form leads to a page on the host, with a file that passes the check', async ({
  page,
}) => {
  await page.goto(FORM);
  await fillIn(page);
  const address = new URL((await proposal(page).getAttribute('href')) ?? '');
  expect(address.origin + address.pathname).toMatch(/^https:\/\/github\.com\/.*\/new\/main$/);
  expect(address.searchParams.get('filename')).toBe('content/resources/a-guide-to-vm-exits.yaml');
  const file = address.searchParams.get('value') ?? '';
  expect(file).toBe(await text(page).textContent());
  expect(file.replace(/added: \d{4}-\d\d-\d\d/, 'added: DAY')).toBe(
    `# yaml-language-server: $schema=../../public/schema/resource.json
title: A Guide to VM Exits
url: https://guide.example/kvm/
kind: tutorial
summary: Walks through every exit once.
added: DAY
placements:
  - topic: kvm
    section: tutorials
`,
  );
  const overlay = new Map([[address.searchParams.get('filename') ?? '', file]]);
  const { issues: found } = await loadCatalog('content', undefined, overlay);
  expect(found).toEqual([]);
});

test('kind and file name follow from address and title, until somebody says otherwise', async ({
  page,
}) => {
  await page.goto(FORM);
  await control(page, 'url').fill('https://github.com/example/tiny-vmm');
  await control(page, 'title').fill('Tiny VMM');
  await expect(control(page, 'kind')).toHaveValue('source-code');
  await expect(page.locator('[data-id]')).toHaveValue('tiny-vmm');
  await expect(page.locator('[data-id]')).toBeHidden();
  await page.getByText('More details (optional)').click();
  await page.getByRole('textbox', { name: 'File name' }).fill('tiny');
  await control(page, 'kind').selectOption('tool');
  await control(page, 'title').fill('Tiny VMM, again');
  await control(page, 'url').fill('https://arxiv.org/abs/1');
  await expect(text(page)).toContainText('kind: tool');
  await expect(page.locator('#f-kind-help')).toContainText('A program to run while you learn');
  await expect(page.locator('[data-file]')).toHaveText('content/resources/tiny.yaml');
});

test('an address that is listed is named with its topics, however it is spelt', async ({
  page,
}) => {
  await page.goto(FORM);
  await control(page, 'url').fill(
    'http://www.github.com/Firecracker-microvm/firecracker/blob/main/docs/design.md?utm_source=x',
  );
  const listed = page.locator('[data-listed]');
  await expect(listed).toContainText(
    'Already listed as “Firecracker Design Document”, in Lightweight VMMs and Serverless.',
  );
  await control(page, 'url').blur();
  await expect(listed).toContainText('Removed a tracking parameter from the address: utm_source.');
  await expect(control(page, 'url')).toHaveValue(/design\.md$/);
  await listed.getByRole('link', { name: 'edit it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Edit Firecracker Design Document',
  );
});

test('issues appear beside a field once it is left, are announced, and lead to their rule', async ({
  page,
}) => {
  await page.goto(FORM);
  await control(page, 'summary').fill('A guide, the best');
  await expect(text(page)).toContainText('the best');
  await expect(page.locator('.issues li')).toHaveCount(0);
  await expect(state(page)).toHaveText(
    'Still to complete: URL, Title, Kind and 2 more. 2 pieces of advice.',
  );
  await control(page, 'summary').blur();
  const found = [
    /^Advice: summary starts with "A"/,
    /^Advice: summary says "best"/,
    'Summary "A guide, the best" does not end with a full stop, "!" or "?". Write a complete sentence. sentence-ending Write “A guide, the best.”',
  ];
  await expect(issues(page, 'summary')).toHaveText(found);
  await expect(page.locator('.issues li')).toHaveCount(3);
  await expect(page.locator('p.v[role="status"]')).toHaveText(
    /^Summary: summary starts with .* does not end with a full stop/,
  );
  await expect(control(page, 'summary')).toHaveAttribute('aria-invalid', 'true');
  await expect(control(page, 'summary')).toHaveAccessibleDescription(
    /^What it is and covers.* does not end with a full stop/,
  );
  await fillIn(page, 'A guide, the best');
  await expect(proposal(page)).toBeHidden();
  await expect(state(page)).toHaveText('To fix: Summary. 2 pieces of advice.');
  await issues(page, 'summary').getByRole('button').click();
  await expect(control(page, 'summary')).toHaveValue('A guide, the best.');
  await expect(control(page, 'summary')).toBeFocused();
  await expect(control(page, 'summary')).not.toHaveAttribute('aria-invalid');
  await expect(issues(page, 'summary')).toHaveText(found.slice(0, 2));
  await expect(state(page)).toHaveText(/^Ready.* 2 pieces of advice\.$/);
  await issues(page, 'summary').first().getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('leading-article');
});

test('what is missing appears when it is asked for, with no fix that writes nothing, and the first has the focus', async ({
  page,
}) => {
  await page.goto(FORM);
  await control(page, 'title').fill('Only a title');
  await expect(state(page)).toHaveText(/^Still to complete: URL, Kind, Summary and 1 more\./);
  await expect(page.locator('.issues li')).toHaveCount(0);
  await control(page, 'title').press('Enter');
  await expect(issues(page, 'url')).toHaveText([/^Enter a URL\. Without one, add a DOI/]);
  await expect(issues(page, 'kind')).toHaveText([/^Choose a kind\. /]);
  await expect(issues(page, 'summary')).toHaveText([/^Enter a summary\. /]);
  await expect(issues(page, 'placements.0.place')).toHaveText([/^Choose a topic and section\. /]);
  await expect(page.locator('.issues button')).toHaveCount(0);
  await expect(control(page, 'url')).toBeFocused();
  await control(page, 'url').fill(good.url);
  await expect(state(page)).toHaveText('To fix: Kind, Summary, Where.');
  await page.getByRole('button', { name: 'Go to first problem' }).click();
  await expect(control(page, 'kind')).toBeFocused();
  await expect(control(page, 'kind')).toHaveAccessibleDescription(/Choose a kind\./);
});

test('the bar waits for the first input on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(FORM);
  await expect(control(page, 'url')).toBeEnabled();
  await expect(page.locator('.propose')).toBeHidden();
  await control(page, 'title').fill('T');
  await expect(page.locator('.propose')).toBeVisible();
});

for (const [width, height] of [
  [360, 740],
  [1280, 720],
] as const) {
  test(`the bar never covers what has the focus, at ${width} by ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto(FORM);
    await page
      .locator('resource-form details')
      .evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
    // Issues appear while somebody goes on, and push the fields down.
    await control(page, 'url').fill('not an address');
    await control(page, 'url').focus();
    const covered = [];
    const visited = new Set();
    for (const key of ['Tab', 'Shift+Tab']) {
      for (let presses = 0; presses < 60; presses += 1) {
        await page.keyboard.press(key);
        // A few frames for what the script does when the focus comes and when issues appear.
        const place = await page.evaluate(async () => {
          const focused = document.activeElement;
          const bar = document.querySelector('.propose');
          if (!focused?.closest('resource-form') || !bar || bar.contains(focused)) return undefined;
          let under = 0;
          for (let i = 0; i < 30 && (i < 2 || under > 0); i += 1) {
            await new Promise(requestAnimationFrame);
            under = focused.getBoundingClientRect().bottom - bar.getBoundingClientRect().top;
          }
          return { name: focused.getAttribute('name') ?? focused.textContent, under };
        });
        if (!place) continue;
        visited.add(place.name);
        if (place.under > 0) covered.push(place);
      }
    }
    expect(covered).toEqual([]);
    expect(visited.size).toBeGreaterThan(15);
  });
}

test('a draft survives a reload until the form is cleared, which can be undone', async ({
  page,
}) => {
  await page.goto(FORM);
  await fillIn(page);
  await page.getByRole('button', { name: 'Add another placement' }).click();
  await control(page, 'placements.1.place').selectOption('books/video/conference-talks');
  await expect(text(page)).toContainText('conference-talks');
  const before = (await text(page).textContent()) ?? '';
  await page.reload();
  await expect(page.locator('[data-note]')).toHaveText(
    'Restored your draft. “Start over” clears it.',
  );
  await expect(text(page)).toHaveText(before, { useInnerText: false });

  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(control(page, 'title')).toHaveValue('');
  await expect(state(page)).toHaveText('The form is cleared.');
  const undo = page.getByRole('button', { name: 'Undo' });
  await expect(undo).toBeFocused();
  await undo.press('Enter');
  await expect(text(page)).toHaveText(before, { useInnerText: false });
  await expect(page.locator('p.v[role="status"]')).toHaveText('Your entry was restored.');
  await expect(page.getByRole('button', { name: 'Start over' })).toBeFocused();

  await page.getByRole('button', { name: 'Start over' }).press('Enter');
  await expect(undo).toBeVisible();
  await page.reload();
  await expect(control(page, 'title')).toBeEnabled();
  await expect(page.locator('[data-note]')).toBeHidden();
  await expect(control(page, 'title')).toHaveValue('');
});

test('each tab has a draft of its own, and is told when another one edits the same', async ({
  page,
  context,
}) => {
  const note = (of: Page) => of.locator('.note', { hasText: 'in another tab too' });
  await page.goto(`${FORM}?edit=kvmtool`);
  await control(page, 'summary').fill('In the first tab.');
  const other = await context.newPage();
  await other.goto(`${FORM}?edit=kvmtool`);
  await expect(control(other, 'summary')).toBeEnabled();
  await expect(control(other, 'summary')).not.toHaveValue('In the first tab.');
  await expect(note(page)).toBeHidden();
  await control(other, 'summary').fill('In the second tab.');
  await expect(note(page)).toBeVisible();
  await expect(note(other)).toBeVisible();

  for (const [tab, summary] of [
    [page, 'In the first tab.'],
    [other, 'In the second tab.'],
  ] as const) {
    await tab.reload();
    await expect(control(tab, 'summary')).toHaveValue(summary);
  }
  // What a closed tab leaves is offered to the next.
  await other.close();
  const third = await context.newPage();
  await third.goto(`${FORM}?edit=kvmtool`);
  await expect(control(third, 'summary')).toHaveValue('In the second tab.');
});

test('damaged drafts and a browser that stores nothing do no harm', async ({ page }) => {
  for (const damage of ['{', '[[1]]', '{"edit":"","id":1}', '{"edit":"","id":"a","entries":[1]}']) {
    await page.goto(FORM);
    await page.evaluate((value) => {
      localStorage.setItem('cairn:/:draft:a', value);
      sessionStorage.setItem('cairn:/:tab:', 'a');
    }, damage);
    await page.reload();
    await expect(control(page, 'title')).toBeEnabled();
  }
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.goto(FORM);
  await fillIn(page);
});

test('placements are added and taken away by keyboard, and keep their numbers', async ({
  page,
}) => {
  await page.goto(FORM);
  await fillIn(page);
  const add = page.getByRole('button', { name: 'Add another placement' });
  await add.focus();
  await page.keyboard.press('Enter');
  await expect(control(page, 'placements.1.place')).toBeFocused();
  await control(page, 'placements.1.place').selectOption('qemu/documentation/');
  const second = page.getByRole('group', { name: 'Placement 2' });
  await second.getByText('title, locator, note').click();
  await control(page, 'placements.1.note').fill('Look at the second part');
  await control(page, 'placements.1.note').blur();
  await expect(issues(page, 'placements.1.note')).toHaveText([/^Placements 2 note "Look/]);
  const first = page.getByRole('group', { name: 'Placement 1' });
  await first.getByRole('button', { name: 'Remove' }).press('Enter');
  await expect(add).toBeFocused();
  await expect(control(page, 'placements.0.note')).toHaveValue('Look at the second part');
  await expect(control(page, 'placements.1.note')).toHaveCount(0);
  await expect(text(page)).toContainText('section: documentation');
  await expect(text(page)).not.toContainText('section: tutorials');
});

test('a published resource is edited with its comments, and only what changes is written anew', async ({
  page,
}) => {
  await page.goto(`${FORM}?edit=intel-sdm`);
  const original = readFileSync('content/resources/intel-sdm.yaml', 'utf8');
  await expect(text(page)).toHaveText(original, { useInnerText: false });
  await expect(page.locator('[data-id]')).toHaveJSProperty('readOnly', true);
  await control(page, 'access').selectOption('account');
  const changed = original.replace('access: free', 'access: account');
  await expect(text(page)).toHaveText(changed, { useInnerText: false });
  await expect(proposal(page)).toHaveAttribute(
    'href',
    /\/edit\/main\/content\/resources\/intel-sdm\.yaml$/,
  );
  await expect(state(page)).toContainText('The text is copied: on the page it opens, select all');
});

test('nothing can be typed before what is published stands in the fields', async ({ page }) => {
  const { promise, resolve: answer } = Promise.withResolvers<void>();
  await page.route('**/resources/kvmtool.yaml', async (route) => {
    await promise;
    await route.continue();
  });
  await page.goto(`${FORM}?edit=kvmtool`);
  await expect(page.locator('resource-form')).toHaveJSProperty('isConnected', true);
  await expect(control(page, 'summary')).toBeDisabled();
  answer();
  await control(page, 'summary').fill('Small user space.');
  await expect(text(page)).toContainText('Small user space.');
  await expect(text(page)).toContainText('title: kvmtool');
});

test('the draft of an edit says when the file has changed since', async ({ page }) => {
  await page.goto(`${FORM}?edit=kvmtool`);
  await control(page, 'summary').fill('Small user space.');
  await expect(text(page)).toContainText('Small user space.');
  await page.route('**/resources/kvmtool.yaml', (route) =>
    route.fulfill({ body: 'title: kvmtool\n', contentType: 'application/yaml' }),
  );
  await page.reload();
  await expect(page.locator('[data-note]')).toContainText('The file has changed since');
});

for (const id of ['no-such', '../../catalog', '<b>x</b>'])
  test(`"${id}" cannot be edited, and the form says so`, async ({ page }) => {
    await page.goto(`${FORM}?edit=${encodeURIComponent(id)}`);
    await expect(page.locator('[data-note]')).toHaveText(
      `There is no resource “${id}” to edit. You can add a new one with this form.`,
    );
    await fillIn(page);
  });

test('the card is the one that the site shows', async ({ page }) => {
  for (const id of ['kvmtool', 'kvm-api-tutorial']) {
    await page.goto('resources/');
    const pages = ['resources/', 'resources/page/2/'];
    let built = '';
    for (const address of pages) {
      await page.goto(address);
      const row = page.locator(`li.row:has(> .t a[href$="/${id}/"])`);
      if ((await row.count()) > 0) built = await row.evaluate(describeRow);
    }
    await page.goto(`${FORM}?edit=${id}`);
    await expect(text(page)).toContainText('title:');
    expect(await page.locator('[data-row] > li').evaluate(describeRow)).toBe(built);
  }
});

test('a text too long for an address is copied instead', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(FORM);
  await fillIn(page);
  await page.getByText('More details (optional)').click();
  const takeaways = Array.from({ length: 20 }, (_, i) => `${i} ${'ü'.repeat(150)}.`).join('\n');
  await control(page, 'takeaways').fill(takeaways);
  await expect(state(page)).toContainText('It is too long for a link');
  const address = new URL((await proposal(page).getAttribute('href')) ?? '');
  expect(address.searchParams.has('value')).toBe(false);
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(state(page)).toHaveText('Copied.');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await text(page).textContent());
});

test('the file is downloaded under its name', async ({ page }) => {
  await page.goto(FORM);
  await fillIn(page);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('a-guide-to-vm-exits.yaml');
  expect(readFileSync(await download.path(), 'utf8')).toBe(await text(page).textContent());
});

test('hostile text is shown as text, and leads nowhere', async ({ page }) => {
  await page.goto(FORM);
  await fillIn(page);
  await control(page, 'title').fill('<img src=x onerror=alert(1)>');
  await control(page, 'summary').fill('{{ 7*7 }} <script>alert(1)</script> ${x}.');
  await control(page, 'url').fill('javascript:alert(1)');
  await control(page, 'url').blur();
  await expect(issues(page, 'url')).toHaveText([/^URL "javascript:alert\(1\)" has the scheme/]);
  const row = page.locator('[data-row] > li');
  await expect(row.locator('.t')).toHaveText('<img src=x onerror=alert(1)>');
  await expect(row.locator('a, img, script')).toHaveCount(0);
});

test('nothing is sent anywhere, and without the catalog the rest still works', async ({
  page,
  baseURL,
}) => {
  const strangers: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(baseURL ?? '').origin)
      strangers.push(request.url());
  });
  await page.route('**/catalog.json', (route) => route.abort());
  await page.goto(FORM);
  await fillIn(page);
  await control(page, 'summary').fill('No end');
  await control(page, 'summary').blur();
  await expect(issues(page, 'summary')).toHaveText([/^Summary "No end" does not end/]);
  expect(strangers).toEqual([]);
});

test('what is heavy is loaded when somebody begins', async ({ page }) => {
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (/form-work|catalog\.json/.test(request.url())) scripts.push(request.url());
  });
  await page.goto(FORM, { waitUntil: 'networkidle' });
  expect(scripts).toEqual([]);
  await control(page, 'url').click();
  await expect.poll(() => scripts.length).toBeGreaterThan(0);
});

test('an address in the address fills the form', async ({ page }) => {
  await page.goto(`${FORM}?url=${encodeURIComponent(good.url)}&title=From+a+bookmark`);
  await expect(page.locator('[data-id]')).toHaveValue('from-a-bookmark');
  await expect(text(page)).toContainText(`url: ${good.url}`);
});

for (const width of [320, 1280])
  test(`the form is accessible at ${width} px with its issues, light and dark`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`${FORM}?edit=intel-sdm`);
    await expect(text(page)).toContainText('title:');
    await control(page, 'url').fill('https://kvmtool.example/?utm_source=x');
    await control(page, 'summary').fill('The best');
    await control(page, 'related.0.how').fill('');
    await page.getByRole('button', { name: 'Go to first problem' }).click();
    await expect(issues(page, 'related.0.how')).not.toHaveCount(0);
    await expectAccessible(page);
  });

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says how it is done by hand', async ({ page }) => {
    await page.goto(FORM);
    await expect(page.locator('resource-form')).toBeHidden();
    await expect(page.locator('noscript p')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'By hand' })).toBeVisible();
  });
});

testAtBase('the form works below a base path', async ({ page }) => {
  await page.goto(`${FORM}?edit=kvmtool`);
  await expect(text(page)).toContainText('title: kvmtool');
  await control(page, 'summary').fill('No end');
  await control(page, 'summary').blur();
  await issues(page, 'summary').getByRole('link').click();
  await expect(page).toHaveURL(/\/virtualization\/contribute\/rules\/sentence-ending\/$/);
});

/** What a row shows, part by part; where its title leads is left out, as a new resource has no page yet. */
function describeRow(row: Element): string {
  const parts = [...row.querySelectorAll('.pick, .t, .d, .meta > *')];
  return parts
    .filter((part) => !part.matches('.stops, .minds'))
    .map((part) =>
      [
        part.className,
        part.getAttribute('data-l'),
        part.getAttribute('href'),
        part.textContent?.trim(),
      ].join('|'),
    )
    .join('\n');
}
