import { dirname, join } from 'node:path';
import { isList, LIST_SETTINGS } from '../source/list-file.ts';
import { parseYaml } from '../source/parse-yaml.ts';
import { contentFolder, LARGEST } from '../source/content-folder.ts';
import { httpUrl } from '../schema/fields.ts';
import { findPathError, isBasePath } from '../schema/site.ts';
import { readPlainFile } from '../files/read-plain-file.ts';

/** Where the site is published. The environment wins over content/site.yaml, as a host needs it. */
interface Settings {
  /** Origin, without a slash at the end: `https://bread.example`. */
  address: string;
  /** Base path, begins and ends with a slash. */
  base: string;
}

/**
 * Reads the settings of a content folder, which Astro needs before it knows any collection.
 * Where site.yaml cannot be read they are those of a local site: the check says what is wrong.
 */
export function readSettings(folder = contentFolder()): Settings {
  const site = readSite(
    isList(folder) ? join(dirname(folder), LIST_SETTINGS) : join(folder, 'site.yaml'),
  );
  const base = process.env['CAIRN_BASE'] ?? site?.base ?? '/';
  const address = process.env['CAIRN_ADDRESS'] || (site?.address ?? '');
  return {
    address: URL.canParse(address) ? new URL(address).origin : 'http://localhost',
    base: `/${String(base)}/`.replaceAll(/\/+/g, '/'),
  };
}

/**
 * Checks what a command was given to publish with, before a site is built that leads nowhere.
 * `address` and `base` are as somebody typed them, each with the name it was given by, such as "--address".
 * Returns a sentence for each that cannot be used; nothing where all is well or nothing was given.
 */
export function checkSettings(given: {
  address?: { name: string; value: string } | undefined;
  base?: { name: string; value: string } | undefined;
}): string[] {
  const { address, base } = given;
  const errors: string[] = [];
  if (address) {
    const what = `${address.name} "${address.value}"`;
    const error = findAddressError(address.value);
    if (error) errors.push(`${what} ${error}.`);
  }
  if (base && !isBasePath(`/${base.value}/`.replaceAll(/\/+/g, '/')))
    errors.push(
      `${base.name} "${base.value}" is not a base path. Write "/", or letters, digits, ".", "_", "~" and "-" between slashes, such as "/our-list/".`,
    );
  return errors;
}

/**
 * Hands on where the site is published, to all that reads the settings in this process and in those that it starts:
 * an option wins over the environment. An empty address in the environment is one that a host did not fill in, and
 * counts for nothing; an empty base path is the root of the host.
 *
 * @throws {Error} if no site can be there, with a sentence for each reason
 */
export function publishAt(options: {
  address?: string | undefined;
  base?: string | undefined;
}): void {
  if (process.env['CAIRN_ADDRESS'] === '') delete process.env['CAIRN_ADDRESS'];
  const find = (name: 'address' | 'base', variable: string) => {
    const option = options[name];
    const value = option ?? process.env[variable];
    if (value === undefined) return undefined;
    process.env[variable] = value;
    return { name: option === undefined ? variable : `--${name}`, value };
  };
  const errors = checkSettings({
    address: find('address', 'CAIRN_ADDRESS'),
    base: find('base', 'CAIRN_BASE'),
  });
  if (errors.length > 0) throw new Error(errors.join('\n'));
}

function findAddressError(address: string): string | undefined {
  const result = httpUrl.safeParse(address);
  if (result.success) return findPathError(address);
  const secure = `https://${address.replace(/^\/+/, '')}`;
  const isHost = /^[^\s/:@]+\.[^\s/:@]+(?:[/:]|$)/.test(address) && URL.canParse(secure);
  return isHost
    ? `has no scheme. Write "${secure}"`
    : (result.error.issues[0]?.message ?? 'is not a URL');
}

function readSite(file: string): Partial<Settings> | undefined {
  try {
    return parseYaml(readPlainFile(file, LARGEST).toString()).toJS() as
      | Partial<Settings>
      | undefined;
  } catch {
    return undefined;
  }
}
