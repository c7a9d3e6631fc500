import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { countCopies, startWorker } from './offline-site.ts';
import { collectFaults, expect, heading, keep, test } from './offline-test.ts';

test('two sites on one host keep their copies apart', async ({ page, context, site }) => {
  await cp('.cache/sites/base', join(site.folder, 'virtualization'), { recursive: true });
  const below = `${site.address}virtualization/`;
  await startWorker(page, site.address);
  await startWorker(page, below);
  await page.goto(`${below}paths/theory-to-code/`);
  await keep(page).getByRole('button').click();
  await expect(keep(page).getByRole('status')).toContainText('Kept offline');
  await page.goto(`${below}offline/`);
  await page.getByRole('button', { name: 'Remove all offline copies' }).click();
  await expect(page.getByText('All copies were removed.')).toBeVisible();
  const names = Object.keys(await countCopies(page));
  expect(names.filter((name) => name.startsWith('cairn:/virtualization/'))).toEqual([]);
  expect(names.filter((name) => name.startsWith('cairn:/:'))).not.toEqual([]);
  await context.setOffline(true);
  await page.goto(site.address);
  await expect(page.locator('html')).toHaveAttribute('data-base', '/');
});

test('where the browser has no workers nothing shows and nothing breaks', async ({
  page,
  site,
}) => {
  const faults = collectFaults(page);
  await page.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
  });
  await page.goto(`${site.address}paths/theory-to-code/`, { waitUntil: 'networkidle' });
  await expect(keep(page)).toBeEmpty();
  await page.goto(`${site.address}offline/`, { waitUntil: 'networkidle' });
  await expect(page.getByText('This browser cannot keep copies of this site.')).toBeVisible();
  expect(faults).toEqual([]);
});

test('where storage is refused nothing breaks', async ({ page, site }) => {
  const faults = collectFaults(page);
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('Refused.', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage', 'caches'])
      Object.defineProperty(window, name, { get: refuse });
  });
  await page.goto(`${site.address}paths/theory-to-code/`, { waitUntil: 'networkidle' });
  await keep(page).getByRole('button').click();
  await expect(keep(page).getByRole('status')).toHaveText(
    'Nothing kept: this browser cannot keep copies of this site.',
  );
  await page.goto(`${site.address}offline/`, { waitUntil: 'networkidle' });
  expect(faults).toEqual([]);
});

test('over http on another host the site works as before', async ({
  playwright,
  browser,
  site,
}) => {
  expect(browser.isConnected()).toBe(true);
  const { executablePath, args = [] } = test.info().project.use.launchOptions ?? {};
  const elsewhere = await playwright.chromium.launch({
    executablePath: executablePath ?? '',
    args: [...args, '--host-resolver-rules=MAP reader.test 127.0.0.1'],
  });
  const page = await elsewhere.newPage();
  const faults = collectFaults(page);
  await page.goto(`${site.address.replace('127.0.0.1', 'reader.test')}paths/theory-to-code/`, {
    waitUntil: 'networkidle',
  });
  await expect(heading(page)).toHaveText('From Theory to Code');
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await expect(keep(page)).toBeEmpty();
  expect(faults).toEqual([]);
  await elsewhere.close();
});

test('the site can be installed', async ({ page, context, site }) => {
  await startWorker(page, site.address);
  const session = await context.newCDPSession(page);
  const { errors, url } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(url).toBe(`${site.address}manifest.webmanifest`);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // A window that leaves no trace never installs anything.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
});
