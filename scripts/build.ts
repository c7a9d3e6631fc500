import { spawn } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Catalog } from '../src/catalog/catalog.ts';
import { formatIssue } from '../src/catalog/issue.ts';
import { BEFORE_ALL_DAYS, loadCatalog, type LoadedCatalog } from '../src/catalog/load-catalog.ts';
import { describeUnbuildable } from '../src/files/buildable-path.ts';
import { formatCatalogSummary } from '../src/formats/catalog-summary.ts';
import { formatCount } from '../src/formats/count.ts';
import { formatBuiltSiteReport } from '../src/links/built-site/report.ts';
import { checkBuiltSite } from '../src/links/built-site/check.ts';
import { checkInBuild } from '../src/links/in-build/check-in-build.ts';
import { writeOffline } from '../src/offline/write-offline.ts';
import { writeSearchIndex } from '../src/search/pagefind-index.ts';
import { readSettings } from '../src/settings.ts';
import { runStages } from './stages.ts';

const HELP = `npm run build [-- --out <folder>] [--base <path>] [--address <url>] [--content <folder>]
                     [--external off|due|all] [--external-budget <seconds>]

Checks the content, asks the links to others that are due, builds the site, indexes it for search, prepares
it for offline use and checks every link inside it. What others answer never fails the build.

  --out <folder>       where the site goes (default: dist)
  --base <path>        base path, such as /virtualization/ (default: as content/site.yaml says)
  --address <url>      where the site is published (default: as content/site.yaml says)
  --content <folder>   the catalog to build (default: content)
  --external <which>   links to others that are asked: off, due or all (default: due)
  --external-budget <seconds>
                       how long that may take (default: 20)
  --help               this text

What others answer shows on the site that is built, and is kept in .cache/link-health.jsonl for the next
build. The content is not changed: "npm run links" does that.

Exit code: 0 built, 1 something is wrong with the content or the links, 2 could not run.`;

/** What builds learn of links. */
const LEARNT = '.cache/link-health.jsonl';

try {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      out: { type: 'string', default: 'dist' },
      base: { type: 'string' },
      address: { type: 'string' },
      content: { type: 'string' },
      external: { type: 'string', default: 'due' },
      'external-budget': { type: 'string', default: '20' },
    },
  });
  if (values.help) console.log(HELP);
  else process.exitCode = await build(values);
} catch (error) {
  console.error(`The build could not run: ${(error as Error).message}\n\n${HELP}`);
  process.exitCode = 2;
}

async function build(options: {
  out: string;
  base?: string | undefined;
  address?: string | undefined;
  content?: string | undefined;
  external: string;
  'external-budget': string;
}): Promise<number> {
  const unbuildable = describeUnbuildable(process.cwd());
  if (unbuildable !== undefined) throw new Error(unbuildable);
  const external = readExternal(options.external, Number(options['external-budget']));
  const { out, content = process.env['CAIRN_CONTENT'] ?? 'content' } = options;
  process.env['CAIRN_CONTENT'] = content;
  if (options.base) process.env['CAIRN_BASE'] = options.base;
  if (options.address) process.env['CAIRN_ADDRESS'] = options.address;

  const loaded = checkContent(content);
  const catalog = loaded.then((content) => content.catalog);
  // Reported by the first stage that awaits it.
  catalog.catch(() => undefined);
  return runStages([
    { name: 'Check the content', run: async () => formatCatalogSummary(await catalog) },
    {
      name: 'Ask the links to others',
      run: async () => askOthers(await loaded, content, external),
    },
    { name: 'Build the pages', run: () => buildPages(out) },
    { name: 'Index for search', run: async () => indexPages(out, await catalog) },
    {
      name: 'Prepare for offline use',
      run: async () => prepareOffline(out, content, await catalog),
    },
    { name: 'Check the links inside', run: () => checkLinks(out, content) },
  ]);
}

async function checkContent(content: string): Promise<LoadedCatalog> {
  // What was built yesterday is built today.
  const loaded = await loadCatalog(content, BEFORE_ALL_DAYS);
  if (!loaded.catalog) throw new Error(loaded.issues.map(formatIssue).join('\n'));
  return loaded;
}

function readExternal(which: string, seconds: number): External {
  if (which !== 'off' && which !== 'due' && which !== 'all')
    throw new Error(`--external "${which}" is none of off, due, all.`);
  if (!(seconds >= 1 && seconds <= 3600))
    throw new RangeError('--external-budget is not between 1 and 3600 seconds.');
  return { which, seconds };
}

/** Before the pages are built, so that they tell the newest. Never fails: others decide what they answer. */
async function askOthers(
  { catalog, externalLinks }: LoadedCatalog,
  content: string,
  { which, seconds }: External,
): Promise<string> {
  if (which === 'off') return 'not asked, as --external=off says';
  try {
    await mkdir('.cache', { recursive: true });
    const told = await checkInBuild(externalLinks, {
      known: join(content, 'link-health.jsonl'),
      learnt: LEARNT,
      all: which === 'all',
      seconds,
      exceptions: catalog.exceptions,
      now: new Date(),
      ask: { userAgent: `Cairn link check (+${catalog.site.address})` },
    });
    process.env['CAIRN_LINK_HEALTH'] = LEARNT;
    return told;
  } catch (error) {
    return `could not be asked: ${(error as Error).message}`;
  }
}

async function indexPages(out: string, catalog: Catalog): Promise<string> {
  const records = Object.entries(await writeSearchIndex(out, catalog));
  return records.map(([type, count]) => formatCount(count, type)).join(', ');
}

async function buildPages(out: string): Promise<string> {
  await rm(out, { recursive: true, force: true });
  // Astro remembers files of an earlier build, which may have been of another folder that is gone.
  const build = ['build', '--silent', '--force', '--outDir', out];
  const code = await new Promise<number | null>((resolve, reject) => {
    spawn(process.execPath, ['node_modules/astro/bin/astro.mjs', ...build], {
      stdio: ['ignore', 'inherit', 'inherit'],
    })
      .on('error', reject)
      .on('close', resolve);
  });
  if (code !== 0) throw new Error('Astro could not build the site; what it said stands above.');
  return out;
}

async function prepareOffline(out: string, content: string, catalog: Catalog): Promise<string> {
  return writeOffline(out, readSettings(content).base, catalog);
}

async function checkLinks(out: string, content: string): Promise<string> {
  const { address, base } = readSettings(content);
  const report = await checkBuiltSite(out, base, { address });
  if (report.faults.length > 0) throw new Error(formatBuiltSiteReport(report));
  return `${formatCount(report.pages, 'page')}, ${formatCount(report.links, 'reference')}, no fault`;
}

interface External {
  which: 'off' | 'due' | 'all';
  seconds: number;
}
