import { formatJsonSchema } from '../../content/json-schema.ts';
import { readOutline } from '../../content/read-outline.ts';
import { findFolderFrom, placeContentFile } from '../../source/content-place.ts';
import { contentFolder } from '../../source/content-folder.ts';
import { createForms, formatChooser, formatIssueForm, formatPageAddress } from '../issue-forms.ts';
import { CALLER_MARK, createCallers, type CallerOptions } from './callers.ts';
import { createEditorSchemas } from './editor-schemas.ts';
import type { Repository, SiteData } from '../../schema/site.ts';
import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import nodePath, { join, posix, resolve } from 'node:path';
import { engineFolder } from '../../files/engine.ts';
import { addressOf } from '../../catalog/addresses.ts';
import { listedExports } from '../../exports/registry.ts';
import { SCHEMA_FOLDER } from '../../schema/schema-of-file.ts';
import { roles } from '../roles.ts';

const FORMS = '.github/ISSUE_TEMPLATE';

/**
 * The files of a repository that are made from the schemas and from a content folder, by their path from its root.
 * Of the content only the settings, topics and learning paths are read: other issues keep nothing from being written.
 * A catalog that names no repository has only the schemas, as all else is for the host of a repository.
 *
 * @throws {Error} with their issues, if settings or topics cannot be read
 */
export async function createGeneratedFiles(
  folder = contentFolder(),
  { isEngine = false, engine, root = '.' }: GeneratedOptions = {},
): Promise<Map<string, string>> {
  const outline = await readOutline(folder);
  const { site } = outline;
  const { repository } = site;
  const schemas = posix.join(findFolderFrom(resolve(root), resolve(folder)), SCHEMA_FOLDER);
  // The settings beside a list are in no folder.
  const ofFolder = [...createEditorSchemas(outline)].filter(([name]) => name !== 'list');
  const files = ofFolder.map(([name, schema]): [string, string] => [
    `${schemas}/${name}.json`,
    formatJsonSchema(schema),
  ]);
  if (!repository) return new Map(files);
  return new Map([
    ...files,
    ...Object.entries(createForms(outline)).map(([name, { form }]): [string, string] => [
      `${FORMS}/${name}`,
      formatIssueForm(form),
    ]),
    [`${FORMS}/config.yml`, formatChooser(site)],
    ['.github/CODEOWNERS', formatCodeOwners(repository)],
    ['CONTRIBUTING.md', await formatContributing(site, isEngine)],
    ...(engine ? createCallers({ ...engine, ...repository }) : []),
  ]);
}

/** For which repository files are made. */
interface GeneratedOptions {
  /** Whether it is that of the engine. */
  isEngine?: boolean;
  /** The engine whose workflows it calls; none by default. */
  engine?: Pick<CallerOptions, 'engine' | 'ref'> | undefined;
  /** The root of the repository; the folder of this process by default. */
  root?: string;
}

/**
 * The root of the repository that holds a content folder, as the settings say where it is there; the folder of this
 * process if no repository is there.
 *
 * @throws {Error} if the settings cannot be read
 */
export async function findRepositoryRoot(folder: string): Promise<string> {
  const { repository } = (await readOutline(folder)).site;
  const root = findRootAbove(resolve(folder), repository?.folder);
  return root !== undefined && existsSync(join(root, '.git')) ? root : '.';
}

/** The folder from which a content folder is at a place such as `docs/list`; `undefined` if it is at no such place. */
export function findRootAbove(
  content: string,
  place = 'content',
  path = nodePath,
): string | undefined {
  const up = place === '.' ? [] : place.split('/').map(() => '..');
  const root = path.join(content, ...up);
  return path.join(root, place) === path.join(content) ? root : undefined;
}

/** Whether a text is one that this program wrote, so that nothing of a person is lost when it is written again. */
export function isGenerated(path: string, text: string): boolean {
  return (
    path.endsWith('.json') || /^(?:#|<!--) Written by "/.test(text) || text.includes(CALLER_MARK)
  );
}

/** Data that any one reviewer may let in: it can hold no code, the check reads all of it, and people write it. */
const openFiles = ['content/resources/*.yaml', 'content/glossary.yaml', 'content/exceptions.yaml'];

const HEAD = `# Written by "cairn generate" from "repository.owners" in site.yaml. Change it there.
#
# Who must review a change, where the settings of the branch ask for the review of code owners.
# The last pattern that matches a file decides
# (docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners).
`;

/** The file by which GitHub knows who reviews a change. */
export function formatCodeOwners({
  owners,
  folder,
}: Pick<Repository, 'owners' | 'folder'>): string {
  if (!owners)
    return `${HEAD}
# Nobody is named yet, so nobody is asked. Name users or teams that may write to the repository:
#
#   repository:
#     owners: ["@someone", "@organization/team"]
#
# Then run "cairn generate": they own everything but the data of the catalog.
`;
  return `${HEAD}
# Code, workflows, settings, topics and paths, this file included: its owners.
* ${owners.join(' ')}

# Data of the catalog: any one reviewer, so nobody stands behind these.
${openFiles.map((file) => `/${placeContentFile(file, folder).replaceAll(' ', '\\ ')}`).join('\n')}
`;
}

/** What only the repository says, since it needs the repository. */
const codePart = {
  id: 'code',
  title: 'Your first change to the code',
  lead: 'You want to fix a bug or add something to the engine. You need Node and a terminal.',
};

/**
 * Formats CONTRIBUTING.md: what the contribute pages say, role by role, with links to the published site; in the repository
 * of the engine also how to have a catalog of one's own and how to change the code.
 * @throws {Error} if the text of a role cannot be read.
 */
export async function formatContributing(site: SiteData, isEngine: boolean): Promise<string> {
  const all = isEngine ? [...roles, codePart] : roles.filter(({ id }) => id !== 'own');
  const parts = await Promise.all(all.map((part) => formatPart(part, site)));
  return `<!-- Written by "cairn generate". Change nothing here. -->

# Contributing

Content comes first, by role, as on the [contribute pages](${formatPageAddress(site, addressOf.contribute())}) of the site.
${isEngine ? '[Your first change to the code](#your-first-change-to-the-code) is at the end.\n' : ''}
${parts.join('\n')}`;
}

/** The headings of a part are one level below its title. */
async function formatPart({ id, title, lead }: typeof codePart, site: SiteData): Promise<string> {
  const text = await readFile(join(engineFolder(), `src/contribute/roles/${id}.mdx`), 'utf8');
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
