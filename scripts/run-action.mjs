// Runs one command for `action.yml`. What it is given comes through the environment, and no shell reads it.
import { spawn } from 'node:child_process';
import nodePath, { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commands, describeUnknown, development, forWorkflows } from './cairn.mjs';
import { endLike, isProgram } from './run-program.mjs';

const FILE = fileURLToPath(import.meta.url);
const LAUNCHER = join(dirname(FILE), 'cairn.mjs');

if (isProgram(FILE)) await main(process.env);

/** @param {NodeJS.ProcessEnv} environment as the host sets it, with the inputs of the action */
async function main(environment) {
  const { command, args, catalog, acceptProblems, issue } = readInputs(environment);
  if (issue !== undefined) {
    console.error(quoteLine(issue));
    process.exitCode = 2;
    return;
  }
  if (command === '') return;
  const end = await run([LAUNCHER, command, ...args], {
    cwd: environment['GITHUB_WORKSPACE'],
    env: { ...environment, ...(catalog && { CAIRN_CONTENT: catalog }) },
    isQuoted: !speaksToWorkflow(command, args),
  });
  process.exitCode = end.code === 1 && acceptProblems ? 0 : endLike(end);
}

/**
 * What the inputs of the action request.
 * @param {NodeJS.ProcessEnv} environment
 * @param {typeof nodePath} path
 * @returns {{ command: string, args: string[], catalog?: string, acceptProblems: boolean, issue?: string }} `issue` is
 *   what is wrong with them, as a sentence that says what to do
 */
export function readInputs(environment, path = nodePath) {
  const read = (name) => (environment[`INPUT_${name}`] ?? '').trim();
  const command = read('COMMAND');
  const args = read('ARGUMENTS')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [content, list, fail] = [read('CONTENT'), read('LIST'), read('FAIL_ON_PROBLEMS')];
  const workspace = environment['GITHUB_WORKSPACE'] ?? '';
  const inputs = { command, args, catalog: content || list, acceptProblems: fail === 'false' };
  const issue = (text) => ({ ...inputs, issue: text });
  if (!['', 'true', 'false'].includes(fail))
    return issue(`fail-on-problems is ${quote(fail)}. Use "true" or "false".`);
  if (!path.isAbsolute(workspace))
    return issue('GITHUB_WORKSPACE is not set. Run this as an action of a workflow.');
  if (content !== '' && list !== '')
    return issue('content and list are both set. Set the one that holds the catalog.');
  for (const [name, value] of Object.entries({ content, list }))
    if (value !== '' && !isInside(workspace, value, path))
      return issue(
        `${name} is ${quote(value)}, which is outside of the repository. Write its path from the root of the repository.`,
      );
  if (list !== '' && !/\.(?:md|markdown)$/i.test(list))
    return issue(`list is ${quote(list)}, which is no Markdown file. Write the path of one.`);
  if (command !== '' && (!Object.hasOwn(commands, command) || Object.hasOwn(development, command)))
    return issue(
      Object.hasOwn(development, command)
        ? `command is ${quote(command)}, which only works on the engine itself. Use one of: ${listCommands()}.`
        : `command: ${describeUnknown(command)} Use one of: ${listCommands()}.`,
    );
  return inputs;
}

/** Whether a command prints what a workflow reads as commands, such as annotations, and escapes all that is not. */
function speaksToWorkflow(command, args) {
  const isForWorkflow = /(?:^| )--format[ =]github(?: |$)/.test(args.join(' '));
  return Object.hasOwn(forWorkflows, command) || (command === 'check' && isForWorkflow);
}

/**
 * A line of output that a workflow does not read as a command. "::" begins one at the begin of a line, which a
 * carriage return ends too, and "##[" anywhere.
 * @param {string} line
 */
export function quoteLine(line) {
  return `| ${line.replaceAll('\r', ' ').replaceAll('##[', '# #[')}`;
}

/** Runs the launcher with this Node; returns how it ended. */
function run(args, { isQuoted, ...options }) {
  return new Promise((done) => {
    const output = isQuoted ? 'pipe' : 'inherit';
    const child = spawn(process.execPath, args, { ...options, stdio: ['ignore', output, output] });
    if (isQuoted) {
      quoteLines(child.stdout, process.stdout);
      quoteLines(child.stderr, process.stderr);
    }
    child.on('close', (code, signal) => done({ code, signal }));
  });
}

/**
 * @param {NodeJS.ReadableStream} from
 * @param {NodeJS.WritableStream} to
 */
function quoteLines(from, to) {
  let begun = '';
  from.setEncoding('utf8');
  from.on('data', (text) => {
    const lines = (begun + text).split('\n');
    begun = lines.pop() ?? '';
    for (const line of lines) to.write(`${quoteLine(line)}\n`);
  });
  from.on('end', () => {
    if (begun !== '') to.write(`${quoteLine(begun)}\n`);
  });
}

function isInside(folder, inner, path) {
  const way = path.relative(folder, path.resolve(folder, inner));
  return !path.isAbsolute(way) && way.split(path.sep)[0] !== '..';
}

function listCommands() {
  return Object.keys(commands)
    .filter((name) => !Object.hasOwn(development, name))
    .join(', ');
}

function quote(text) {
  return JSON.stringify(text.slice(0, 100));
}
