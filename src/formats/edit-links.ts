import type { SiteData } from '../catalog/schema/site.ts';

/** The address at which the repository offers a content file for editing. */
export function formatEditUrl({ repository }: Pick<SiteData, 'repository'>, file: string): string {
  return `${repository.url}/edit/${repository.branch}/${file}`;
}

/** The address at which a problem with a page is reported, its title filled in. */
export function formatReportUrl(
  { repository }: Pick<SiteData, 'repository'>,
  title: string,
  page: string,
): string {
  const query = new URLSearchParams({
    title: `Problem with “${title}”`,
    body: `Page: ${page}\n\n`,
  });
  return `${repository.url}/issues/new?${query.toString()}`;
}
