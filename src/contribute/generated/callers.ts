import { engineVersion } from '../../files/engine.ts';

const FOLDER = '.github/workflows';
const NAME = /^[\w.-]+\/[\w.-]+$/;
const COMMIT = /^[0-9a-f]{40}$/;
const VERSION = /^v\d+\.\d+\.\d+$/;
/** Text that YAML reads as just that text. */
const PLAIN = /^(?!(?:true|false|null|yes|no|on|off|y|n)$)[a-z][\w./-]*$/i;

/** The workflows of the engine that a repository calls. The rights are those of all jobs of a workflow together. */
const callers: Caller[] = [
  {
    file: 'site',
    name: 'Site',
    on: (branch) => `
  push:
    branches: [${formatScalar(branch)}]
  workflow_dispatch:`,
    rights: ['attestations: write', 'contents: read', 'id-token: write', 'pages: write'],
  },
  {
    file: 'links',
    name: 'Links',
    // An odd minute, as many schedules start on the hour.
    on: () => `
  schedule:
    - cron: '43 3 * * *'
  workflow_dispatch:`,
    rights: ['contents: write', 'issues: write', 'pull-requests: write'],
  },
  { file: 'review', name: 'Review', on: () => ' pull_request', rights: ['contents: read'] },
  {
    file: 'review-comment',
    name: 'Review comment',
    on: () => `
  workflow_run:
    workflows: [Review]
    types: [completed]`,
    rights: ['actions: read', 'contents: read', 'pull-requests: write'],
  },
  {
    file: 'suggestions',
    name: 'Suggestions',
    on: () => `
  issues:
    types: [opened, edited]
  issue_comment:
    types: [created]`,
    rights: ['contents: write', 'issues: write', 'pull-requests: write'],
  },
];

/**
 * The workflows of a repository whose catalog the engine serves, by their path from its root. Each calls the reusable
 * workflow of the same name at one commit of the engine.
 *
 * @throws {RangeError} if a value is not what a workflow can name, with all that is wrong
 */
export function createCallers(options: CallerOptions): Map<string, string> {
  const issues = findIssues(options);
  if (issues.length > 0) throw new RangeError(issues.join('\n'));
  // A list stays one file, and its site needs one more.
  const needed =
    options.list === undefined ? callers : callers.filter(({ file }) => file === 'site');
  return new Map(
    needed.map((caller) => [`${FOLDER}/${caller.file}.yml`, formatCaller(caller, options)]),
  );
}

/**
 * The engine that the workflows of a repository call, read from the one that publishes its site.
 *
 * @param text the workflow; one that a person wrote names no engine
 */
export function readCaller(text: string): Pick<CallerOptions, 'engine' | 'ref'> | undefined {
  const [, engine, commit, version] = USES.exec(text) ?? [];
  return engine && commit && version ? { engine, ref: { commit, version } } : undefined;
}

/**
 * The engine that an option names as `owner/name@commit`, at the version that runs.
 *
 * @throws {RangeError} if it names none
 */
export function parseEngine(text: string): Pick<CallerOptions, 'engine' | 'ref'> {
  const [engine = '', commit = ''] = text.split('@');
  if (!NAME.test(engine) || !COMMIT.test(commit))
    throw new RangeError(
      `--engine ${quote(text)} is not an engine. Write owner/name@commit, with the full hash of the commit.`,
    );
  return { engine, ref: { commit, version: `v${engineVersion()}` } };
}

const USES =
  /^ {4}uses: ([\w.-]+\/[\w.-]+)\/\.github\/workflows\/site\.yml@([0-9a-f]{40}) # (v[\w.]+)$/m;

/** The workflow from which `readCaller` reads. */
export const SITE_CALLER = `${FOLDER}/site.yml`;

/** What each caller says, by which it is known as one. */
export const CALLER_MARK = '# Calls a workflow of Cairn';

function formatCaller(
  { file, name, on, rights }: Caller,
  { engine, ref: { commit, version }, branch = 'main', folder = 'content', list }: CallerOptions,
): string {
  return `name: ${name}

${CALLER_MARK}: its docs/workflows.md explains it.
on:${on(branch)}

permissions: {}

jobs:
  ${file}:
    permissions:
      ${rights.join('\n      ')}
    uses: ${engine}/${FOLDER}/${file}.yml@${commit} # ${version}
${formatWith(folder, list)}`;
}

function formatWith(folder: string, list: string | undefined): string {
  if (list !== undefined) return `    with:\n      list: ${formatScalar(list)}\n`;
  return folder === 'content' ? '' : `    with:\n      content: ${formatScalar(folder)}\n`;
}

function findIssues({ engine, ref, branch }: CallerOptions): string[] {
  return [
    ...(NAME.test(engine) ? [] : [`engine ${quote(engine)} is not owner/name.`]),
    ...(COMMIT.test(ref.commit)
      ? []
      : [`commit ${quote(ref.commit)} is not the full hash of a commit.`]),
    ...(VERSION.test(ref.version)
      ? []
      : [`version ${quote(ref.version)} is not a version. Write it as "v1.2.3".`]),
    ...(branch === '' ? ['branch is empty. Name the branch that is published.'] : []),
  ];
}

/** A text as a value in YAML. What JSON quotes, YAML reads as the same text. */
function formatScalar(text: string): string {
  return PLAIN.test(text) ? text : JSON.stringify(text);
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 100));
}

export interface CallerOptions {
  /** The repository of the engine, as `owner/name`. */
  engine: string;
  /** The commit of the engine, as its full hash, and the version that it is, such as `v1.2.3`. */
  ref: { commit: string; version: string };
  /** The branch whose pushes are published; `main` by default. */
  branch?: string;
  /** The content folder, from the root of the repository; `content` by default. */
  folder?: string | undefined;
  /** The Markdown list that is the catalog, from the root of the repository; absent for a content folder. */
  list?: string;
}

interface Caller {
  file: string;
  name: string;
  /** What starts it, behind `on:`. */
  on: (branch: string) => string;
  rights: string[];
}
