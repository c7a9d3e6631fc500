import type { Page } from '@playwright/test';
import { packOf, SOURCE_PACKS } from '../src/catalog/id-packs.ts';
import { expect, test } from './site-test.ts';
import { FORM, control, issues, state, text, note, button, fillIn } from './on-resource-form.ts';

test('a draft with placements survives a reload until the form is cleared, which can be undone', async ({
  page,
}) => {
  await page.goto(FORM);
  await fillIn(page);
  await test.step('placements are added and removed by keyboard, and keep their numbers', async () => {
    const add = button(page, 'Add another placement');
    await add.focus();
    await page.keyboard.press('Enter');
    await expect(control(page, 'placements.1.place')).toBeFocused();
    await control(page, 'placements.1.place').selectOption('books/video/conference-talks');
    await expect(text(page)).toContainText('conference-talks');
    const second = page.getByRole('group', { name: 'Placement 2' });
    await second.getByText('title, locator, note').click();
    await control(page, 'placements.1.note').fill('Look at the second part');
    await control(page, 'placements.1.note').blur();
    await expect(issues(page, 'placements.1.note')).toHaveText([
      /^Advice: placements 2 note "Look/,
    ]);
    const first = page.getByRole('group', { name: 'Placement 1' });
    await first.getByRole('button', { name: 'Remove' }).press('Enter');
    await expect(add).toBeFocused();
    await expect(control(page, 'placements.0.note')).toHaveValue('Look at the second part');
    await expect(control(page, 'placements.1.note')).toHaveCount(0);
    await control(page, 'placements.0.note').fill('Look at the second part.');
    await expect(text(page)).toContainText('group: conference-talks');
    await expect(text(page)).not.toContainText('section: tutorials');
    await expect(text(page)).toContainText('note: Look at the second part.');
    await expect(state(page)).toHaveText(/^Ready/);
  });
  const before = (await text(page).textContent()) ?? '';
  await page.reload();
  await expect(note(page)).toHaveText('Restored your draft. “Start over” clears it.');
  await expect(text(page)).toHaveText(before, { useInnerText: false });

  await button(page, 'Start over').click();
  await expect(control(page, 'title')).toHaveValue('');
  await expect(state(page)).toHaveText('The form is cleared.');
  const undo = button(page, 'Undo');
  await expect(undo).toBeFocused();
  await undo.press('Enter');
  await expect(text(page)).toHaveText(before, { useInnerText: false });
  await expect(page.locator('p.v[role="status"]')).toHaveText('Your entry was restored.');
  await expect(button(page, 'Start over')).toBeFocused();

  await button(page, 'Start over').press('Enter');
  await expect(undo).toBeVisible();
  await page.reload();
  await expect(control(page, 'title')).toBeEnabled();
  await expect(note(page)).toBeHidden();
  await expect(control(page, 'title')).toHaveValue('');
});

test('each tab has a draft of its own, and says when another one edits the same', async ({
  page,
  context,
}) => {
  const warning = (of: Page) => of.locator('.note', { hasText: 'in another tab too' });
  await page.goto(`${FORM}?edit=doughlab`);
  await control(page, 'summary').fill('In the first tab.');
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(control(other, 'summary')).toBeEnabled();
  await expect(control(other, 'summary')).not.toHaveValue('In the first tab.');
  await expect(warning(page)).toBeHidden();
  await control(other, 'summary').fill('In the second tab.');
  await expect(warning(page)).toBeVisible();
  await expect(warning(other)).toBeVisible();

  await page.route(`**/resources/sources/${packOf('doughlab', SOURCE_PACKS)}.json`, (route) =>
    route.fulfill({ json: { doughlab: 'title: doughlab\n' } }),
  );
  for (const [tab, summary] of [
    [page, 'In the first tab.'],
    [other, 'In the second tab.'],
  ] as const) {
    await tab.reload();
    await expect(control(tab, 'summary')).toHaveValue(summary);
  }
  await expect(note(page)).toContainText('The file has changed since');
  await expect(note(other)).not.toContainText('The file has changed since');
  // What a closed tab leaves is offered to the next.
  const address = other.url();
  await other.close();
  const third = await context.newPage();
  await third.goto(address);
  await expect(control(third, 'summary')).toHaveValue('In the second tab.');
});

test('the form works with damaged drafts, with full storage, without the catalog, and for an id that is not listed', async ({
  page,
  baseURL,
}) => {
  const { pathname: base } = new URL(baseURL ?? '');
  await page.goto(FORM);
  for (const damage of ['{', '[[1]]', '{"edit":"","id":1}', '{"edit":"","id":"a","entries":[1]}']) {
    await page.evaluate(
      ([at, value]) => {
        localStorage.setItem(`cairn:${at}:draft:a`, value);
        sessionStorage.setItem(`cairn:${at}:tab:`, 'a');
      },
      [base, damage] as const,
    );
    await page.reload();
    await expect(control(page, 'title'), damage).toBeEnabled();
  }
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  for (const id of ['no-such', '../../catalog', '<b>x</b>']) {
    await page.goto(`${FORM}?edit=${encodeURIComponent(id)}`);
    await expect(note(page)).toHaveText(
      `There is no resource “${id}” to edit. You can add a new one with this form.`,
    );
  }
  await page.route('**/contribute/known/**', (route) => route.abort());
  await page.reload();
  await fillIn(page);
  await control(page, 'summary').fill('x'.repeat(300));
  await control(page, 'summary').blur();
  await expect(issues(page, 'summary')).toHaveText([/^Summary has 300 characters/]);
});
