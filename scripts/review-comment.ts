import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { addressOf, underBase } from '../src/catalog/addresses.ts';
import { readRepository } from '../src/github/github.ts';
import { publishReview, type KnownRun } from '../src/review/publish-review.ts';
import { readReview } from '../src/review/read-review.ts';
import { readSettings } from '../src/settings.ts';

const HELP = `npm run review:comment -- --review <file>

For the workflow that comments on a pull request: takes the review that a run of the change has made for what a
stranger says, and puts it on the pull request as the one comment that is kept up to date.

  --review <file>   review.json of the run
  --help            this text

Needs GITHUB_REPOSITORY, GITHUB_TOKEN and, of the run that made the review, REVIEW_RUN and REVIEW_HEAD.
Exit code: 0 told, or there is nothing to tell, 1 the review is not what it should be, 2 could not run.`;

try {
  const { values } = parseArgs({
    options: { review: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  if (values.help) console.log(HELP);
  else if (values.review === undefined) throw new Error('--review is missing.');
  else process.exitCode = await comment(values.review);
} catch (error) {
  console.error(`The comment could not be made: ${(error as Error).message}\n\n${HELP}`);
  process.exitCode = 2;
}

async function comment(file: string): Promise<number> {
  const repository = readRepository(process.env);
  const run = readRun(process.env);
  if (!existsSync(file)) {
    console.log('The run made no review.');
    return 0;
  }
  const review = await readReview(file).catch((error: unknown) => {
    console.error((error as Error).message);
    return undefined;
  });
  if (!review) return 1;
  console.log(await publishReview(repository, review, run));
  return 0;
}

/** Throws when a variable is missing or is not what GitHub writes. */
function readRun(environment: NodeJS.ProcessEnv): KnownRun {
  const { REVIEW_RUN: id = '', REVIEW_HEAD: head = '' } = environment;
  if (!/^\d{1,20}$/.test(id)) throw new Error(`REVIEW_RUN "${id}" is no number of a run.`);
  if (!/^[0-9a-f]{40,64}$/.test(head)) throw new Error(`REVIEW_HEAD "${head}" is no commit.`);
  const server = environment['GITHUB_SERVER_URL'] ?? 'https://github.com';
  const { address, base } = readSettings();
  return {
    address: `${server}/${environment['GITHUB_REPOSITORY'] ?? ''}/actions/runs/${id}`,
    head,
    helpOf: (code) => address + underBase(base, addressOf.rule(code)),
  };
}
