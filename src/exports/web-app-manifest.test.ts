import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { createEntries } from '../../tests/small-entries.ts';
import { createCatalog } from '../catalog/create-catalog.ts';
import {
  drawAppIcon,
  type AppIconName,
  appIcons,
  formatWebAppManifest,
} from './web-app-manifest.ts';

test('the installed site begins at the home page below the base path', () => {
  const { site, ...rest } = createCatalog(createEntries({}), '/list/');
  const manifest = JSON.parse(
    formatWebAppManifest({ ...rest, site: { ...site, shortName: 'Short' } }),
  ) as Record<string, unknown>;
  assert.equal(manifest['start_url'], '/list/');
  assert.equal(manifest['scope'], '/list/');
  assert.equal(manifest['name'], site.name);
  assert.equal(manifest['short_name'], 'Short');
});

test('every icon has the size that the manifest names', async () => {
  for (const name of Object.keys(appIcons) as AppIconName[]) {
    const { width, height, format } = await sharp(await drawAppIcon(name)).metadata();
    const { size } = appIcons[name];
    assert.deepEqual({ width, height, format }, { width: size, height: size, format: 'png' });
  }
});
