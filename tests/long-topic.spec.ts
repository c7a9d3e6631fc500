import { expect, testCrowded } from './site-test.ts';

testCrowded('the form of a large catalog loads its topics and sections', async ({ page }) => {
  await page.goto('contribute/new/');
  const places = page.locator('[data-places]');
  await expect(places).toBeEnabled();
  await expect(places.locator('optgroup')).toHaveCount(6);
  await places.selectOption({ value: 'wintering/people-and-places/' });
  await page.goto('contribute/new/?edit=the-handbook-of-wintering-in-small-gardens');
  await expect(places).toHaveValue(/^wintering\/./);
});

testCrowded(
  'a long topic has pages, and whatever leads to a section leads to its page',
  async ({ page }) => {
    await page.goto('topics/wintering/');
    const index = page.getByRole('navigation', { name: 'On this page' });
    // Below the facts they would leave a gap below the text.
    const facts = await page.locator('.spec').first().boundingBox();
    const beside = await index.boundingBox();
    expect(beside?.y).toBeLessThan((facts?.y ?? 0) + (facts?.height ?? 0));
    const last = index.getByRole('link').last();
    const title = await last.locator('span').innerText();
    await last.click();
    await expect(page).toHaveURL(/\/topics\/wintering\/2\/#[a-z-]+$/);
    await expect(page.getByRole('heading', { name: title })).toBeInViewport();
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute(
      'href',
      'https://bees.example/topics/wintering/2/',
    );
    await expect(page.getByText('Page 2 of 2. All sections')).toBeVisible();
    const { hash } = new URL(page.url());

    // As others linked to it before the topic had pages.
    await page.goto(`topics/wintering/${hash}`);
    await expect(page).toHaveURL(new RegExp(`/topics/wintering/2/${hash}$`));

    await page.goto('topics/wintering/');
    const pages = page.getByRole('navigation', { name: 'Pages of the topic' });
    await expect(pages.getByRole('link')).toHaveAttribute('rel', 'next');
    await pages.getByRole('link').click();
    await expect(page.locator('.row')).toHaveCount(21);
    await expect(pages.getByRole('link')).toHaveAttribute('rel', 'prev');
    await expect(page.getByRole('link', { name: /^Edit it on/ })).toHaveAttribute(
      'href',
      /content\/topics\/wintering\.mdx/,
    );

    await page.locator('.row .t a').last().click();
    await page.locator(`main a[href$="/topics/wintering/2/${hash}"]`).first().click();
    await expect(page.getByRole('heading', { name: title })).toBeInViewport();
  },
);
