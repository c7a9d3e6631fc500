import { spawn } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { builtSites, fixtureContent, listContent } from '../tests/built-sites.ts';
import { layoutKinds } from '../tests/pages.ts';
import { writeMadeUpCatalog } from '../tests/made-up-catalog.ts';
import { madeUpCatalogs } from '../tests/made-up-sizes.ts';
import {
  countBrowserTests,
  countUnitTests,
  listFailed,
  listFlaky,
  listSkipped,
  sumCounts,
  type Counts,
} from './test-counts.ts';

/** Absolute, as the reporters open their files late, and tests may have changed the current folder by then. */
const results = resolve('.cache/tests');
const bin = {
  astro: 'node_modules/astro/bin/astro.mjs',
  eslint: 'node_modules/eslint/bin/eslint.js',
  htmlValidate: 'node_modules/html-validate/bin/html-validate.mjs',
  oxfmt: 'node_modules/oxfmt/bin/oxfmt',
  oxlint: 'node_modules/oxlint/bin/oxlint',
  playwright: 'node_modules/@playwright/test/cli.js',
};
const unitTests = ['src/**/*.test.ts', 'bench/*.test.ts'];
/** Rooms of functions alone, whose tests start nothing: they share a process, which takes a third of a second. */
const roomsOfFunctions = new Set([
  ...['audit', 'catalog', 'client', 'components', 'exports', 'layouts', 'link-health', 'progress'],
  ...['schema', 'site', 'styles', 'text', 'urls'],
]);
const commandTests = ['scripts/*.test.ts', 'tests/*.test.ts', 'tests/catalog/*.test.ts'];
/** What reads the whole tree makes much that is soon thrown away: more room for it is a fifth less work. */
const room = '--max-semi-space-size=64';

const madeUpNames = Object.keys(madeUpCatalogs) as (keyof typeof madeUpCatalogs)[];

/** What `npm test` does, in order. */
export const stages: Stage[] = [
  // First, so that nobody waits for all the rest to learn that none can be installed.
  { name: 'find-browser', about: 'a browser is there, or gets installed', run: prepareBrowser },
  stage('content', 'the content has no issue', ['scripts/check.ts']),
  stage('fixture', 'the fixture catalog has no issue', ['scripts/check.ts', fixtureContent]),
  stage('generated', 'the generated files are fresh', ['scripts/generate.ts', '--check']),
  // Before oxlint, which reads the types that Astro generates here.
  stage('types', 'the types of components hold', [
    ...[room, bin.astro, 'check', '--tsconfig', 'tsconfig.astro.json'],
    ...['--minimumSeverity', 'warning', '--minimumFailingSeverity', 'warning'],
  ]),
  stage(
    'oxlint',
    'the types of all other code hold, and the rules',
    [bin.oxlint, '--max-warnings', '0'],
    roomForTypes(),
  ),
  stage('eslint', 'the components keep the rules', [
    ...[room, bin.eslint, 'src/**/*.astro', '--max-warnings', '0'],
    // Whether a file keeps the rules depends on nothing but the file, the rules and the version.
    ...['--cache', '--cache-strategy', 'content', '--cache-location', '.cache/eslint'],
  ]),
  stage('format', 'the code is formatted', [bin.oxfmt, '--check']),
  { name: 'unit', about: 'the unit tests', run: () => runRooms(unitTests) },
  {
    name: 'commands',
    about: 'the commands, and what goes through several of them',
    run: () => runRooms(commandTests),
  },
  stage('build', 'the catalog builds', buildCommand('catalog', 'content')),
  stage('build-fixture', 'the fixture catalog builds', buildCommand('fixture', fixtureContent)),
  { name: 'build-made-up', about: 'a list and made-up catalogs build', run: buildMadeUpCatalogs },
  {
    name: 'package',
    about: 'the package works in a folder of content',
    needs: ['build-fixture', 'build-made-up'],
    run: () => runUnitTests(['tests/package/*.test.ts'], [], 'package'),
  },
  {
    name: 'growth',
    about: 'the work of a build grows no faster than its catalog',
    run: () => runUnitTests(['tests/growth/*.test.ts']),
  },
  {
    ...stage('html', 'the built pages are valid HTML', [
      bin.htmlValidate,
      // Of 130 pages of rules, which differ in their words alone, those whose name begins so.
      `${builtSites.fixture.folder}/{*,!(contribute)/**/*,contribute/{*,!(rules)/**/*,rules/{*,[m-p]*/*}}}.html`,
      // Without what is the same in each: how to contribute, the rules, the kinds and the terms.
      ...(['catalog', 'list', ...madeUpNames] as const).map((name) => {
        // The crowded one has 252 pages of resources, which are like those of the others.
        const rooms = name === 'crowded' ? 'contribute|kinds|resources' : 'contribute|kinds';
        return `${builtSites[name].folder}/{*,!(${rooms}|glossary)/**/*,{resources,glossary}/{*,page/**/*}}.html`;
      }),
      // But for the catalog that names no repository, where they say so.
      `${builtSites.bare.folder}/contribute/{index,*/index}.html`,
    ]),
    needs: ['build', 'build-fixture', 'build-made-up'],
  },
  {
    name: 'browser',
    about: 'the built pages in a browser',
    needs: ['find-browser', 'build', 'build-fixture', 'build-made-up'],
    run: () => runBrowserTests(),
  },
  {
    name: 'browsers',
    about: 'the built pages in Firefox and WebKit, beside Chromium',
    needs: ['find-browser', 'build-made-up'],
    run: runOtherBrowsers,
  },
];

/** What `npm test -- --quick` does, in order: what is run while working. */
export const quickStages: Stage[] = [
  ...['content', 'fixture', 'generated', 'types', 'oxlint', 'eslint', 'unit'],
  ...['find-browser', 'build-fixture'],
].flatMap((wanted) => stages.filter(({ name }) => name === wanted));
quickStages.push({
  name: 'page-contract',
  about: 'what every page promises, on one page of most layouts, in a browser',
  needs: ['find-browser', 'build-fixture'],
  run: () => {
    const kinds = layoutKinds.join('|');
    const spec = ['page-contract', '--grep', `\\.ts (${kinds}) keeps what every page promises`];
    return runBrowserTests(spec, { SERVED_SITES: 'fixture' });
  },
});

function stage(
  name: string,
  about: string,
  command: string[],
  environment: NodeJS.ProcessEnv = {},
): Stage {
  return {
    name,
    about,
    run: async () => countOne(await run(command, environment)),
  };
}

/** What checks types needs 2 GB: where the machine has room, it does not collect what it made, a fifth of its work. */
function roomForTypes(): NodeJS.ProcessEnv {
  return process.availableMemory() > 8 * 2 ** 30 ? { GOGC: 'off', GOMEMLIMIT: '4GiB' } : {};
}

function buildCommand(name: keyof typeof builtSites, content: string): string[] {
  const { folder, base } = builtSites[name];
  const options = ['--out', folder, '--base', base, '--content', content, '--external', 'off'];
  return ['scripts/build.ts', ...options];
}

async function buildMadeUpCatalogs(): Promise<Counts> {
  let passed = Number(await run(buildCommand('list', listContent)));
  for (const name of madeUpNames) {
    const content = `.cache/content/${name}`;
    writeMadeUpCatalog(content, madeUpCatalogs[name]);
    if (await run(buildCommand(name, content))) passed += 1;
  }
  return { passed, failed: madeUpNames.length + 1 - passed, skipped: 0 };
}

/** Leaves the path of the browser in the environment, where the browser tests find it. */
async function prepareBrowser(): Promise<Counts> {
  try {
    // Playwright is loaded only for it.
    const { findBrowser } = await import('./find-browser.ts');
    process.env['CHROME_PATH'] = await findBrowser();
    console.log(`   ${process.env['CHROME_PATH']}`);
    return countOne(true);
  } catch (error) {
    console.error((error as Error).message);
    return countOne(false);
  }
}

function countOne(ok: boolean): Counts {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

/** Where it is said to be an automatic run, nothing may be skipped, or nobody would ever notice. */
async function runOtherBrowsers(): Promise<Counts> {
  // Bounded as a whole too, since a browser is a program of others.
  const bounds = ['--test-timeout=600000', '--test-force-exit'];
  const counts = await runUnitTests(['tests/browsers/*.test.ts'], bounds);
  if (!process.env['CI'] || counts.skipped === 0) return counts;
  console.log('   CI is set: what is not installed counts as failed');
  return { ...counts, failed: counts.failed + counts.skipped, skipped: 0 };
}

/** The tests of a room of `src`, or of another folder, share a process: one for each file takes three times as long. */
async function runRooms(patterns: string[]): Promise<Counts> {
  const roomOf = (file: string) => {
    const room = file.split(sep)[file.startsWith('src') ? 1 : 0] ?? '';
    return roomsOfFunctions.has(room) ? 'functions' : room;
  };
  const rooms = [...Map.groupBy(globSync(patterns), roomOf)];
  const counts: Counts[] = [];
  const memory = createFolderInMemory();
  const runNext = async () => {
    for (let next = rooms.pop(); next; next = rooms.pop()) {
      const [room, files] = next;
      const environment = memory === undefined ? {} : { TMPDIR: memory };
      counts.push(await runUnitTests(files, ['--test-isolation=none'], room, environment));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, runNext));
  if (memory !== undefined) rmSync(memory, { recursive: true, force: true });
  return sumCounts(counts);
}

/** A folder for what tests write, where the system has room in memory: on a disk it is a sixth of their work. */
function createFolderInMemory(): string | undefined {
  const memory = '/dev/shm';
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize > 2 ** 30 ? mkdtempSync(`${memory}/cairn-tests-`) : undefined;
  } catch {
    return undefined;
  }
}

async function runUnitTests(
  files: string[],
  options: string[] = [],
  name = 'unit',
  environment: NodeJS.ProcessEnv = {},
): Promise<Counts> {
  const file = startResults(`${name}.tap`);
  const reporters = [
    ['--test-reporter', 'dot', '--test-reporter-destination', 'stdout'],
    ['--test-reporter', 'tap', '--test-reporter-destination', file],
  ];
  const ok = await run(['--test', ...options, ...reporters.flat(), ...files], environment);
  const tap = readResults(file);
  for (const reason of listSkipped(tap)) console.log(`   skipped: ${reason}`);
  const counts = countUnitTests(ok, tap);
  const failed = listFailed(tap);
  if (counts.failed > failed.length)
    failed.push('outside of a test: what is printed above says more');
  for (const title of failed) console.log(`   failed in ${name}: ${title}`);
  return counts;
}

async function runBrowserTests(
  options: string[] = [],
  environment: NodeJS.ProcessEnv = {},
): Promise<Counts> {
  const file = startResults('browser.json');
  const ok = await run([bin.playwright, 'test', ...options], environment);
  const report = readResults(file);
  for (const title of listFlaky(report)) console.log(`   passed only when repeated: ${title}`);
  return countBrowserTests(ok, report);
}

/** Runs Node with these arguments on this terminal and returns whether it ended well. */
function run(args: string[], environment: NodeJS.ProcessEnv = {}): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      stdio: 'inherit',
      env: { ...process.env, ...environment },
    });
    child.on('error', reject);
    child.on('close', (code) => {
      resolve(code === 0);
    });
  });
}

/** Removes the results of an earlier run, which must never be counted again. */
function startResults(name: string): string {
  mkdirSync(results, { recursive: true });
  const file = join(results, name);
  rmSync(file, { force: true });
  return file;
}

function readResults(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

export interface Stage {
  name: string;
  about: string;
  /** Stages whose outcome this one looks at. */
  needs?: string[];
  run: () => Promise<Counts>;
}
