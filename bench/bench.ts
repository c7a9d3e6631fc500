import { statSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeMadeUpCatalog } from '../tests/made-up-catalog.ts';
import { benchLinks } from './bench-links.ts';
import { benchShards } from './bench-shards.ts';
import { createCommand, runAsProgram, type CommandIo } from '../scripts/command.ts';
import { type Cost, measureCommand } from './measure-command.ts';

const parts = ['build', 'check', 'inside', 'search', 'links', 'shards'] as const;
const needsSite = ['build', 'inside', 'search'] as const;
const folder = '.cache/bench';
const BUILD = 'build';
const CHECK = 'check of the content';

export const HELP = `Usage: cairn bench [<name…>] [options]

Measures builds and checks of made-up catalogs, next to a baseline from the same run.

It also prints the files and bytes of each site, and how fast the cost of builds and checks grows.

Seconds are processor time of all processes together, or clock time where the system does not say.

Names (default: all):
  build    the whole build, next to plain Node that writes as many pages of the same size
  check    the check of the content, next to plain Node that parses the YAML of all resources
  inside   the check of internal links, next to linkinator with a list of all pages
  search   the search index, with the catalog read first
  links    2,000 external links: politely, next to the shortest time that allows; without limits,
           next to undici alone; and linkinator alone
  shards   hours of a weekly run over 100,000 links on 1, 4 and 16 machines: a plan, not a run

Options:
  --large   also 10,000 resources; takes minutes
  --json    print the figures as JSON
  --help    show this help

Exit codes:
  0  measured
  2  could not run`;

/** Runs `cairn bench`. */
export const main = createCommand({ help: HELP, failure: 'The bench could not run' }, bench);

async function bench(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: {
      large: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const unknown = positionals.find((name) => !(parts as readonly string[]).includes(name));
  if (unknown !== undefined) throw new Error(`"${unknown}" is not a part of the bench.`);
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const wanted = parts.filter((part) => positionals.length === 0 || positionals.includes(part));
  const sizes = values.large ? [100, 1000, 10_000] : [100, 1000];
  const tables: string[] = [];
  if (wanted.some((part) => part !== 'links' && part !== 'shards')) {
    const rows = await benchCatalogs(wanted, sizes);
    if (values.json) io.out(formatJson(rows));
    else tables.push([formatTable(rows), ...formatGrowths(rows)].join('\n'));
  }
  if (wanted.includes('links')) tables.push(await benchLinks());
  if (wanted.includes('shards')) tables.push(benchShards());
  io.out(`\n${tables.join('\n\n')}`);
  return 0;
}

async function benchCatalogs(wanted: Part[], sizes: number[]): Promise<Row[]> {
  const rows: Row[] = [];
  try {
    for (const size of sizes) rows.push(...(await measureSize(wanted, size)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return rows;
}

async function measureSize(wanted: Part[], size: number): Promise<Row[]> {
  const content = join(folder, `${size}/content`);
  const site = join(folder, `${size}/site`);
  const rows: Row[] = [];
  const measure = async (what: string, args: string[], floor?: Row): Promise<Row> => {
    process.stderr.write(`${size} resources, ${what} … `);
    const row = { size, what, floor, ...(await measureCommand(args)) };
    console.error(`${secondsOf(row).toFixed(2)} s`);
    rows.push(row);
    return row;
  };

  writeMadeUpCatalog(content, sizeOf(size));
  if (wanted.includes('check')) {
    const code = parseResources(join(content, 'resources'));
    const floor = await measure('Node that parses the YAML', [
      '--input-type=module',
      '--eval',
      code,
    ]);
    await measure(CHECK, ['scripts/check.ts', content], floor);
  }
  if (!needsSite.some((part) => wanted.includes(part))) return rows;

  const args = ['scripts/build.ts', '--content', content, '--out', site, '--external', 'off'];
  const build = await measure(BUILD, args);
  if (wanted.includes('build')) {
    const { files, siteBytes, pages, bytes } = await weighSite(site);
    Object.assign(build, { files, megabytes: siteBytes / 1e6 });
    const plain = ['bench/write-plain-pages.ts', join(folder, `${size}/plain`)];
    const pageBytes = String(Math.round(bytes / pages));
    build.floor = await measure(`Node that writes ${pages} pages`, [
      ...plain,
      `${pages}`,
      pageBytes,
    ]);
  }
  if (wanted.includes('inside')) {
    const direct = await measure(
      'link check',
      ['bench/check-built-site.ts', 'direct', site],
      build,
    );
    // linkinator needs minutes for ten thousand pages and shows nothing new there.
    if (size <= 1000)
      await measure('linkinator', ['bench/check-built-site.ts', 'linkinator', site], direct);
  }
  if (wanted.includes('search'))
    await measure('search index', ['bench/search-index.ts', site, content], build);
  return rows;
}

function sizeOf(resources: number) {
  const topics = Math.max(5, resources / 100);
  return { resources, topics, paths: 12, stepsPerPath: 15, terms: 60, seed: resources };
}

/** The floor of a check, as a program. */
function parseResources(resources: string): string {
  return `
    import { readdirSync, readFileSync } from 'node:fs';
    import { parse } from 'yaml';
    const folder = ${JSON.stringify(resources)};
    for (const file of readdirSync(folder)) parse(readFileSync(folder + '/' + file, 'utf8'));`;
}

async function weighSite(site: string) {
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const sizes = files.map((file) => ({ file, size: statSync(file).size }));
  const pages = sizes.filter(({ file }) => file.endsWith('.html'));
  const sum = (all: typeof sizes) => all.reduce((total, { size }) => total + size, 0);
  return {
    files: files.length,
    siteBytes: sum(sizes),
    pages: pages.length,
    bytes: sum(pages),
  };
}

/**
 * How the cost of a build and of a check grows from the second size to the last, above what the smallest costs: 1 is as
 * fast as the catalog, 2 as fast as its square.
 */
function formatGrowths(rows: Row[]): string[] {
  return [BUILD, CHECK].flatMap((what) => {
    const own = rows.filter((row) => row.what === what);
    const [first, from] = own;
    const to = own.at(-1);
    if (!first || !from || !to || to === from) return [];
    const above = (row: Row) => Math.max(secondsOf(row) - secondsOf(first), 0.01);
    const exponent = Math.log(above(to) / above(from)) / Math.log(to.size / from.size);
    return [`${what}: exponent ${exponent.toFixed(2)} from ${from.size} to ${to.size} resources`];
  });
}

function formatJson(rows: Row[]): string {
  const plain = rows.map(({ floor, ...row }) => ({
    ...row,
    ...(floor && { floor: floor.what, ratio: secondsOf(row) / secondsOf(floor) }),
  }));
  return JSON.stringify(plain, null, 2);
}

function formatTable(rows: Row[]): string {
  const head =
    'resources  what                            CPU s   clock s    MB of memory   files      MB   ratio';
  const lines = rows.map((row) => {
    const { size, what, cpu, elapsed, floor, memory, files, megabytes } = row;
    const ratio = floor === undefined ? undefined : secondsOf(row) / secondsOf(floor);
    return [
      String(size).padStart(9),
      `  ${what.padEnd(30)}`,
      (cpu?.toFixed(2) ?? '–').padStart(7),
      elapsed.toFixed(2).padStart(10),
      (memory?.toFixed(0) ?? '').padStart(16),
      (files === undefined ? '' : String(files)).padStart(8),
      (megabytes?.toFixed(1) ?? '').padStart(8),
      ratio === undefined ? '' : `   ${ratio.toFixed(2)} × ${floor?.what ?? ''}`,
    ].join('');
  });
  return [head, ...lines].join('\n');
}

function secondsOf({ cpu, elapsed }: Cost): number {
  // A tick of the system's clock at least, so that a ratio to it exists.
  return Math.max(cpu ?? elapsed, 0.01);
}

type Part = (typeof parts)[number];

interface Row extends Cost {
  size: number;
  what: string;
  /** What it is compared with. */
  floor?: Row | undefined;
  /** Of the site that was built. */
  files?: number;
  megabytes?: number;
}

await runAsProgram(import.meta.filename, main);
