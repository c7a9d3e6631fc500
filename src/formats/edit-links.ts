import type { SiteData } from '../catalog/schema/site.ts';

type WithRepository = Pick<SiteData, 'repository'>;

/** The address at which the repository offers a content file for editing. */
export function formatEditUrl({ repository }: WithRepository, file: string): string {
  return `${rootOf(repository)}/edit/${encodePath(repository.branch)}/${encodePath(file)}`;
}

/** The address at which the repository offers a new content file, with its text if that is given. */
export function formatNewFileUrl(
  { repository }: WithRepository,
  file: string,
  text?: string,
): string {
  const query = new URLSearchParams({ filename: file, ...(text !== undefined && { value: text }) });
  return `${rootOf(repository)}/new/${encodePath(repository.branch)}?${query.toString()}`;
}

/**
 * The address of the form in which a problem with a page is reported, its title and the page filled in: a parameter of
 * the address fills in the field of its name. Hosts that know no forms take `body`.
 */
export function formatReportUrl(site: WithRepository, title: string, page: string): string {
  return formatFormUrl(site, 'correction.yml', {
    title: `Problem with “${title}”`,
    page,
    body: `Page: ${page}\n\n`,
  });
}

/** The address of the form in which a broken link is reported, with the page and the link filled in. */
export function formatBrokenLinkUrl(
  site: WithRepository,
  title: string,
  page: string,
  address: string,
): string {
  return formatFormUrl(site, 'broken-link.yml', {
    title: `Broken link of “${title}”`,
    page,
    address,
  });
}

/** The address at which a new issue begins: with the choice of a form. */
export function formatNewIssueUrl({ repository }: WithRepository): string {
  return `${rootOf(repository)}/issues/new/choose`;
}

function formatFormUrl(
  { repository }: WithRepository,
  template: string,
  fields: Record<string, string>,
): string {
  const query = new URLSearchParams({ template, ...fields });
  return `${rootOf(repository)}/issues/new?${query.toString()}`;
}

function rootOf({ url }: SiteData['repository']): string {
  return url.replace(/(?:\.git)?\/*$/, '');
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
