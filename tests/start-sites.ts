import { existsSync } from 'node:fs';
import { builtSites } from './built-sites.ts';
import { type ServedSite, serveSite } from './serve.ts';

const stages = ['build', 'build-fixture', 'build-made-up'];

/**
 * Serves the built sites for the browser tests, which read their addresses from the environment; only those that the
 * environment names in SERVED_SITES, if it names some.
 */
export default async function startSites(): Promise<() => Promise<void>> {
  const served: ServedSite[] = [];
  const wanted = process.env['SERVED_SITES']?.split(' ');
  for (const [name, { variable, folder, base }] of Object.entries(builtSites)) {
    if (wanted !== undefined && !wanted.includes(name)) continue;
    if (!existsSync(`${folder}/index.html`)) {
      const only = stages.map((name) => `--only ${name}`).join(' ');
      throw new Error(`There is no site in ${folder}. Build it: npm test -- ${only}`);
    }
    const site = await serveSite(folder, base);
    process.env[variable] = site.address;
    served.push(site);
  }
  return async () => {
    for (const site of served) await site.stop();
  };
}
