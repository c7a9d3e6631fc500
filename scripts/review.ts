import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkEnds } from '../src/content/check-change.ts';
import { formatIssue } from '../src/rules/rules.ts';
import { contentFolder } from '../src/source/content-folder.ts';
import { assertContentFolder } from '../src/source/read-content.ts';
import { repositoryFolderOf } from '../src/source/list-file.ts';
import { placeContentFile } from '../src/source/content-place.ts';
import { findChanges } from '../src/history/find-changes.ts';
import { asSentence, formatPlain } from '../src/history/change.ts';
import { formatCount } from '../src/text/count.ts';
import { writeOwnJson } from '../src/files/write-file.ts';
import { findChangedFiles, readRange } from '../src/git/range.ts';
import { formatLog } from '../src/github/workflow.ts';
import { adviceFileSchema, type AdviceFile } from '../src/links/publish/link-advice.ts';
import { readChangedFiles } from '../src/history/review/changed-files.ts';
import {
  planCards,
  type CardPlan,
  createReview,
  type Findings,
  type Stage,
} from '../src/history/review/review.ts';
import { readDataAtEnds } from '../src/history/content-data.ts';
import { createCommand, runAsProgram, type CommandIo } from './command.ts';

export const HELP = `Usage: cairn review --changed <range> --out <folder> [options]

Describes what a change does to the catalog.

It lists the changes in words, the issues and advice that they add, files that are more than data
and, if there is a built site, how the changed resources will look.

Options:
  --changed <range>    the change: A..B, A...B, or A for the working tree
  --out <folder>       folder for review.json and cards/*.png
  --links <file>       the results of "cairn links:advice --json <file>"
  --site <folder>      the site built with the change; without it, there are no screenshots of cards
  --pull <number>      the number of the pull request, for the comment
  --content <folder>   the content (default: ${contentFolder()})
  --help               show this help

Exit codes:
  0  the change adds no errors
  1  the change adds errors
  2  the review, or a part of it, could not run`;

/** Runs `cairn review`. */
export const main = createCommand(
  { help: HELP, failure: 'The change could not be reviewed', format: formatLog },
  review,
);

async function review(args: string[], io: CommandIo): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      changed: { type: 'string' },
      out: { type: 'string' },
      links: { type: 'string' },
      site: { type: 'string' },
      pull: { type: 'string' },
      content: { type: 'string', default: contentFolder() },
    },
  });
  const { changed, out, content } = values;
  if (changed === undefined) throw new Error('--changed is missing.');
  if (out === undefined) throw new Error('--out is missing.');
  const pull = values.pull === undefined ? undefined : Number(values.pull);
  if (pull !== undefined && !(Number.isInteger(pull) && pull > 0))
    throw new Error(`--pull "${values.pull}" is no number of a pull request.`);

  assertContentFolder(content);
  const within = repositoryFolderOf(content);
  const range = await readRange(changed, within);
  const incomplete: Stage[] = [];
  // What a program ends on, as on a file that nobody foresaw, keeps nothing else from being reviewed.
  const attempt = async <T>(stage: Stage, work: () => Promise<T> | T): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      incomplete.push(stage);
      io.err(formatLog(`Not found out: ${stage}. ${(error as Error).message}`));
      return undefined;
    }
  };
  const links = await attempt('links', () => readLinks(values.links));
  const today = new Date().toISOString().slice(0, 10);
  const checked = await attempt('check', () => checkEnds(content, changed, today));
  const { issues = [], advice = [] } = checked ?? {};
  const ends = await attempt('changes', async () => {
    if (!checked) throw new Error('The content could not be read.');
    const files = await findChangedFiles(range, within);
    const inside = files.map((file) => `content/${file}`);
    const { before, after } = readDataAtEnds(checked.before, checked.after, inside);
    return { after, changes: findChanges(before, after) };
  });
  const changes = ends?.changes ?? [];
  const site = values.site !== undefined && existsSync(join(values.site, 'index.html'));
  const cards =
    site && ends
      ? await capture(planCards(changes, ends.after), values.site ?? '', join(out, 'cards'), io)
      : [];
  const { guarded, folder } = await readChangedFiles(changed, content);
  const place = <T extends { file: string }>(found: T) => ({
    ...found,
    file: placeContentFile(found.file, folder),
  });
  const placed = { issues: issues.map(place), advice: advice.map(place) };
  const found = { pull, ...placed, changes, links, guarded, incomplete, cards, site };
  await writeOwnJson(join(out, 'review.json'), createReview(found), ['version', 'guarded']);
  io.out(formatLog(describe(found)));
  if (incomplete.length > 0) return 2;
  return issues.length > 0 ? 1 : 0;
}

/** The links of a change; none where they could not be checked, which the command that checks them has reported. */
async function readLinks(file: string | undefined): Promise<AdviceFile | undefined> {
  if (file === undefined || !existsSync(file)) return undefined;
  return adviceFileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}

/** A change is reviewed all the same where there is no browser. */
async function capture(
  plans: CardPlan[],
  site: string,
  out: string,
  io: CommandIo,
): Promise<string[]> {
  if (plans.length === 0) return [];
  try {
    // A browser is loaded only for screenshots.
    const { findBrowser } = await import('./find-browser.ts');
    const { captureCards } = await import('./capture-cards.ts');
    return await captureCards(plans, { site, out, browser: await findBrowser() });
  } catch (error) {
    io.err(formatLog(`No card was captured: ${(error as Error).message}`));
    return [];
  }
}

function describe({ changes, issues, advice, guarded, cards }: Findings): string {
  const sentences = changes.map(({ pieces }) => `${formatPlain(asSentence(pieces))}.`);
  return [
    ...(sentences.length > 0 ? sentences : ['Nothing of the catalog changes.']),
    '',
    ...[...issues, ...advice].map(formatIssue),
    `The change brings ${formatCount(issues.length, 'error')} and ${formatCount(advice.length, 'piece')} of advice.`,
    `More than data: ${formatCount(guarded.length, 'file')}. Pictured: ${formatCount(cards.length, 'resource')}.`,
  ].join('\n');
}

await runAsProgram(import.meta.filename, main);
