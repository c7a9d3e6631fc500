import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeMadeUpCatalog } from '../tests/made-up-catalog.ts';
import { benchLinks } from './bench-links.ts';
import { benchShards } from './simulate-run.ts';
import { createCommand, runAsProgram, type CommandIo } from '../scripts/command.ts';
import {
  BUILD,
  CHECK,
  createMeasure,
  formatJson,
  formatTable,
  measureBuild,
  measureCheck,
  secondsOf,
  type Row,
} from '../scripts/bench.ts';
import { measureCommand } from '../scripts/measure-command.ts';

const parts = ['build', 'check', 'inside', 'search', 'links', 'shards'] as const;
const needsSite = ['build', 'inside', 'search'] as const;
const folder = '.cache/bench';

export const HELP = `Usage: cairn bench:engine [<name…>] [options]

Measures builds and checks of made-up catalogs, next to a baseline from the same run.

It also prints the files and bytes of each site, and how fast the cost of builds and checks grows.

Seconds are processor time of all processes together, or clock time where the system does not say.

Names (default: all):
  build    the whole build, next to plain Node that writes as many pages of the same size, and to
           Hugo and Eleventy, where they are installed, with as many bare pages
  check    the check of the content, next to plain Node that parses the YAML of all resources
  inside   the check of internal links, next to linkinator with a list of all pages
  search   the search index, with the catalog read first
  links    2,000 external links: politely, next to the shortest time that allows; without limits,
           next to undici alone; and linkinator alone
  shards   hours of a weekly run over 100,000 links on 1, 4 and 16 machines: a plan, not a run

Options:
  --large   also 4,000 and 10,000 resources; takes minutes
  --huge    as --large, and 50,000 resources
  --json    print the figures as JSON
  --help    show this help

Exit codes:
  0  measured
  2  could not run`;

/** Runs `cairn bench:engine`. */
export const main = createCommand({ help: HELP, failure: 'The bench could not run' }, bench);

async function bench(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: {
      large: { type: 'boolean', default: false },
      huge: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const unknown = positionals.find((name) => !(parts as readonly string[]).includes(name));
  if (unknown !== undefined) throw new Error(`"${unknown}" is not a part of the bench.`);
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const wanted = parts.filter((part) => positionals.length === 0 || positionals.includes(part));
  const sizes = [
    ...[100, 1000],
    ...(values.large || values.huge ? [4000, 10_000] : []),
    ...(values.huge ? [50_000] : []),
  ];
  const tables: string[] = [];
  if (wanted.some((part) => part !== 'links' && part !== 'shards')) {
    const rows = await benchCatalogs(wanted, sizes);
    const growth = findGrowth(rows);
    const largest = rows.at(-1)?.size ?? 0;
    const lines = Object.entries(growth).map(
      ([what, exponent]) =>
        `${what}: exponent ${exponent.toFixed(2)} from ${sizes[1]} to ${largest} resources`,
    );
    if (values.json) io.out(formatJson(rows, growth));
    else tables.push([formatTable(rows), ...lines].join('\n'));
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
  const measure = createMeasure(rows, size, { run: measureCommand, say: console.error });
  writeMadeUpCatalog(content, sizeOf(size));
  if (wanted.includes('check')) await measureCheck(content, measure);
  if (!needsSite.some((part) => wanted.includes(part))) return rows;

  const build = await measureBuild(content, site, measure);
  if (wanted.includes('inside')) {
    const direct = await measure('link check', ['bench/check-built-site.ts', 'direct', site], {
      floor: build,
    });
    // linkinator needs minutes for ten thousand pages and shows nothing new there.
    if (size <= 1000)
      await measure('linkinator', ['bench/check-built-site.ts', 'linkinator', site], {
        floor: direct,
      });
  }
  if (wanted.includes('search'))
    await measure('search index', ['bench/search-index.ts', site, content], { floor: build });
  return rows;
}

function sizeOf(resources: number) {
  const topics = resources < 4000 ? Math.max(5, resources / 100) : Math.max(200, resources / 100);
  return { resources, topics, paths: 12, stepsPerPath: 15, terms: 60, seed: resources };
}

/**
 * How the cost of a build and of a check grows from the second size to the last, above what the smallest costs: 1 is as
 * fast as the catalog, 2 as fast as its square.
 */
function findGrowth(rows: Row[]): Record<string, number> {
  const found = [BUILD, CHECK].flatMap((what): [string, number][] => {
    const own = rows.filter((row) => row.what === what);
    const [first, from] = own;
    const to = own.at(-1);
    if (!first || !from || !to || to === from) return [];
    const above = (row: Row) => Math.max(secondsOf(row) - secondsOf(first), 0.01);
    const exponent = Math.log(above(to) / above(from)) / Math.log(to.size / from.size);
    return [[what, exponent]];
  });
  return Object.fromEntries(found);
}

type Part = (typeof parts)[number];

await runAsProgram(import.meta.filename, main);
