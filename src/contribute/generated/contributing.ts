import { readFile } from 'node:fs/promises';
import { addressOf } from '../../catalog/addresses.ts';
import { listedExports } from '../../exports/registry.ts';
import type { SiteData } from '../../schema/site.ts';
import { formatPageAddress } from '../issue-forms/page-address.ts';
import { roles } from '../roles.ts';

/** What only the repository says, since it takes the repository to do it. */
const code = {
  id: 'code',
  title: 'Your first change to the code',
  lead: 'You want to fix a bug or add something to the engine. You need Node and a terminal.',
};
const texts = new URL('../roles/', import.meta.url);

/**
 * Formats CONTRIBUTING.md: what the contribute pages say, role by role, with links to the published site, then how to
 * change the code.
 * @throws {Error} if the text of a role cannot be read.
 */
export async function formatContributing(site: SiteData): Promise<string> {
  const parts = await Promise.all([...roles, code].map((part) => formatPart(part, site)));
  return `<!-- Written by "npm run generate" from src/contribute/roles/. Change it there. -->

# Contributing

Content comes first, by role, as on the [contribute pages](${formatPageAddress(site, addressOf.contribute())}) of the site.
[Your first change to the code](#your-first-change-to-the-code) is at the end.

${parts.join('\n')}`;
}

/** The headings of a part are one level below its title. */
async function formatPart({ id, title, lead }: typeof code, site: SiteData): Promise<string> {
  const text = await readFile(new URL(`${id}.mdx`, texts), 'utf8');
  const whole = id === 'own' ? `${text}\n${formatExportList()}\n` : text;
  const linked = whole.replaceAll(
    /\]\((\/[^)]*)\)(?!`)/g,
    (_link, address: string) => `](${formatPageAddress(site, address)})`,
  );
  return `## ${title}\n\n${lead}\n\n${linked.replaceAll(/^## /gm, '### ')}`;
}

/** The list of exports that `own.astro` shows at the end of the page. */
function formatExportList(): string {
  return listedExports
    .map(({ address, description }) => `- [${address.slice(1)}](${address}): ${description}`)
    .join('\n');
}
