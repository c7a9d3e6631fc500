import { readKnownIds } from '../src/content/beside-list.ts';
import { formatKnownIds } from '../src/list/known-ids.ts';
import { folderOf, isList } from '../src/source/list-file.ts';
import { linkHealthFile } from '../src/source/content-folder.ts';
import { close as closeSearchIndex } from 'pagefind';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Interrupted, runInterruptible, untilAborted } from '../src/build/interrupt.ts';
import { findOutput, OutputError } from '../src/build/output-folder.ts';
import { buildPages } from '../src/build/build-pages.ts';
import type { PagesFailure } from '../src/build/pages-failure.ts';
import { createStaging } from '../src/build/staging.ts';
import type { Catalog } from '../src/catalog/catalog.ts';
import { nameSource } from '../src/catalog/find-source.ts';
import { formatIssue } from '../src/rules/rules.ts';
import { BEFORE_ALL_DAYS, loadCatalog, type LoadedCatalog } from '../src/content/load-catalog.ts';
import { LockedError, withLock } from '../src/files/lock.ts';
import { WriteError, createFolder, writeFileAtomically } from '../src/files/write-file.ts';
import { finishChange } from '../src/files/write-files.ts';
import { formatContentSummary } from '../src/content/format-issues.ts';
import { findFolderFrom, placeContentFile, placeFiles } from '../src/source/content-place.ts';
import { assertContentFolder } from '../src/source/read-content.ts';
import { formatCount } from '../src/text/count.ts';
import { checkBuiltSite, formatBuiltSiteReport, sourceOf } from '../src/links/built-site/check.ts';
import { createBuiltSite, type BuiltSite } from '../src/links/built-site/built-site.ts';
import { findBuiltFiles } from '../src/links/built-site/page.ts';
import { writeOffline } from '../src/offline/write-offline.ts';
import { writeSearchIndex } from '../src/search/pagefind-index.ts';
import { handOnEntries } from '../src/site/checked-entries.ts';
import { compressFiles, HEADERS, writeHeaders } from '../src/site/host-files.ts';
import { writePublicFiles } from '../src/site/public-files.ts';
import { writeRowPacks } from '../src/site/row-packs.ts';
import { publishAt, readSettings } from '../src/site/settings.ts';
import { createCommand, runAsProgram, type CommandIo } from './command.ts';
import { runStages, type Stage } from './stages.ts';

export const HELP = `Usage: cairn build [<list>] [options]

Checks the content and the external links that are due, then builds the site.

The content is a folder, or a Markdown list such as README.md, which is never written.

The build also indexes the site for search, prepares it for offline use, and checks its internal
links. It works in a temporary folder, which replaces the output folder at the end: if a build fails
or is interrupted, the previous site stays. It only replaces an empty folder, or one that a build
created and that contains no other files. One build of a project runs at a time.

External links never fail the build. Their results appear on the site and are kept in
.cache/link-health.jsonl for the next build; the content is not changed. To update it, run
"cairn links".

Options:
  --out <folder>       output folder (default: dist)
  --base <path>        base path, such as /our-list/ (default: from content/site.yaml)
  --published <file>   catalog.json of the published site: entries of a list keep their pages
  --address <url>      where the site is published (default: from content/site.yaml)
  --content <folder>   the content to build, or a Markdown list (default: content)
  --external <which>   external links to check: off, due or all (default: due)
  --external-budget <seconds>
                       time limit for the external links (default: 20)
  --precompress        write a .br and a .gz file beside each text, for servers that send those
  --help               show this help

Exit codes:
  0         built
  1         the content or an internal link has an error
  2         could not run; also if another build is running or the folder cannot be replaced
  130, 143  interrupted`;

/** One build of a project at a time: builds share its caches. */
const LOCK = '.cache/build.lock';
/** What was checked, for the process that builds the pages. */
const ENTRIES = '.cache/entries.json';
/** The ids of the entries of a list. */
const IDS_NOW = '.cache/ids.json';
/** The results of links that builds have checked. */
const LINK_RESULTS = '.cache/link-health.jsonl';

/** Runs `cairn build`. */
export const main = createCommand(
  { help: HELP, failure: 'The build could not run', explain: explainFailure },
  build,
);

async function build(args: string[], io: CommandIo): Promise<number> {
  const { values: options } = parseArgs({
    args,
    options: {
      out: { type: 'string', default: 'dist' },
      base: { type: 'string' },
      address: { type: 'string' },
      published: { type: 'string' },
      content: { type: 'string' },
      external: { type: 'string', default: 'due' },
      'external-budget': { type: 'string', default: '20' },
      precompress: { type: 'boolean', default: false },
    },
  });
  const external = readExternal(options.external, Number(options['external-budget']));
  const { out, precompress, content = process.env['CAIRN_CONTENT'] || 'content' } = options;
  process.env['CAIRN_CONTENT'] = content;
  publishAt(options);
  if (options.published !== undefined) process.env['CAIRN_PUBLISHED'] = options.published;
  const output = await findOutput(out, { project: process.cwd(), content });
  assertContentFolder(content);
  await finishChange(folderOf(content));
  await createFolder('.cache');
  const lock = { busy: 'Another build of this project is running', wait: 0 };
  try {
    return await runInterruptible((signal) =>
      withLock(LOCK, lock, () => buildInto(output, { content, external, precompress, signal, io })),
    );
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    io.err(error.message);
    // Links that are being checked would keep us here.
    io.exitWithin(0);
    return error.exitCode;
  }
}

/** What is no wrong use says all in its own sentence. */
function explainFailure(error: unknown): string | undefined {
  const isOther = [LockedError, OutputError, WriteError].some((kind) => error instanceof kind);
  return isOther ? `The build could not run: ${(error as Error).message}` : undefined;
}

async function buildInto(
  output: string,
  { content, external, precompress, signal, io }: BuildOptions,
): Promise<number> {
  const { site, publish, end } = await createStaging(output);
  const built = createBuiltSite(site);
  const loaded = checkContent(content);
  const catalog = loaded.then((content) => content.catalog);
  // Reported by the first stage that awaits it.
  catalog.catch(() => undefined);
  let pages: Promise<void> | undefined;
  const stages: Stage[] = [
    {
      name: 'Check the content',
      run: async () => {
        const { entries } = await loaded;
        if (isList(content)) await rememberIds(content, entries.resources);
        return formatContentSummary(entries);
      },
    },
    {
      name: 'Check external links',
      run: async () => checkExternalLinks(await loaded, content, external),
    },
    {
      name: 'Build the pages',
      run: async () => {
        const { entries } = await loaded;
        const remove = await handOnEntries(resolve(ENTRIES), entries);
        const nameFile = async (failure: PagesFailure) =>
          placeSource(findSourceOf(failure), content, await catalog);
        // oxlint-disable-next-line typescript/no-misused-promises -- what it returns is awaited
        pages = buildPages(site, content, { signal, print: io, nameFile }).finally(remove);
        await pages;
        return formatCount(findBuiltFiles(site).size, 'file');
      },
    },
    {
      name: 'Copy public files',
      run: async () => formatCount(await writePublicFiles(content, site), 'file'),
    },
    { name: 'Index for search', run: async () => indexPages(built, await catalog) },
    {
      name: 'Prepare for offline use',
      run: async () => prepareOffline(built, content, await catalog),
    },
    { name: 'Check internal links', run: async () => checkLinks(built, content, await catalog) },
    { name: 'Prepare for hosts', run: () => prepareHosts(site, content, precompress) },
    {
      name: 'Publish the folder',
      run: async () => {
        await publish();
        return output;
      },
    },
  ];
  try {
    return await untilAborted(signal, runStages(stages, io, signal));
  } finally {
    // What writes into the folder ends before it is removed.
    await pages?.catch(() => undefined);
    await closeSearchIndex();
    await end();
  }
}

async function checkContent(content: string): Promise<LoadedCatalog> {
  // What was built yesterday is built today.
  const loaded = await loadCatalog(content, BEFORE_ALL_DAYS);
  if (!loaded.entries)
    throw new Error(placeFiles(loaded.issues, content).map(formatIssue).join('\n'));
  return loaded;
}

function readExternal(which: string, seconds: number): External {
  if (which !== 'off' && which !== 'due' && which !== 'all')
    throw new Error(`--external "${which}" is not one of off, due, all.`);
  if (!(seconds >= 1 && seconds <= 3600))
    throw new RangeError('--external-budget must be between 1 and 3600 seconds.');
  return { which, seconds };
}

/** For the next build, which a workflow runs on another machine. */
async function rememberIds(list: string, resources: LoadedCatalog['entries']['resources']) {
  const entries = resources.map(({ id, data }) => ({ id, ...data }));
  await writeFileAtomically(IDS_NOW, formatKnownIds(readKnownIds(list), entries));
}

/** Before the pages are built, so that they show the newest results. Never fails: other hosts decide how they respond. */
async function checkExternalLinks(
  { catalog, externalLinks }: LoadedCatalog,
  content: string,
  { which, seconds }: External,
): Promise<string> {
  if (which === 'off') return 'skipped (--external off)';
  try {
    // Not before links are due: what requests them is another 180 modules.
    const { readProxies } = await import('../src/links/request/connections.ts');
    const { checkInBuild } = await import('../src/links/check-in-build.ts');
    const proxies = readProxies(undefined, process.env);
    const found = await checkInBuild(externalLinks, {
      known: join(folderOf(content), linkHealthFile),
      results: LINK_RESULTS,
      all: which === 'all',
      seconds,
      exceptions: catalog.exceptions,
      now: new Date(),
      request: { userAgent: `Cairn link check (+${catalog.site.address})`, proxies },
    });
    process.env['CAIRN_LINK_HEALTH'] = resolve(LINK_RESULTS);
    return proxies.note === undefined ? found : `${found}. ${proxies.note}`;
  } catch (error) {
    return `could not be checked: ${(error as Error).message}`;
  }
}

async function indexPages(built: BuiltSite, catalog: Catalog): Promise<string> {
  writeRowPacks(built.folder, catalog);
  const records = Object.entries(await writeSearchIndex(built, catalog));
  return records.map(([type, count]) => formatCount(count, type)).join(', ');
}

async function prepareOffline(
  built: BuiltSite,
  content: string,
  catalog: Catalog,
): Promise<string> {
  return writeOffline(built, readSettings(content).base, catalog);
}

function checkLinks(built: BuiltSite, content: string, catalog: Catalog): string {
  const { address, base } = readSettings(content);
  const isOfList = isList(content);
  const report = checkBuiltSite(built.folder, base, { address, built, isOfList });
  const issues = report.issues.map((issue) => ({
    ...issue,
    source: placeSource(issue.source, content, catalog),
  }));
  if (issues.length > 0) throw new Error(formatBuiltSiteReport({ ...report, issues }));
  return `${formatCount(report.pages, 'page')}, ${formatCount(report.links, 'reference')}, no issues`;
}

/** A content file, or one of the engine, as it is named here; of a list the place where that is written. */
function placeSource(source: string, content: string, catalog: Catalog): string {
  if (isList(content)) return nameSource(catalog, source);
  return placeContentFile(source, findFolderFrom(process.cwd(), content));
}

/** The content file that a page which cannot be built is made of; empty if that is not one. */
function findSourceOf({ page = '', file }: PagesFailure): string {
  const path = page.replace(/^\/(?:og\/)?/, '').replace(/\.png$/, '/');
  const source = file ?? sourceOf(`${path}index.html`);
  return source.startsWith('content/') ? source : '';
}

async function prepareHosts(site: string, content: string, compresses: boolean): Promise<string> {
  await writeHeaders(site, readSettings(content).base);
  return compresses
    ? `${HEADERS}, ${formatCount(await compressFiles(site), 'compressed file')}`
    : HEADERS;
}

interface BuildOptions {
  content: string;
  external: External;
  precompress: boolean;
  signal: AbortSignal;
  io: CommandIo;
}

interface External {
  which: 'off' | 'due' | 'all';
  seconds: number;
}

await runAsProgram(import.meta.filename, main);
