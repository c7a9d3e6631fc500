import { ruleOf, isRule } from '../catalog/rules/rules.ts';
import { bundleChanges } from '../changes/bundle-changes.ts';
import { formatMarkdown } from '../changes/format-change.ts';
import { formatCount } from '../formats/count.ts';
import { formatCode } from '../github/markdown.ts';
import { formatVerdictLine } from '../links/publish/format-verdict.ts';
import type { Review } from './review.ts';

/** The first line of the comment, by which it is found again. */
export const reviewMarker = '<!-- cairn: review of a change -->';
/** GitHub takes 65,536 characters. */
const LONGEST = 60_000;
/** More changes of a kind are told in one line. */
const FEW = 20;

/** What we know ourselves of the run that made the review. */
export interface Run {
  /** Address of its page, where the artifacts are. */
  address: string;
  /** The commit that it reviewed. */
  head: string;
  /** The files of the change that are more than data. */
  guarded: string[];
  /** Address of the page about a rule. */
  helpOf: (code: string) => string;
}

/** The comment on a pull request, in Markdown, in which no word of a stranger does anything. Short when all is well. */
export function formatComment(review: Review, run: Run): string {
  const sections = [
    formatChanges(review.changes),
    formatIssues('to mend', 'error', review.issues, run),
    formatIssues('', 'piece of advice', review.advice, run),
    formatLinks(review.links),
    formatGuarded(run.guarded),
    formatArtifacts(review, run),
  ];
  const body = sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
  return `${reviewMarker}\n${cut(body, run)}`;
}

function formatChanges({ count, first }: Review['changes']): string[] {
  if (count === 0) return ['This change leaves the catalog as it is.'];
  const told = bundleChanges(first, FEW).map(
    ({ pieces, names }) => `- ${formatMarkdown([...pieces, ...(names ? [': ', ...names] : [])])}`,
  );
  return ['This change', '', ...told, ...formatMore(count - first.length)];
}

function formatIssues(
  what: string,
  noun: string,
  { count, first }: Review['issues'],
  { helpOf }: Run,
): string[] {
  if (count === 0) return noun === 'error' ? ['The check finds no error in it.'] : [];
  const lines = first.map(({ file, line, code, message }) => {
    const place = formatCode(`${file}:${line}`, 200);
    const known = isRule(code);
    const help = known ? `[${code}](${helpOf(code)})` : formatCode(code);
    const fix = known ? ` **How to fix:** ${ruleOf(code).fix}` : '';
    return `- ${place} ${formatCode(message, 400)}${fix} (${help})`;
  });
  return [heading(count, noun, what), '', ...lines, ...formatMore(count - first.length)];
}

function heading(count: number, noun: string, what: string): string {
  const [first = '', ...rest] = noun.split(' ');
  return `### ${[formatCount(count, first), ...rest, what].filter(Boolean).join(' ')}`;
}

function formatLinks(links: Review['links']): string[] {
  if (links === undefined) return ['Its links were not asked.'];
  const { count, first, offline } = links;
  if (offline) return ['Most hosts could not be reached, so that nothing is known of its links.'];
  if (count === 0) return [];
  const fails = first.filter(({ judgement }) => judgement === 'fails');
  const advises = first.filter(({ judgement }) => judgement === 'advises');
  const counts = `It adds ${formatCount(count, 'link')}`;
  if (fails.length + advises.length === 0)
    return [`${counts}, and ${count === 1 ? 'it works' : 'all of them work'}.`];
  return [
    `### Links`,
    '',
    `${counts}.`,
    ...(fails.length > 0 ? ['', 'They cannot stay:', '', ...fails.map(formatVerdictLine)] : []),
    ...(advises.length > 0
      ? ['', 'Somebody should look at them:', '', ...advises.map(formatVerdictLine)]
      : []),
  ];
}

function formatGuarded(files: string[]): string[] {
  if (files.length === 0) return [];
  const names = files.slice(0, 20).map((file) => formatCode(file, 200));
  const more = files.length > names.length ? ` and ${files.length - names.length} more` : '';
  return [
    `**It is more than data**: look at ${names.join(', ')}${more} line by line. What can run may also have changed what this comment says.`,
  ];
}

function formatArtifacts({ cards, site }: Review, { address, head }: Run): string[] {
  const found = [
    ...(site ? ['the site as it would be'] : []),
    ...(cards.length > 0 ? [`how ${formatCount(cards.length, 'resource')} will look`] : []),
  ];
  const where =
    found.length > 0
      ? `[Among the artifacts of the run](${address}#artifacts) are ${found.join(' and ')}.`
      : `[The run](${address}) could not build the site.`;
  return [`${where} Reviewed: ${head.slice(0, 12)}.`];
}

function formatMore(left: number): string[] {
  return left > 0 ? [`- and ${left.toLocaleString('en')} more`] : [];
}

/** Whole lines of a text, as many as a comment holds. */
function cut(body: string, { address }: Run): string {
  if (body.length <= LONGEST) return body;
  const whole = body.slice(0, LONGEST).replace(/\n[^\n]*$/, '');
  return `${whole}\n\nThere is more than a comment holds: [the run](${address}#artifacts) has all.`;
}
