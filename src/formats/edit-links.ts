import type { SiteData } from '../catalog/schema/site.ts';

/** The address at which the repository offers a content file for editing. */
export function formatEditUrl({ repository }: Pick<SiteData, 'repository'>, file: string): string {
  return `${rootOf(repository)}/edit/${encodePath(repository.branch)}/${encodePath(file)}`;
}

/** The address at which the repository offers a new content file, with its text if that is given. */
export function formatNewFileUrl(
  { repository }: Pick<SiteData, 'repository'>,
  file: string,
  text?: string,
): string {
  const query = new URLSearchParams({ filename: file, ...(text !== undefined && { value: text }) });
  return `${rootOf(repository)}/new/${encodePath(repository.branch)}?${query.toString()}`;
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
  return `${rootOf(repository)}/issues/new?${query.toString()}`;
}

function rootOf({ url }: SiteData['repository']): string {
  return url.replace(/(?:\.git)?\/*$/, '');
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
