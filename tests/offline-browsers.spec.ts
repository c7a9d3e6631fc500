import { cpSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtSites } from './built-sites.ts';
import { countCopies, startWorker } from './offline-site.ts';
import { collectErrors, expect, heading, keep, test } from './offline-test.ts';
import { serveSite } from './serve.ts';

const PATH = 'paths/first-loaf/';

test('two sites on one host keep their copies apart, and can be installed', async ({
  page,
  context,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-'));
  cpSync(builtSites.single.folder, folder, { recursive: true });
  cpSync(builtSites.fixture.folder, join(folder, 'bread'), { recursive: true });
  const { address, stop } = await serveSite(folder, '/');
  const below = `${address}bread/`;
  await startWorker(page, address);
  await startWorker(page, below);
  await test.step('a browser offers to install the site', async () => {
    const session = await context.newCDPSession(page);
    const { errors, url } = await session.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    expect(url).toBe(`${below}manifest.webmanifest`);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    // A window that leaves no trace never installs anything.
    const others = installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito');
    expect(others).toEqual([]);
  });
  await page.goto(`${below}offline/`);
  await page.getByRole('button', { name: 'Remove all offline copies' }).click();
  await expect(page.getByText('All copies were removed.')).toBeVisible();
  const names = Object.keys(await countCopies(page));
  expect(names.filter((name) => name.startsWith('cairn:/bread/'))).toEqual([]);
  expect(names.filter((name) => name.startsWith('cairn:/:'))).not.toEqual([]);
  await context.setOffline(true);
  await page.goto(address);
  await expect(page.locator('html')).toHaveAttribute('data-base', '/');
  await stop();
  await rm(folder, { recursive: true });
});

test('where there are no workers, over http on another host, or where storage is refused, the rest of the site works', async ({
  browser,
  site: { address },
}) => {
  const open = async (from = address) => {
    const page = await browser.newPage();
    const errors = collectErrors(page);
    return {
      page,
      errors,
      goto: (own: string) => page.goto(from + own, { waitUntil: 'networkidle' }),
    };
  };
  await test.step('no workers', async () => {
    const { page, errors, goto } = await open();
    await page.addInitScript(() => {
      Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
    });
    await goto(PATH);
    await expect(keep(page)).toBeEmpty();
    await goto('offline/');
    await expect(page.getByText('This browser cannot keep copies of this site.')).toBeVisible();
    expect(errors).toEqual([]);
    await page.close();
  });
  await test.step('over http on another host', async () => {
    const { page, errors, goto } = await open(address.replace('127.0.0.1', 'reader.test'));
    await goto(PATH);
    await expect(heading(page)).toHaveText('Your First Loaf');
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await expect(keep(page)).toBeEmpty();
    expect(errors).toEqual([]);
    await page.close();
  });
  await test.step('storage is refused', async () => {
    const { page, errors, goto } = await open();
    await page.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('Refused.', 'SecurityError');
      };
      for (const name of ['localStorage', 'sessionStorage', 'caches'])
        Object.defineProperty(window, name, { get: refuse });
    });
    await goto(PATH);
    await keep(page).getByRole('button').click();
    await expect(keep(page).getByRole('status')).toHaveText(
      'Nothing kept: this browser cannot keep copies of this site.',
    );
    await goto('offline/');
    expect(errors).toEqual([]);
    await page.close();
  });
});
