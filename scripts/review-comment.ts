import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { addressOf, underBase } from '../src/catalog/addresses.ts';
import { formatLog } from '../src/github/workflow.ts';
import { readRepository } from '../src/github/github.ts';
import { publishReview, type KnownRun } from '../src/history/review/publish-review.ts';
import { readReview } from '../src/history/review/review.ts';
import { readSettings } from '../src/site/settings.ts';
import { findFolderInRepository } from '../src/source/content-place.ts';
import { contentFolder } from '../src/source/content-folder.ts';
import { assertContentFolder } from '../src/source/read-content.ts';
import { createCommand, runAsProgram, type CommandIo } from './command.ts';

export const HELP = `Usage: cairn review:comment --review <file> [options]

Posts a review as one comment on the pull request, and keeps it up to date.

It treats the review as untrusted input. If the review is missing or not valid, the comment says
that the commit was not reviewed. It needs GITHUB_REPOSITORY, GITHUB_TOKEN and, from the run that
made the review, REVIEW_RUN, REVIEW_HEAD and REVIEW_CONCLUSION.

Options:
  --review <file>      review.json of the run
  --content <folder>   the content (default: ${contentFolder()})
  --help               show this help

Exit codes:
  0  commented, or nothing to report
  1  the review is not valid
  2  could not run`;

/** Runs `cairn review:comment`. */
export const main = createCommand(
  { help: HELP, failure: 'The comment could not be made', format: formatLog },
  comment,
);

async function comment(args: string[], io: CommandIo): Promise<number> {
  const {
    values: { review: file, content },
  } = parseArgs({
    args,
    options: {
      review: { type: 'string' },
      content: { type: 'string', default: contentFolder() },
    },
  });
  if (file === undefined) throw new Error('--review is missing.');
  const repository = readRepository(process.env);
  assertContentFolder(content);
  const run = await readRun(process.env, content);
  if (!existsSync(file)) {
    const failure = explainConclusion(process.env['REVIEW_CONCLUSION']);
    io.out(formatLog(await publishReview(repository, { failure }, run)));
    return 0;
  }
  const result = await readReview(file).then(
    (review) => ({ review }),
    (error: unknown) => {
      io.err(formatLog((error as Error).message));
      return { failure: 'its run left a review that is not valid.' };
    },
  );
  io.out(formatLog(await publishReview(repository, result, run)));
  return 'review' in result ? 0 : 1;
}

/** Why a run left no review, by what GitHub says of its end. */
function explainConclusion(conclusion = ''): string {
  if (conclusion === 'action_required') return 'its run waits until a maintainer approves it.';
  if (conclusion === 'timed_out') return 'its run took too long.';
  if (conclusion === 'cancelled') return 'its run was cancelled, or took too long.';
  return 'its run ended without a review.';
}

/** Throws when a variable is missing or is not what GitHub writes. */
async function readRun(environment: NodeJS.ProcessEnv, content: string): Promise<KnownRun> {
  const { REVIEW_RUN: id = '', REVIEW_HEAD: head = '' } = environment;
  if (!/^\d{1,20}$/.test(id)) throw new Error(`REVIEW_RUN "${id}" is no number of a run.`);
  if (!/^[0-9a-f]{40,64}$/.test(head)) throw new Error(`REVIEW_HEAD "${head}" is no commit.`);
  const server = environment['GITHUB_SERVER_URL'] ?? 'https://github.com';
  const { address, base } = readSettings(content);
  return {
    address: `${server}/${environment['GITHUB_REPOSITORY'] ?? ''}/actions/runs/${id}`,
    head,
    folder: await findFolderInRepository(content),
    helpOf: (code) => address + underBase(base, addressOf.rule(code)),
  };
}

await runAsProgram(import.meta.filename, main);
