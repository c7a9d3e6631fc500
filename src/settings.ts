import { join } from 'node:path';
import { parseYaml } from './catalog/parse-yaml.ts';
import { contentFolder, LARGEST } from './catalog/read-content.ts';
import { readPlainFile } from './files/read-plain-file.ts';

/** Where the site is published. The environment wins over content/site.yaml, as a host needs it. */
export interface Settings {
  /** Origin, without a slash at the end: `https://virtualization.example`. */
  address: string;
  /** Base path, begins and ends with a slash. */
  base: string;
}

/**
 * Reads the settings of a content folder, which Astro needs before it knows any collection.
 * Where site.yaml cannot be read they are those of a local site: the check tells what is wrong.
 */
export function readSettings(folder = contentFolder): Settings {
  const site = readSite(join(folder, 'site.yaml'));
  const base = process.env['CAIRN_BASE'] ?? site?.base ?? '/';
  const address = process.env['CAIRN_ADDRESS'] ?? site?.address ?? '';
  return {
    address: URL.canParse(address) ? new URL(address).origin : 'http://localhost',
    base: `/${String(base)}/`.replaceAll(/\/+/g, '/'),
  };
}

function readSite(file: string): Partial<Settings> | undefined {
  try {
    return parseYaml(readPlainFile(file, LARGEST).toString()).toJS() as
      Partial<Settings> | undefined;
  } catch {
    return undefined;
  }
}
