import { findForge, type Forge } from '../urls/forge.ts';
import type { Repository } from '../schema/site.ts';
import { placeContentFile } from '../source/content-place.ts';

/** The pages of a forge, below the address of a repository. `file` and `branch` are percent-encoded. */
interface ForgePages {
  edit: (branch: string, file: string) => string;
  /** The page on which a file of a folder begins. */
  create: (branch: string, folder: string) => string;
  /** The parameters that fill in that page. A name is that within the folder, unless it is the `whole` one. */
  fill: { name?: string; whole?: true; text?: string };
  issue: string;
  /** The page on which somebody chooses what to report. */
  chooseIssue: string;
  /** The parameters that fill in an issue. */
  issueFields: { title: string; body: string; template?: string };
}

const gitea: ForgePages = {
  edit: (branch, file) => `/_edit/${branch}/${file}`,
  create: (branch, folder) => `/_new/${branch}/${folder}`,
  // Source: the Gitea documentation, "Web UI API"; Forgejo has it from there.
  fill: { name: 'filename', text: 'value' },
  issue: '/issues/new',
  chooseIssue: '/issues/new/choose',
  issueFields: { title: 'title', body: 'body' },
};

const pages: Record<Forge, ForgePages> = {
  github: {
    edit: (branch, file) => `/edit/${branch}/${file}`,
    create: (branch) => `/new/${branch}`,
    fill: { name: 'filename', whole: true, text: 'value' },
    issue: '/issues/new',
    chooseIssue: '/issues/new/choose',
    issueFields: { title: 'title', body: 'body', template: 'template' },
  },
  gitlab: {
    edit: (branch, file) => `/-/edit/${branch}/${file}`,
    create: (branch, folder) => `/-/new/${branch}/${folder}`,
    // GitLab fills in a name, but no text: gitlab-org/gitlab #337038.
    fill: { name: 'file_name' },
    issue: '/-/issues/new',
    chooseIssue: '/-/issues/new',
    // Source: the GitLab documentation, "Create an issue: using a URL with prefilled values".
    issueFields: { title: 'issue[title]', body: 'issue[description]' },
  },
  gitea,
  forgejo: gitea,
  bitbucket: {
    edit: (branch, file) => `/src/${branch}/${file}?mode=edit&at=${branch}`,
    // Bitbucket creates files from the page of their folder.
    create: (branch, folder) => `/src/${branch}/${folder}`,
    fill: {},
    issue: '/issues/new',
    chooseIssue: '/issues/new',
    issueFields: { title: 'title', body: 'content' },
  },
};

/**
 * The address at which the repository offers a file for editing, with the line that is meant, if it is one of many; of an
 * unknown forge, the repository.
 */
export function formatEditUrl(repository: Repository, file: string, line?: number): string {
  const forge = pagesOf(repository);
  const path = encodePath(placeContentFile(file, repository.folder));
  if (!forge) return rootOf(repository);
  const anchor = line === undefined ? '' : `#L${line}`;
  return rootOf(repository) + forge.edit(encodePath(repository.branch), path) + anchor;
}

/** Whether {@link formatNewFileUrl} can fill in the text of a file. */
export function canFillText(repository: Repository): boolean {
  return pagesOf(repository)?.fill.text !== undefined;
}

/**
 * The address at which the repository offers a new content file: filled in with its name and text as far as the forge
 * takes them. `contentFile` may be a folder, with "/" at its end. Of an unknown forge, the repository.
 */
export function formatNewFileUrl(
  repository: Repository,
  contentFile: string,
  text?: string,
): string {
  const forge = pagesOf(repository);
  if (!forge) return rootOf(repository);
  const file = placeContentFile(contentFile, repository.folder);
  const end = file.lastIndexOf('/') + 1;
  const create = forge.create(encodePath(repository.branch), encodePath(file.slice(0, end)));
  const name = forge.fill.whole ? file : file.slice(end);
  const query = new URLSearchParams();
  if (forge.fill.name !== undefined && name !== '') query.set(forge.fill.name, name);
  if (forge.fill.text !== undefined && text !== undefined) query.set(forge.fill.text, text);
  return rootOf(repository) + create + (query.size > 0 ? `?${query.toString()}` : '');
}

/**
 * The address of the form in which a problem with a page is reported, its title and the page filled in: a parameter of
 * the address fills in the field of its name. Forges without issue forms get the same as one text.
 */
export function formatReportUrl(
  repository: Repository,
  title: string,
  page: string,
  options?: FormOptions,
): string {
  return formatFormUrl(repository, 'correction.yml', `Problem with "${title}"`, { page }, options);
}

/** Whether the repository has the forms that "cairn generate" writes; it has them by default. */
interface FormOptions {
  forms?: boolean;
}

/** The address of the form in which a broken link is reported, with the page and the link filled in. */
export function formatBrokenLinkUrl(
  repository: Repository,
  title: string,
  page: string,
  address: string,
  options?: FormOptions,
): string {
  const fields = { page, address };
  return formatFormUrl(repository, 'broken-link.yml', `Broken link of "${title}"`, fields, options);
}

/** The address at which a new issue begins: with the choice of a form, where the forge has one. */
export function formatNewIssueUrl(repository: Repository): string {
  return rootOf(repository) + (pagesOf(repository)?.chooseIssue ?? '');
}

function formatFormUrl(
  repository: Repository,
  form: string,
  title: string,
  fields: { page: string; address?: string },
  { forms = true }: FormOptions = {},
): string {
  const forge = pagesOf(repository);
  if (!forge) return rootOf(repository);
  const { issueFields } = forge;
  const body = [
    `Page: ${fields.page}`,
    ...(fields.address === undefined ? [] : [`Link: ${fields.address}`]),
  ];
  const query = new URLSearchParams({
    ...(forms && issueFields.template !== undefined && { [issueFields.template]: form, ...fields }),
    [issueFields.title]: title,
    [issueFields.body]: `${body.join('\n')}\n\n`,
  });
  // These letters mean themselves in a query, and every page has such addresses.
  const text = query.toString().replaceAll('%3A', ':').replaceAll('%2F', '/');
  return `${rootOf(repository)}${forge.issue}?${text}`;
}

function pagesOf(repository: Repository): ForgePages | undefined {
  const forge = findForge(repository);
  return forge && pages[forge];
}

function rootOf({ url }: Repository): string {
  return url.replace(/(?:\.git)?\/*$/, '');
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
