import { existsSync } from 'node:fs';
import { madeUpBases } from './made-up-sizes.ts';
import { type ServedSite, serveSite } from './serve.ts';

const sites = [
  { variable: 'SITE_AT_ROOT', folder: '.cache/sites/root', base: '/' },
  { variable: 'SITE_AT_BASE', folder: '.cache/sites/base', base: '/virtualization/' },
  { variable: 'SITE_CROWDED', folder: '.cache/sites/crowded', base: madeUpBases.crowded },
  { variable: 'SITE_SINGLE', folder: '.cache/sites/single', base: madeUpBases.single },
  { variable: 'SITE_HOSTILE', folder: '.cache/sites/hostile', base: madeUpBases.hostile },
  { variable: 'SITE_AGED', folder: '.cache/sites/aged', base: madeUpBases.aged },
  { variable: 'SITE_BARE', folder: '.cache/sites/bare', base: madeUpBases.bare },
];

/** Serves the built sites for the browser tests, which read their addresses from the environment. */
export default async function startSites(): Promise<() => Promise<void>> {
  const served: ServedSite[] = [];
  for (const { variable, folder, base } of sites) {
    if (!existsSync(`${folder}/index.html`)) {
      throw new Error(
        `There is no site in ${folder}. Build it: npm test -- --only build-root --only build-base --only build-made-up`,
      );
    }
    const site = await serveSite(folder, base);
    process.env[variable] = site.address;
    served.push(site);
  }
  return async () => {
    for (const site of served) await site.stop();
  };
}
