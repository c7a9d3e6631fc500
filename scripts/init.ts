import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readSource } from '../src/content/read-source.ts';
import { createCallers, parseEngine } from '../src/contribute/generated/callers.ts';
import { createGeneratedFiles } from '../src/contribute/generated/generated-files.ts';
import {
  createStarter,
  findAnswerIssue,
  proposeAnswer,
  starterPrompts,
  type StarterAnswer,
  type StarterAnswers,
} from '../src/contribute/init/starter.ts';
import { createPrompts, Interrupted } from '../src/contribute/new/prompts.ts';
import { createFolder } from '../src/files/write-file.ts';
import { formatWriteFailure, readForWriting, writeFiles } from '../src/files/write-files.ts';
import { git } from '../src/git/git.ts';
import { findOrigin } from '../src/list/find-origin.ts';
import { isList } from '../src/source/list-file.ts';
import { formatCount } from '../src/text/count.ts';
import { quote } from '../src/text/quote.ts';
import { createCommand, runAsProgram, type CommandIo } from './command.ts';

export const HELP = `Usage: cairn init [<folder>] [options]

Begins a catalog: settings, a topic with two entries, and a learning path of three steps.

It also writes what a repository needs beside them: issue forms, editor settings, schemas and a
README. A file that is there already is left as it is. What is not given is prompted for in a
terminal, each time with a proposal; elsewhere the proposals are taken.

Arguments:
  <folder>             where to begin (default: the current folder)

Options:
  --name <text>        name of the list
  --tagline <text>     what it gives its readers, in a few words
  --repository <url>   URL of the repository, or owner/name on GitHub
  --address <url>      where the site will be published
  --topic <text>       title of the first topic
  --list <file>        publish a Markdown list as it is: only write the workflow that does
  --engine <owner/name@commit>
                       also write workflows that call this engine, by the full hash of a commit
  --yes                take the proposals without a prompt
  --help               show this help

Exit codes:
  0    written
  1    there is a catalog already
  2    could not run
  130  interrupted`;

/** Runs `cairn init`. */
export const main = createCommand(
  { help: HELP, failure: 'Nothing was written', explain: formatWriteFailure },
  init,
);

async function init(args: string[], io: CommandIo): Promise<number> {
  const options = Object.fromEntries(
    Object.keys(starterPrompts).map((name) => [name, { type: 'string' as const }]),
  );
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...options,
      list: { type: 'string' },
      engine: { type: 'string' },
      yes: { type: 'boolean', default: false },
    },
  });
  const [folder = '.', ...more] = positionals;
  if (more[0] !== undefined)
    throw new Error(`${quote(more[0])} is a second folder. Put text with spaces in quotes.`);
  const { yes, engine: named, list, ...given } = values as Partial<StarterAnswers> & Flags;
  const engine = named === undefined ? undefined : parseEngine(named);
  if (list !== undefined) return await adoptList(list, engine, io);
  if (existsSync(join(folder, 'content/site.yaml'))) {
    io.err(
      `There is a catalog already in ${quote(resolve(folder, 'content'))}. Nothing was written.`,
    );
    return 1;
  }
  try {
    const answers = await findAnswers(given, basename(resolve(folder)), yes ? undefined : io);
    await createFolder(folder);
    const { root, prefix } = await findRepository(folder);
    // Within a repository of something else, what the host reads stands at its root.
    const place = prefix === '' ? undefined : `${prefix}content`;
    await write(folder, createStarter(answers, place), io);
    const content = resolve(folder, 'content');
    await write(root, await createGeneratedFiles(content, { engine, root }), io);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    io.err('Nothing was written.');
    return 130;
  }
  const there = folder === '.' ? '' : `cd ${folder}, then `;
  io.out(`\nNext: ${there}cairn dev shows the site, and cairn new adds an entry.`);
  return 0;
}

/** The repository that a folder is in, and the path of the folder there; the folder itself if it is in none. */
async function findRepository(folder: string): Promise<{ root: string; prefix: string }> {
  const read = async (option: string) => (await git(folder, ['rev-parse', option])).trimEnd();
  return Promise.all([read('--show-toplevel'), read('--show-prefix')]).then(
    ([root, prefix]) => (prefix === '' ? { root: folder, prefix } : { root, prefix }),
    () => ({ root: folder, prefix: '' }),
  );
}

/** Writes the workflow that publishes a list, and nothing else: the list stays as it is. */
async function adoptList(list: string, engine: Engine | undefined, io: CommandIo): Promise<number> {
  if (!isList(list))
    throw new Error(`--list ${quote(list)} is no Markdown file. Name one that ends with .md.`);
  if (!engine)
    throw new Error(
      '--engine is missing. Name the engine that the workflow calls, as owner/name@commit.',
    );
  const { content } = await readSource(list);
  const { branch, path, root } = await findOrigin(list);
  await write(root, createCallers({ ...engine, branch, list: path }), io);
  io.out(
    `\nRead ${formatCount(content.resources.length, 'resource')} in ${formatCount(content.topics.length, 'topic')}. Commit the workflow, and set Pages to "GitHub Actions" in the settings of the repository.`,
  );
  return 0;
}

type Engine = ReturnType<typeof parseEngine>;

interface Flags {
  yes: boolean;
  list?: string;
  engine?: string;
}

/** The answers that were given, and those that are prompted for or, where nobody is there, proposed. */
async function findAnswers(
  given: Partial<StarterAnswers>,
  folder: string,
  io: CommandIo | undefined,
): Promise<StarterAnswers> {
  const issues = Object.entries(given).flatMap(
    ([name, value]) => findAnswerIssue(name as StarterAnswer, value) ?? [],
  );
  if (issues.length > 0) throw new Error(issues.join('\n'));
  const answers: Partial<StarterAnswers> = { ...given };
  const prompts = io?.canType ? createPrompts() : undefined;
  for (const name of Object.keys(starterPrompts) as StarterAnswer[]) {
    const initial = proposeAnswer(name, answers, folder);
    const validate = (text: string) => findAnswerIssue(name, text);
    answers[name] ??=
      (await prompts?.text({ message: starterPrompts[name], initial, validate })) ?? initial;
  }
  return answers as StarterAnswers;
}

async function write(folder: string, files: Map<string, string>, io: CommandIo): Promise<void> {
  const writes = [];
  for (const [path, after] of files) {
    if ((await readForWriting(folder, path)) === undefined)
      writes.push({ path, before: undefined, after });
    else io.out(`${path} is there already, and stays as it is.`);
  }
  await writeFiles(folder, writes);
  for (const { path } of writes) io.out(`${path} written.`);
}

await runAsProgram(import.meta.filename, main);
