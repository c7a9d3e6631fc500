// Runs every command of the project with a Node that is new enough: the one that `npm ci` installed, else the user's.
// Plain JavaScript, and only Node's own modules, so that any Node from 18 on can run it.
import { delimiter, dirname, isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseNode, findNodes } from './find-node.mjs';
import { findInstallationFault } from './installation.mjs';
import { endLike, isProgram, realpathOf, run } from './run-program.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
export const ASTRO = 'node_modules/astro/bin/astro.mjs';
/** A reader that has gone, as in `npm run check | head -1`, neither ends a command nor changes its exit code. */
const IGNORE_CLOSED_PIPES = `data:text/javascript,${encodeURIComponent(
  "for (const out of [process.stdout, process.stderr]) out.on('error', (error) => { if (error.code !== 'EPIPE') throw error; });",
)}`;

/**
 * What each command runs. `development` marks those that need the development packages.
 * @type {Record<string, { run: string[], about: string, development?: true }>}
 */
export const commands = {
  start: { run: ['scripts/start.ts'], about: 'build the site and serve it' },
  dev: { run: ['scripts/dev.ts'], about: 'serve the site while you edit' },
  build: { run: ['scripts/build.ts'], about: 'check the content and build the site' },
  check: {
    run: ['scripts/check.ts'],
    about: 'check the content, and fix what has one right answer',
  },
  new: { run: ['scripts/new.ts'], about: 'add a resource' },
  import: { run: ['scripts/import.ts'], about: 'show what a Markdown list holds' },
  rename: { run: ['scripts/rename.ts'], about: 'give a resource, topic or path a new id' },
  audit: { run: ['scripts/audit.ts'], about: 'list what is worth reviewing in the whole catalog' },
  links: { run: ['scripts/links.ts'], about: 'check the external links that are due' },
  'links:advice': { run: ['scripts/link-advice.ts'], about: 'check the links that a change adds' },
  'links:start': {
    run: ['scripts/link-start.ts'],
    about: 'fetch the link health for a scheduled check',
  },
  'links:report': {
    run: ['scripts/link-report.ts'],
    about: 'publish the result of a scheduled check',
  },
  review: {
    run: ['scripts/review.ts'],
    about: 'describe what a change does to the catalog',
    development: true,
  },
  'review:comment': { run: ['scripts/review-comment.ts'], about: 'post a review as a comment' },
  'review:machine-files': {
    run: ['scripts/review-machine-files.ts'],
    about: 'reject changes to files that only machines write',
  },
  suggestion: { run: ['scripts/suggestion.ts'], about: 'reply to a filled-in issue form' },
  generate: {
    run: ['scripts/generate.ts'],
    about: 'write the files that come from schemas and content',
  },
  bench: { run: ['bench/bench.ts'], about: 'measure build, check, search and links' },
  test: { run: ['scripts/test.ts'], about: 'run every test', development: true },
  lint: {
    run: ['node_modules/eslint/bin/eslint.js', '.'],
    about: 'lint the code',
    development: true,
  },
  format: {
    run: ['node_modules/prettier/bin/prettier.cjs', '--write', '.'],
    about: 'format the code',
    development: true,
  },
  node: { run: [], about: 'run a script with the Node of the project' },
  postinstall: { run: ['scripts/postinstall.ts'], about: 'complete an installation; npm runs it' },
};

const HELP = `Usage: npm run <command> -- [options]
       node scripts/cairn.mjs <command> [options]

Commands:
${Object.entries(commands)
  .map(([name, { about }]) => `  ${name.padEnd(20)} ${about}`)
  .join('\n')}

For the options of a command: npm run <command> -- --help
Relative paths are read from the project folder.`;

if (isProgram(fileURLToPath(import.meta.url))) await main(process.argv.slice(2));
/** @param {string[]} args */
async function main([name, ...args]) {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    console.log(HELP);
    return;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) return fail(`${describeUnknown(name)}\n\n${HELP}`);

  const installing = name === 'postinstall';
  const broken = installing ? undefined : findInstallationFault(ROOT, command.development === true);
  if (broken !== undefined) return fail(broken);
  const { node, problem } = chooseNode(findNodes(ROOT));
  // Nothing to complete without it; the first command says what to install.
  if (node === undefined) return installing ? undefined : fail(problem);

  const note = describePaths(args, findTypingFolder());
  if (note !== undefined) console.error(note);
  const end = await run(node, ['--import', IGNORE_CLOSED_PIPES, ...command.run, ...args], {
    cwd: ROOT,
    env: environmentFor(node),
    endWithParent: process.env['npm_lifecycle_event'] !== undefined,
  });
  if (end.error !== undefined) return fail(`"${node}" could not be started: ${end.error.message}`);
  process.exitCode = endLike(end);
}

/**
 * A line for somebody who types a relative path in another folder than the one where the command runs, or undefined.
 * @param {string[]} args
 * @param {string} folder where the command was typed
 * @param {string} root
 */
export function describePaths(args, folder, root = ROOT) {
  if (realpathOf(folder) === realpathOf(root)) return undefined;
  const isRelative = (value) =>
    value !== '' && !isAbsolute(value) && !/^[a-z][a-z\d+.-]+:/i.test(value);
  return args.map((arg) => arg.replace(/^-.*?(=|$)/, '')).some(isRelative)
    ? `Relative paths are read from "${root}", not from "${folder}".`
    : undefined;
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
    // A command that was started here runs here, whoever started it.
    ASTRO_DEV_BACKGROUND: '0',
    ASTRO_PREVIEW_BACKGROUND: '0',
    ...process.env,
    [key]: [dirname(node), process.env[key]].filter(Boolean).join(delimiter),
  };
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
