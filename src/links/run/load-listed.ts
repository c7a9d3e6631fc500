import { formatIssue } from '../../rules/rules.ts';
import { BEFORE_ALL_DAYS, loadCatalog } from '../../content/load-catalog.ts';
import type { ExceptionData } from '../../schema/exceptions.ts';
import type { Resource } from '../../catalog/catalog.ts';
import { findListedAddresses, type ListedAddress } from './listed-addresses.ts';
import { readUrls } from './read-urls.ts';

/** What a run may be about. */
export interface Listed {
  addresses: ListedAddress[];
  exceptions: ExceptionData[];
  resources: Pick<Resource, 'id' | 'url' | 'archive'>[];
  /** How we introduce ourselves to hosts. */
  userAgent: string;
}

/** The addresses of a plain list; `-` is standard input. */
export function loadList(file: string): Listed {
  const addresses = findListedAddresses(readUrls(file));
  return { addresses, exceptions: [], resources: [], userAgent: 'Cairn link check' };
}

/** The addresses that the content in a folder names. Throws when it has issues. */
export async function loadCatalogLinks(folder: string): Promise<Listed> {
  const { issues, catalog, externalLinks } = await loadCatalog(folder, BEFORE_ALL_DAYS);
  if (!catalog)
    throw new Error(
      [
        'the content has issues, so its links may be wrong. Fix them first:',
        ...issues.slice(0, 10).map(formatIssue),
      ].join('\n'),
    );
  return {
    addresses: findListedAddresses(externalLinks),
    exceptions: catalog.exceptions,
    resources: catalog.resources,
    userAgent: `Cairn link check (+${catalog.site.address})`,
  };
}
