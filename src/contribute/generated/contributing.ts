import { readFile } from 'node:fs/promises';
import { addressOf } from '../../catalog/addresses.ts';
import { listedExports } from '../../exports/registry.ts';
import type { SiteData } from '../../schema/site.ts';
import { formatPageAddress } from '../issue-forms/page-address.ts';
import { roles, type Role } from '../roles.ts';

const texts = new URL('../roles/', import.meta.url);

/**
 * CONTRIBUTING.md: what the contribute pages say, role by role, with links to the published site.
 * @throws {Error} if the text of a role cannot be read.
 */
export async function formatContributing(site: SiteData): Promise<string> {
  const parts = await Promise.all(roles.map((role) => formatRole(role, site)));
  return `<!-- Written by "npm run generate" from src/contribute/roles/. Change it there. -->

# Contributing

The [contribute pages](${formatPageAddress(site, addressOf.contribute())}) of the site say the same.

${parts.join('\n')}`;
}

/** The headings of a role stand one level below its title. */
async function formatRole({ id, title, lead }: Role, site: SiteData): Promise<string> {
  const text = await readFile(new URL(`${id}.mdx`, texts), 'utf8');
  const whole = text.replace('<ExportList />', formatExportList());
  const linked = whole.replaceAll(
    /\]\((\/[^)]*)\)(?!`)/g,
    (_link, address: string) => `](${formatPageAddress(site, address)})`,
  );
  return `## ${title}\n\n${lead}\n\n${linked.replaceAll(/^## /gm, '### ')}`;
}

/** The list that `ExportList.astro` shows on the page. */
function formatExportList(): string {
  return listedExports
    .map(({ address, description }) => `- [${address.slice(1)}](${address}): ${description}`)
    .join('\n');
}
