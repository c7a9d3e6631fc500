import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkChange } from '../src/catalog/check-change.ts';
import { formatIssue } from '../src/catalog/issue.ts';
import { contentFolder } from '../src/catalog/read-content.ts';
import { findChanges } from '../src/changes/find-changes.ts';
import { asSentence, formatPlain } from '../src/changes/format-change.ts';
import { formatCount } from '../src/formats/count.ts';
import { writeOwnJson } from '../src/files/write-file.ts';
import { findChangedFiles, readRange } from '../src/git/range.ts';
import { git } from '../src/git/git.ts';
import { formatLog } from '../src/github/annotation.ts';
import { linkAdviceSchema, type LinkAdvice } from '../src/links/publish/link-verdict.ts';
import { planCards, type CardPlan } from '../src/review/card-plan.ts';
import { createReview, type Findings } from '../src/review/create-review.ts';
import { takeDataAtEnds } from '../src/review/data-at-ends.ts';
import { findGuarded } from '../src/review/guarded-files.ts';
import { findBrowser } from './find-browser.ts';
import { takeCards } from './take-cards.ts';

const HELP = `npm run review -- --changed <range> --out <folder> [-- options]

Reviews a change before anybody looks: what becomes of the catalog, in words; the issues and the advice that the
change brings; which of its files are more than data; and, from a built site, how its resources will look.

  --changed <range>    the change: A..B, A...B, or A for the files as they lie there
  --out <folder>       where review.json and cards/*.png go
  --links <file>       what "npm run links:advice -- --json <file>" found of its links
  --site <folder>      the site as it was built with the change; without it no card is pictured
  --pull <number>      the pull request that it is, for the comment
  --content <folder>   the catalog (default: ${contentFolder})
  --help               this text

Exit code: 0 the change brings no error, 1 it brings errors, 2 could not run.`;

try {
  process.exitCode = await run();
} catch (error) {
  console.error(
    formatLog(`The change could not be reviewed: ${(error as Error).message}\n\n${HELP}`),
  );
  process.exitCode = 2;
}

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: {
      changed: { type: 'string' },
      out: { type: 'string' },
      links: { type: 'string' },
      site: { type: 'string' },
      pull: { type: 'string' },
      content: { type: 'string', default: contentFolder },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const { changed, out, content } = values;
  if (changed === undefined) throw new Error('--changed is missing.');
  if (out === undefined) throw new Error('--out is missing.');
  const pull = values.pull === undefined ? undefined : Number(values.pull);
  if (pull !== undefined && !(Number.isInteger(pull) && pull > 0))
    throw new Error(`--pull "${values.pull}" is no number of a pull request.`);

  const links = values.links === undefined ? undefined : await readLinks(values.links);
  const today = new Date().toISOString().slice(0, 10);
  const { issues, advice, ...ends } = await checkChange(content, changed, today);
  const { before, after } = takeDataAtEnds(ends.before, ends.after);
  const changes = findChanges(before, after);
  const site = values.site !== undefined && existsSync(join(values.site, 'index.html'));
  const cards = site
    ? await picture(planCards(changes, after), values.site ?? '', join(out, 'cards'))
    : [];
  const guarded = findGuarded(await findFiles(changed, content));
  const found = { pull, issues, advice, changes, links, guarded, cards, site };
  await writeOwnJson(join(out, 'review.json'), createReview(found), ['version', 'guarded']);
  console.log(formatLog(tell(found)));
  return issues.length > 0 ? 1 : 0;
}

/** The links of a change; none where they could not be asked, which the command that asks them has told. */
async function readLinks(file: string): Promise<LinkAdvice | undefined> {
  if (!existsSync(file)) return undefined;
  return linkAdviceSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}

/** All files of the repository that differ; `content/` stands for the folder, whatever its name. */
async function findFiles(range: string, content: string): Promise<string[]> {
  const ask = async (option: string) => (await git(content, ['rev-parse', option])).trimEnd();
  const [root, prefix] = [await ask('--show-toplevel'), await ask('--show-prefix')];
  const files = await findChangedFiles(await readRange(range, content), root);
  return files.map((file) =>
    file.startsWith(prefix) ? `content/${file.slice(prefix.length)}` : file,
  );
}

/** A change is reviewed all the same where there is no browser. */
async function picture(plans: CardPlan[], site: string, out: string): Promise<string[]> {
  if (plans.length === 0) return [];
  try {
    return await takeCards(plans, { site, out, browser: await findBrowser() });
  } catch (error) {
    console.error(formatLog(`No card was pictured: ${(error as Error).message}`));
    return [];
  }
}

function tell({ changes, issues, advice, guarded, cards }: Findings): string {
  const sentences = changes.map(({ pieces }) => `${formatPlain(asSentence(pieces))}.`);
  return [
    ...(sentences.length > 0 ? sentences : ['Nothing of the catalog changes.']),
    '',
    ...[...issues, ...advice].map(formatIssue),
    `The change brings ${formatCount(issues.length, 'error')} and ${formatCount(advice.length, 'piece')} of advice.`,
    `More than data: ${formatCount(guarded.length, 'file')}. Pictured: ${formatCount(cards.length, 'resource')}.`,
  ].join('\n');
}
