import { existsSync, readdirSync, statSync, mkdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { extname, join, dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { listFiles } from '../src/files/list-files.ts';
import { contentFolder } from '../src/source/content-folder.ts';
import { assertContentFolder } from '../src/source/read-content.ts';
import { createCommand, runAsProgram, type CommandIo } from './command.ts';
import { type Cost, measureCommand } from './measure-command.ts';
import { spawnSync } from 'node:child_process';
import { findPackageJSON } from 'node:module';

const FOLDER = '.cache/bench';

export const HELP = `Usage: cairn bench [options]

Measures the check and the build of this catalog, next to a baseline from the same run.

The baseline of the check is plain Node that parses the YAML of all resources, that of the build is
plain Node that writes as many pages of the same size. Where Hugo or Eleventy is installed, they
build as many bare pages, with a title and a line each. The site is built in .cache and removed;
external links are not checked. Run it twice: the first build draws preview images.

Seconds are processor time of all processes together, or clock time where the system does not say.

Options:
  --content <folder>   the content (default: ${contentFolder()})
  --json               print the figures as JSON
  --help               show this help

Exit codes:
  0  measured
  2  could not run`;

/** Runs `cairn bench`. */
export const main = createCommand({ help: HELP, failure: 'The bench could not run' }, bench);

async function bench(args: string[], io: CommandIo): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      content: { type: 'string', default: contentFolder() },
      json: { type: 'boolean', default: false },
    },
  });
  assertContentFolder(values.content);
  const rows: Row[] = [];
  const measure = createMeasure(rows, countResources(values.content), {
    run: measureCommand,
    say: io.err,
  });
  try {
    await measureCheck(values.content, measure);
    await measureBuild(values.content, join(FOLDER, 'site'), measure);
  } finally {
    await rm(FOLDER, { recursive: true, force: true });
  }
  io.out(values.json ? formatJson(rows) : `\n${formatTable(rows)}`);
  return 0;
}

/** Names of what is measured here. */
export const BUILD = 'build';
export const CHECK = 'check of the content';

/** Runs Node or another program with these arguments, and adds what it cost to the rows, next to a floor. */
type Measure = (
  what: string,
  args: string[],
  options?: { floor?: Row | undefined; program?: string },
) => Promise<Row>;

/**
 * Creates what measures a catalog of a size.
 *
 * @param rows grows by what is measured
 */
export function createMeasure(
  rows: Row[],
  size: number,
  { run, say }: { run: typeof measureCommand; say: (line: string) => void },
): Measure {
  return async (what, args, { floor, program } = {}) => {
    const row: Row = { size, what, floor, ...(await run(args, program)) };
    say(`${size} resources, ${what}: ${secondsOf(row).toFixed(2)} s`);
    rows.push(row);
    return row;
  };
}

/** Measures the check of a content folder, next to plain Node that parses the YAML of its resources, if it has any. */
export async function measureCheck(content: string, measure: Measure): Promise<Row> {
  const resources = join(content, 'resources');
  const floor = existsSync(resources)
    ? await measure('Node that parses the YAML', [program('bench-floor'), 'parse', resources])
    : undefined;
  return measure(CHECK, [program('check'), content], { floor });
}

/** Measures a build into a folder, next to plain Node that writes as many pages, and to other generators of sites. */
export async function measureBuild(
  content: string,
  site: string,
  measure: Measure,
  peers: Peer[] = findPeers(),
): Promise<Row> {
  const options = ['--content', content, '--out', site, '--external', 'off'];
  const build = await measure(BUILD, [program('build'), ...options]);
  const { files, siteBytes, pages, bytes } = weighSite(site);
  Object.assign(build, { files, megabytes: siteBytes / 1e6 });
  const size = String(Math.round(bytes / Math.max(pages, 1)));
  const plain = [program('bench-floor'), 'write', `${site}-plain`, String(pages), size];
  build.floor = await measure(`Node that writes ${pages} pages`, plain);
  build.peers = [];
  for (const { name, commandOf } of peers) {
    const folder = `${site}-${name}`;
    writeBareSite(folder, pages);
    const { program, args } = commandOf(folder);
    build.peers.push(await measure(`${name}, ${pages} bare pages`, args, { program }));
  }
  return build;
}

/** A program beside this one: TypeScript in a checkout, compiled in a package. */
function program(name: string): string {
  return join(import.meta.dirname, `${name}${extname(import.meta.filename)}`);
}

function countResources(content: string): number {
  const folder = join(content, 'resources');
  return existsSync(folder) ? readdirSync(folder).filter((name) => /\.yaml$/.test(name)).length : 0;
}

function weighSite(site: string) {
  const files = listFiles(site, (entry) => entry.isFile());
  const sizes = files.map((file) => ({ file, size: statSync(join(site, file)).size }));
  const pages = sizes.filter(({ file }) => file.endsWith('.html'));
  const sum = (all: typeof sizes) => all.reduce((total, { size }) => total + size, 0);
  return {
    files: files.length,
    siteBytes: sum(sizes),
    pages: pages.length,
    bytes: sum(pages),
  };
}

/** The figures as JSON, each with its ratios to what it is compared with, and how fast the cost of each grows. */
export function formatJson(rows: Row[], growth: Record<string, number> = {}): string {
  const figures = rows.map(({ floor, peers = [], ...row }) => ({
    ...row,
    ...(floor && { floor: floor.what, ratio: ratioOf(row, floor) }),
    ...(peers.length > 0 && {
      ratios: Object.fromEntries(peers.map((peer) => [peer.what, ratioOf(row, peer)])),
    }),
  }));
  return JSON.stringify({ figures, growth }, null, 2);
}

/** The figures as a table. */
export function formatTable(rows: Row[]): string {
  const head =
    'resources  what                            CPU s   clock s    MB of memory   files      MB   ratio';
  const lines = rows.map((row) => {
    const { size, what, cpu, elapsed, floor, peers = [], memory, files, megabytes } = row;
    const ratios = [...(floor ? [floor] : []), ...peers].map(
      (other) => `${ratioOf(row, other).toFixed(2)} × ${other.what}`,
    );
    return [
      String(size).padStart(9),
      `  ${what.padEnd(30)}`,
      (cpu?.toFixed(2) ?? '–').padStart(7),
      elapsed.toFixed(2).padStart(10),
      (memory?.toFixed(0) ?? '').padStart(16),
      (files === undefined ? '' : String(files)).padStart(8),
      (megabytes?.toFixed(1) ?? '').padStart(8),
      `   ${ratios.join(', ')}`,
    ]
      .join('')
      .trimEnd();
  });
  return [head, ...lines].join('\n');
}

function ratioOf(row: Cost, other: Cost): number {
  return secondsOf(row) / secondsOf(other);
}

/** What a row counts by. */
export function secondsOf({ cpu, elapsed }: Cost): number {
  // A tick of the system's clock at least, so that a ratio to it exists.
  return Math.max(cpu ?? elapsed, 0.01);
}

/** What was measured, and what it is compared with. */
export interface Row extends Cost {
  /** How many resources the catalog has. */
  size: number;
  what: string;
  floor?: Row | undefined;
  /** Other generators of sites that built as many pages. */
  peers?: Row[];
  /** Of the site that was built. */
  files?: number;
  megabytes?: number;
}

await runAsProgram(import.meta.filename, main);

/** Another generator of sites that is installed, and how it builds a folder of bare pages. */
interface Peer {
  name: string;
  /** The program, and its arguments for a site that {@link writeBareSite} has written. */
  commandOf: (folder: string) => { program: string; args: string[] };
}

/** Finds Hugo on the path, and Eleventy in the packages of the project that is measured. */
function findPeers(): Peer[] {
  const hugo: Peer = {
    name: 'Hugo',
    commandOf: (folder) => ({ program: 'hugo', args: ['--quiet', '--source', folder] }),
  };
  const hasHugo = spawnSync('hugo', ['version']).status === 0;
  const program = findEleventy();
  const eleventy: Peer = {
    name: 'Eleventy',
    commandOf: (folder) => ({
      program: process.execPath,
      args: [program ?? '', '--quiet', `--input=${folder}/content`, `--output=${folder}/pages`],
    }),
  };
  return [...(hasHugo ? [hugo] : []), ...(program === undefined ? [] : [eleventy])];
}

function findEleventy(): string | undefined {
  try {
    const manifest = findPackageJSON('@11ty/eleventy', resolve('package.json'));
    return manifest && join(dirname(manifest), 'cmd.cjs');
  } catch {
    return undefined;
  }
}

/** Writes a site of pages with nothing but a title and a line, which each of the peers builds. */
function writeBareSite(folder: string, pages: number): void {
  const files: Record<string, string> = {
    'hugo.toml': 'disableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n',
    'layouts/_default/single.html': layout('{{ .Title }}', '{{ .Content }}'),
    'layouts/_default/list.html': layout('{{ .Title }}', '{{ .Content }}'),
    'content/_includes/page.njk': layout('{{ title }}', '{{ content | safe }}'),
  };
  for (let page = 0; page < pages; page += 1)
    files[`content/page-${page}.md`] =
      `---\ntitle: Page ${page}\nlayout: page.njk\n---\n\nThe text of page ${page}.\n`;
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

function layout(title: string, text: string): string {
  return `<!doctype html><html lang="en"><title>${title}</title><main><h1>${title}</h1>${text}</main></html>\n`;
}
