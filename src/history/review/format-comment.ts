import { findRule } from '../../rules/rules.ts';
import { bundleChanges, formatMarkdown } from '../change.ts';
import { joinWords } from '../compare-fields.ts';
import { formatCount } from '../../text/count.ts';
import {
  type Block,
  code,
  formatDocument,
  type Inline,
  join,
  link,
  list,
  type Markdown,
  prose,
  own,
} from '../../github/markdown.ts';
import { formatAdviceLine } from '../../links/publish/link-advice.ts';
import type { Review, Stage } from './review.ts';

/** The first line of the comment, by which it is found again. */
export const reviewMarker = '<!-- cairn: review of a change -->';
/** More changes of a kind are put into one line. */
const FEW = 20;
/** More files are counted. */
const MOST_FILES = 20;

const stageNames: Record<Stage, string> = {
  check: 'the issues',
  changes: 'how the catalog changes',
  links: 'the status of its links',
};

/** What we know of the run that made the review. */
export interface Run {
  /** Address of its page, where the artifacts are. */
  address: string;
  /** The commit that it reviewed. */
  head: string;
  /** The files of the change that are more than data. */
  guarded: string[];
  /** Those of them that only a machine writes, but this change did not come from it. */
  machineWritten: string[];
  /** Address of the page about a rule. */
  helpOf: (code: string) => string;
}

/** The comment on a pull request, in Markdown; text from content and from the review is escaped. */
export function formatComment(review: Review, run: Run): Markdown {
  return formatDocument(
    [
      own(`Review of ${formatCommit(run)}.`),
      ...formatMachineWritten(run),
      ...formatGuarded(run),
      ...formatIncomplete(review, run),
      ...formatChanges(review),
      ...formatErrors(review, run),
      ...formatIssues('', 'piece of advice', review.advice, run),
      ...formatLinks(review),
      formatArtifacts(review, run),
    ],
    {
      marker: reviewMarker,
      whenCut: prose`The review is too long for a comment: ${link('the run', `${run.address}#artifacts`)} has all of it.`,
    },
  );
}

/** The comment if a commit could not be reviewed; `why` is a sentence of ours. */
export function formatFailure(why: string, run: Run): Markdown {
  return formatDocument(
    [
      prose`**${own(formatCommit(run))} was not reviewed**: ${own(why)} Reviews of earlier commits do not apply.`,
      ...formatMachineWritten(run),
      ...formatGuarded(run),
      prose`See ${link('the run', run.address)} for details.`,
    ],
    { marker: reviewMarker },
  );
}

function formatCommit({ head }: Run): string {
  return `\`${head.slice(0, 12)}\``;
}

function formatMachineWritten({ machineWritten }: Run): Inline[] {
  if (machineWritten.length === 0) return [];
  return [
    prose`**Only a machine writes** ${formatFiles(machineWritten)}, and this change does not come from it. Remove it from the change: the site shows its content.`,
  ];
}

function formatIncomplete({ incomplete = [] }: Review, { address }: Run): Inline[] {
  if (incomplete.length === 0) return [];
  const missing = join(
    incomplete.map((stage) => own(stageNames[stage])),
    ' and ',
  );
  return [
    prose`**This review is incomplete**: ${missing} could not be determined. ${link('The run', address)} says why.`,
  ];
}

function formatChanges({ changes: { count, first }, incomplete }: Review): Block[] {
  if (incomplete?.includes('changes')) return [];
  if (count === 0) return [prose`This change does not affect the catalog.`];
  const lines = bundleChanges(first, FEW).map(({ pieces, things }) => {
    const names = things
      ? joinWords(
          things.map(({ name }) => [name]),
          things.length,
        )
      : [];
    return formatMarkdown([...pieces, ...(things ? [': ', ...names] : [])]);
  });
  return [prose`This change`, list(lines, lines.length + count - first.length)];
}

function formatErrors({ issues, incomplete }: Review, run: Run): Block[] {
  if (issues.count > 0) return formatIssues('to fix', 'error', issues, run);
  return incomplete?.includes('check') ? [] : [prose`The check found no errors.`];
}

function formatIssues(
  what: string,
  noun: string,
  { count, first }: Review['issues'],
  { helpOf }: Run,
): Block[] {
  if (count === 0) return [];
  const lines = first.map(({ file, line, code: rule, message }) => {
    const docs = findRule(rule)?.docs;
    const help = docs ? link(rule, helpOf(rule)) : code(rule);
    const fix = own(docs ? ` **How to fix:** ${docs.fix}` : '');
    return prose`${code(file, 200)}${code(`:${line}`)} ${code(message, 400)}${fix} (${help})`;
  });
  return [own(heading(count, noun, what)), list(lines, count)];
}

function heading(count: number, noun: string, what: string): string {
  const [first = '', ...rest] = noun.split(' ');
  return `### ${[formatCount(count, first), ...rest, what].filter(Boolean).join(' ')}`;
}

function formatLinks({ links, incomplete }: Review): Block[] {
  if (incomplete?.includes('links')) return [];
  if (links === undefined) return [prose`New links were not checked.`];
  const { count, first, offline } = links;
  if (offline)
    return [prose`Most hosts could not be reached, so the status of its links is unknown.`];
  if (count === 0) return [];
  const fails = first.filter(({ judgement }) => judgement === 'fails');
  const advises = first.filter(({ judgement }) => judgement === 'advises');
  const counts = `It adds ${formatCount(count, 'link')}`;
  if (fails.length + advises.length === 0)
    return [own(`${counts}, and ${count === 1 ? 'it works' : 'all of them work'}.`)];
  const section = (about: Inline, found: typeof first): Block[] =>
    found.length === 0 ? [] : [about, list(found.map(formatAdviceLine))];
  return [
    prose`### Links`,
    own(`${counts}.`),
    ...section(prose`These must be fixed:`, fails),
    ...section(prose`These need a closer look:`, advises),
  ];
}

function formatGuarded({ guarded }: Run): Inline[] {
  if (guarded.length === 0) return [];
  return [
    prose`**This change is more than data**: review ${formatFiles(guarded)} line by line. Code that runs may also have changed what this comment says.`,
  ];
}

function formatFiles(files: string[]): Inline {
  const names = join(
    files.slice(0, MOST_FILES).map((file) => code(file, 200)),
    ', ',
  );
  const left = files.length - MOST_FILES;
  return left > 0 ? prose`${names} and ${left} more` : names;
}

function formatArtifacts({ cards, site }: Review, { address }: Run): Inline {
  const found = [
    ...(site ? ['the built site'] : []),
    ...(cards.length > 0 ? [`how ${formatCount(cards.length, 'resource')} will look`] : []),
  ];
  if (found.length === 0) return prose`${link('The run', address)} could not build the site.`;
  const where = link('Among the artifacts of the run', `${address}#artifacts`);
  return prose`${where} are ${own(found.join(' and '))}.`;
}
