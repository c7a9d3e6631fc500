import { readFile } from 'node:fs/promises';
import type { SiteData } from '../catalog/schema/site.ts';
import { formatPageAddress } from '../contribute/issue-forms/page-address.ts';

const source = new URL('../contribute/contributing.mdx', import.meta.url);

/**
 * CONTRIBUTING.md: what the contribute page says, with its links leading to the published site. Throws where the
 * text of that page cannot be read.
 */
export async function formatContributing(site: SiteData): Promise<string> {
  const text = await readFile(source, 'utf8');
  const linked = text.replaceAll(
    /\]\((\/[^)]*)\)(?!`)/g,
    (_link, address: string) => `](${formatPageAddress(site, address)})`,
  );
  return `<!-- Written by "npm run generate" from src/contribute/contributing.mdx. Change it there. -->

# Contributing

${linked}`;
}
