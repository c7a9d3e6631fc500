import { underBase } from '../../catalog/addresses.ts';
import type { SiteData } from '../../schema/site.ts';

/** The whole address of a page of the published site. */
export function formatPageAddress(
  { address, base }: Pick<SiteData, 'address' | 'base'>,
  page: string,
): string {
  return new URL(underBase(base, page), address).href;
}
