import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { contentFolder } from './catalog/read-content.ts';

/** Where the site is published. The environment wins over content/site.yaml, as a host needs it. */
export interface Settings {
  /** Origin, without a slash at the end: `https://virtualization.example`. */
  address: string;
  /** Base path, begins and ends with a slash. */
  base: string;
}

/** Reads the settings of a content folder, which Astro needs before it knows any collection. */
export function readSettings(folder = contentFolder): Settings {
  const site = parse(readFileSync(join(folder, 'site.yaml'), 'utf8')) as Partial<Settings>;
  const base = process.env['CAIRN_BASE'] ?? site.base ?? '/';
  return {
    address: new URL(process.env['CAIRN_ADDRESS'] ?? site.address ?? 'http://localhost').origin,
    base: `/${base}/`.replaceAll(/\/+/g, '/'),
  };
}
