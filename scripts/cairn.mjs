#!/usr/bin/env node
// Runs every command of Cairn with a Node that is new enough: the one that `npm ci` installed, else the user's.
// Plain JavaScript, and only Node's own modules, so that any Node from 18 on can run it.
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseNode, findNodes } from './find-node.mjs';
import { findProject, movePaths, nameContent } from './find-project.mjs';
import { findUserCache, hideEngine } from './hide-engine.mjs';
import { completeInstallation, findInstallationIssue } from './installation.mjs';
import { endLike, isProgram, run } from './run-program.mjs';

/** The folder of the engine: a checkout, or a package in which TypeScript is compiled. */
const ENGINE = dirname(dirname(fileURLToPath(import.meta.url)));
const isPackage = ENGINE.split(sep).includes('node_modules');
/** A reader that has gone, as in `cairn check | head -1`, neither ends a command nor changes its exit code. */
const IGNORE_CLOSED_PIPES = `data:text/javascript,${encodeURIComponent(
  "for (const out of [process.stdout, process.stderr]) out.on('error', (error) => { if (error.code !== 'EPIPE') throw error; });",
)}`;

/** Reading a catalog makes many objects that live briefly: with the usual 16 MB, a seventh of a check collects them. */
const ROOM_FOR_NEW = '--max-semi-space-size=64';

/**
 * What each command runs, by who needs it. `positional` marks those whose arguments are paths, `isHere` those that run
 * where they are typed.
 * @typedef {{ run: string[], about: string, positional?: true, isHere?: true }} Command
 * @type {Record<string, Record<string, Command>>}
 */
const groups = {
  'To begin': {
    init: { run: ['scripts/init.ts'], about: 'begin a catalog', isHere: true },
    import: {
      run: ['scripts/import.ts'],
      about: 'write a Markdown list as YAML, or show what is read',
      isHere: true,
    },
    export: { run: ['scripts/export.ts'], about: 'write the catalog as a Markdown list' },
  },
  'To see the site': {
    dev: { run: ['scripts/dev.ts'], about: 'serve the site while you edit' },
    build: { run: ['scripts/build.ts'], about: 'check the content and build the site' },
    preview: { run: ['scripts/preview.ts'], about: 'serve the site that was built' },
    start: { run: ['scripts/start.ts'], about: 'build the site and serve it' },
  },
  'To contribute': {
    check: {
      run: ['scripts/check.ts'],
      about: 'check the content, and fix what has one right answer',
      positional: true,
    },
    new: { run: ['scripts/new.ts'], about: 'add a resource' },
  },
  'To curate': {
    rename: { run: ['scripts/rename.ts'], about: 'give a resource, topic or path a new id' },
    links: { run: ['scripts/links.ts'], about: 'check the external links that are due' },
    audit: {
      run: ['scripts/audit.ts'],
      about: 'list what is worth reviewing in the whole catalog',
    },
    generate: {
      run: ['scripts/generate.ts'],
      about: 'write the files that come from schemas and content',
    },
    bench: { run: ['scripts/bench.ts'], about: 'measure the check and the build' },
  },
  'For workflows': {
    review: { run: ['scripts/review.ts'], about: 'describe what a change does to the catalog' },
    'review:comment': {
      run: ['scripts/review-comment.ts'],
      about: 'post a review as a comment',
    },
    'review:machine-files': {
      run: ['scripts/review-machine-files.ts'],
      about: 'reject changes to files that only machines write',
    },
    suggestion: { run: ['scripts/suggestion.ts'], about: 'reply to a filled-in issue form' },
    'links:advice': {
      run: ['scripts/link-advice.ts'],
      about: 'check the links that a change adds',
    },
    'links:start': {
      run: ['scripts/link-start.ts'],
      about: 'fetch the link health for a scheduled check',
    },
    'links:report': {
      run: ['scripts/link-report.ts'],
      about: 'publish the result of a scheduled check',
    },
  },
};

/** The commands whose output is for the log of a workflow: its commands, such as annotations, and all else escaped. */
export const forWorkflows = groups['For workflows'] ?? {};

/**
 * What only a checkout of the engine has: it runs there, wherever it was typed.
 * @type {Record<string, { run: string[], about: string }>}
 */
export const development = {
  test: { run: ['scripts/test.ts'], about: 'run every test' },
  lint: { run: ['node_modules/oxlint/bin/oxlint'], about: 'lint the code' },
  format: { run: ['node_modules/oxfmt/bin/oxfmt'], about: 'format the code' },
  'bench:engine': {
    run: ['bench/bench.ts'],
    about: 'measure build, check, search and links of made-up catalogs',
  },
  node: { run: [], about: 'run a script with the Node of the engine' },
  prepack: { run: ['scripts/prepack.ts'], about: 'compile the package; npm runs it' },
};

/**
 * All commands by name.
 * @type {Record<string, Command>}
 */
export const commands = { ...Object.assign({}, ...Object.values(groups)), ...development };

const shown = isPackage ? groups : { ...groups, 'To work on the engine': development };
const HELP = `Usage: cairn <command> [options]

Turns a folder of small YAML files, or a Markdown list, into a searchable, link-checked site.

${Object.entries(shown)
  .map(
    ([title, of]) =>
      `${title}:\n${Object.entries(of)
        .map(([name, { about }]) => `  ${name.padEnd(20)} ${about}`)
        .join('\n')}`,
  )
  .join('\n\n')}

Options:
  --help               show this help, or that of a command: cairn <command> --help
  --version            show the version

Without a global installation: npx cairn-lists <command>; in a checkout: npm run <command> --
The catalog is the folder "content" with a site.yaml, or a folder with a site.yaml, here or above;
or a list that is named, as in "cairn build README.md", or has a cairn.yaml beside it.`;

if (isProgram(fileURLToPath(import.meta.url))) await main(process.argv.slice(2));
/** @param {string[]} args */
async function main([name, ...args]) {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    console.log(HELP);
    return;
  }
  if (name === '--version' || name === '-v') {
    console.log(JSON.parse(readFileSync(join(ENGINE, 'package.json'), 'utf8')).version);
    return;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) return fail(`${describeUnknown(name)}\n\n${HELP}`);

  const isDevelopment = Object.hasOwn(development, name);
  if (!isPackage) completeInstallation(ENGINE);
  const broken = isPackage ? undefined : findInstallationIssue(ENGINE, isDevelopment);
  if (broken !== undefined) return fail(broken);
  const { node, problem } = chooseNode(findNodes(ENGINE));
  if (node === undefined) return fail(problem);

  const place = isDevelopment ? { folder: ENGINE, args } : findPlace(args, command);
  const cache = findUserCache();
  let hidden = { engine: ENGINE, options: [] };
  try {
    if (!isDevelopment) hidden = hideEngine(ENGINE, cache);
  } catch (error) {
    return fail(`"${ENGINE}" cannot be linked to from "${cache}": ${error.message}`);
  }
  const { engine, options: hiding } = hidden;
  const program = command.run.length > 0 ? findProgram(engine, command.run) : [];
  const options = [...hiding, ROOM_FOR_NEW, '--import', IGNORE_CLOSED_PIPES];
  const environment = {
    ...keepCompiled(cache),
    // Nobody who builds a list has agreed to be counted.
    ASTRO_TELEMETRY_DISABLED: '1',
    CAIRN_ENGINE: engine,
    CAIRN_USER_CACHE: cache,
  };
  const end = await run(node, [...options, ...program, ...place.args], {
    cwd: place.folder,
    env: { ...environmentFor(node), ...environment, ...place.environment },
    endWithParent: process.env['npm_lifecycle_event'] !== undefined,
  });
  if (end.error !== undefined) return fail(`"${node}" could not be started: ${end.error.message}`);
  process.exitCode = endLike(end);
}

/** Where a command runs, and its arguments as they have to be written there. */
function findPlace(typedArgs, { positional = false, isHere = false }) {
  const args = isHere || positional ? typedArgs : nameContent(typedArgs);
  const typed = findTypingFolder();
  if (isHere) return { folder: typed, args };
  const isNamed = process.env['CAIRN_CONTENT'] || args.some((arg) => /^--content(?:=|$)/.test(arg));
  const found = isNamed ? undefined : findProject(typed);
  // A list is a project of its own: it is where it was typed.
  const isList = args.some(
    (arg, i) => /\.(?:md|markdown)$/i.test(arg) && !/^--out/.test(arg) && args[i - 1] !== '--out',
  );
  const folder = isList ? typed : (found?.project ?? process.cwd());
  return {
    folder,
    args: movePaths(args, { from: typed, to: folder, positional }),
    environment: found && found.content !== 'content' ? { CAIRN_CONTENT: found.content } : {},
  };
}

/**
 * @param {string} engine its folder
 * @param {string[]} command a file from there, and its arguments
 */
function findProgram(engine, [file, ...args]) {
  const compiled = join(engine, 'lib', file.replace(/\.ts$/, '.js'));
  return [isPackage && existsSync(compiled) ? compiled : join(engine, file), ...args];
}

/**
 * @param {string} name a command that does not exist
 */
export function describeUnknown(name) {
  const near = Object.keys(commands).find(
    (known) => known.startsWith(name) || countEdits(name, known) <= 2,
  );
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  return `There is no command ${JSON.stringify(name.slice(0, 100))}.${hint}`;
}

/** The environment for a command: what it starts by the name "node" is the same Node. */
function environmentFor(node) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  return {
    ...process.env,
    [key]: [dirname(node), process.env[key]].filter(Boolean).join(delimiter),
  };
}

/**
 * Where Node keeps what it compiled, which is half of the start of a command. On a machine of a workflow nothing would be
 * kept for another command.
 * @param {string} cache the folder of the user
 */
function keepCompiled(cache) {
  return process.env['CI']
    ? {}
    : { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? join(cache, 'node') };
}

/** Where the command was typed: npm changes to the project folder first, and remembers it. */
function findTypingFolder() {
  const { INIT_CWD, npm_lifecycle_event: script } = process.env;
  return script !== undefined && INIT_CWD ? INIT_CWD : process.cwd();
}

function countEdits(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a.slice(0, 100)].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1)
      next.push(Math.min(next[j] + 1, row[j + 1] + 1, row[j] + (letter === b[j] ? 0 : 1)));
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** @param {string} message */
function fail(message) {
  console.error(message);
  process.exitCode = 2;
}
