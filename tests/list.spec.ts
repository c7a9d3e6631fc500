import { expectAccessible } from './expect-accessible.ts';
import { expect, testList } from './site-test.ts';

testList('a Markdown list is a site with topics, a path, terms and search', async ({ page }) => {
  await page.goto('');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Great Kites');
  await expect(page.locator('.lead')).toHaveText(
    'A list of kites, and of what it takes to fly them.',
  );
  await expect(page.locator('.topics h3')).toHaveText(['Sewing', 'Flying', 'Places']);
  await page.goto('topics/sewing/');
  await expect(page.getByText('Begin with a {simple} shape')).toBeVisible();
  // In the order of the list.
  await expect(page.locator('.row .t').first()).toContainText('Delta plan');
  await page.goto('paths/');
  await page.getByRole('link', { name: 'From cloth to sky' }).first().click();
  await expect(page.locator('.stations > li')).toHaveCount(3);
  await page.goto('glossary/bridle/');
  await expect(
    page
      .getByRole('main')
      .getByRole('link', { name: 'Lark’s head' })
      .or(page.getByRole('main').getByRole('link', { name: "Lark's head" }))
      .first(),
  ).toBeVisible();
  await page.goto('search/?q=bowline');
  await expect(page.getByRole('main').getByRole('link', { name: 'Bowline' }).first()).toBeVisible();
});

testList('an entry leads to its line, and shows all that the list says of it', async ({ page }) => {
  await page.goto('resources/ripstop/');
  await expect(page.getByText('Tags')).toBeVisible();
  await expect(page.getByRole('link', { name: /^PDF/ })).toHaveAttribute(
    'href',
    'https://cloth.example/ripstop.pdf',
  );
  const edit = page.getByRole('region', { name: 'Edit this page' });
  await expect(edit).toContainText('From line 21 of tests/fixtures/list/README.md');
  await expect(edit.getByRole('link', { name: 'Edit it on github.com' })).toHaveAttribute(
    'href',
    'https://github.com/kites/list/edit/main/tests/fixtures/list/README.md#L21',
  );
  const report = edit.getByRole('link', { name: 'Report a problem' });
  expect(await report.getAttribute('href')).not.toContain('template=');
});

testList('the form writes the line of a new entry where it belongs', async ({ page }) => {
  await page.goto('contribute/new/');
  await page.getByLabel('URL').fill('https://knots.example/figure-eight');
  await expect(page.getByRole('status')).toHaveText('Still missing: a title.');
  await page.getByLabel('Title').fill('Figure [eight]');
  await page.getByLabel('What it is').fill('Stops a line');
  await page.getByLabel('Where readers').selectOption('Sewing › Knots');
  await expect(page.locator('[data-text]')).toHaveText(
    String.raw`- [Figure \[eight\]](https://knots.example/figure-eight) - Stops a line.`,
  );
  await expect(page.locator('[data-where]')).toContainText("behind “Lark's head” under");
  await expect(page.getByRole('link', { name: 'Edit the list on github.com' })).toHaveAttribute(
    'href',
    /README\.md#L28$/,
  );
  await expectAccessible(page);
});

testList('questions in cairn.yaml help to choose a path', async ({ page }) => {
  await page.goto('paths/');
  const question = page.getByRole('group', { name: 'Do you have a kite already?' });
  await question.getByText('Not yet').click();
  await expect(page.getByRole('status').filter({ hasText: 'From cloth to sky' })).toBeVisible();
});
