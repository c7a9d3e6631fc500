import { expect, test } from './site-test.ts';

const roles = [
  { anchor: 'one-good-link', title: 'Add or fix a resource', action: 'Add a resource' },
  {
    anchor: 'a-topic-or-a-learning-path',
    title: 'Write topics, paths and terms',
    action: 'Write a learning path on github.com',
  },
  { anchor: 'reviewing', title: 'Review and curate', action: 'Open the content audit' },
  { anchor: 'the-code', title: 'Run your own list', action: 'See the repository on github.com' },
];

test('an anchor of the former page leads to the page of its role, with one first thing to do; that of a resource is the form', async ({
  page,
}) => {
  for (const { anchor, title, action } of roles) {
    await page.goto(`contribute/#${anchor}`);
    const entry = page.locator('li:target');
    await expect(entry).toBeInViewport();
    const sections = await entry.locator('.bar a').allTextContents();
    await entry.getByRole('link', { name: title }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(page.locator('a.go')).toHaveText(action);
    // What the entry lists is what the page says.
    expect(await page.locator('.roles > h2').allTextContents()).toEqual(sections);
  }

  await page.goto('contribute/resource/');
  await page.getByRole('link', { name: 'The fields of a resource' }).click();
  await expect(page.locator('#resource')).toBeInViewport();
  await expect(page.locator('#resource dt').first()).toHaveText(/^\s*title\s*•\s*\(required\)\s*$/);
  await page.goBack();
  await page.getByRole('link', { name: 'Add a resource' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Add a resource');
});
