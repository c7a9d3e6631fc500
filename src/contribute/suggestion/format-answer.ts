import { addressOf } from '../../catalog/addresses.ts';
import { showHiddenCharacters } from '../../catalog/hidden-character.ts';
import { ruleOf } from '../../catalog/rules/rules.ts';
import { formatCount } from '../../formats/count.ts';
import { formatCode, formatCodeBlock } from '../../github/markdown.ts';
import { describeListed } from '../find-listed.ts';
import { formatPageAddress } from '../issue-forms/page-address.ts';
import type { Suggestion } from './check-suggestion.ts';
import type { Finding } from './finding.ts';
import type { SuggestedFile } from './suggested-file.ts';

/** What the comment of the program begins with; behind it stands the hash of the file that it shows. */
const MARKER = '<!-- cairn: suggestion ';

const MARKED = /^<!-- cairn: suggestion ([0-9a-f]{64}|none) -->/;

/** More than anybody reads; GitHub takes 65,536 characters of a comment. */
const MOST_FINDINGS = 25;
const LONGEST_MESSAGE = 500;
const LONGEST_FILE = 20_000;

const EDIT = 'Edit the text of this issue: this comment follows.';

/**
 * The comment about a suggestion, in Markdown: what was found with what to do, and the file as it would be written.
 * Nothing that a stranger wrote does anything in it.
 */
export function formatAnswer(suggestion: Suggestion): string {
  const { site, faults, errors, advice, listed, file } = suggestion;
  const hash = file && errors.length === 0 ? file.hash : 'none';
  if (!file)
    return join(
      `${MARKER}${hash} -->`,
      `The text cannot be read as the form, so nothing was checked. ${EDIT}`,
      formatList(faults.map((fault) => `- ${formatMessage(fault)}`)),
    );
  return join(
    `${MARKER}${hash} -->`,
    formatList(
      listed.map((resource) => {
        const page = formatPageAddress(site, addressOf.resource(resource.id));
        return `- Its address is ${formatMessage(describeListed(resource))}: look at [its page](${page}).`;
      }),
    ),
    errors.length > 0
      ? `**${formatCount(errors.length, 'issue')}** ${errors.length === 1 ? 'keeps' : 'keep'} this from being added. ${EDIT}`
      : 'Thank you. Nothing keeps this from being added; a maintainer decides.',
    formatFindings(errors, suggestion),
    advice.length > 0 && '**Advice**, which keeps nothing from being added:',
    formatFindings(advice, suggestion),
    ...formatFile(file),
    errors.length === 0 &&
      `A maintainer adds it with a comment that says \`/approve\`. Then exactly this file, ${shorten(file)}, becomes a pull request.`,
  );
}

/** The hash of the file that a comment of the program shows; nothing where the comment is not about a suggestion. */
export function findShownHash(comment: string): string | undefined {
  return MARKED.exec(comment)?.[1];
}

/** A file by the first characters of its hash, for people. */
export function shorten({ hash }: SuggestedFile): string {
  return `\`${hash.slice(0, 10)}\``;
}

function formatFindings(findings: Finding[], { site }: Suggestion): string {
  return formatList(
    findings.map(({ code, about, message }) => {
      const page = formatPageAddress(site, addressOf.rule(code));
      const where = about.includes('/') ? formatCode(about) : about && `**${about}**`;
      const subject = where && `${where}: `;
      return `- ${subject}${formatMessage(message)} ([${code}](${page}))\n  How to fix: ${ruleOf(code).fix}`;
    }),
  );
}

function formatList(items: string[]): string {
  const shown = items.slice(0, MOST_FINDINGS);
  const more = items.length - shown.length;
  return [...shown, ...(more > 0 ? [`- … and ${more.toLocaleString('en')} more.`] : [])].join('\n');
}

function formatFile({ path, text }: SuggestedFile): string[] {
  if (text.length > LONGEST_FILE)
    return [`The file would have ${formatCount(text.length, 'character')}, too many to show here.`];
  return [`The file as it would be written, \`${path}\`:`, formatCodeBlock(text, 'yaml')];
}

/** A message that quotes a stranger; what nobody sees of it shows as codes. */
function formatMessage(message: string): string {
  return formatCode(showHiddenCharacters(message), LONGEST_MESSAGE);
}

function join(...parts: (string | false)[]): string {
  return parts.filter((part) => part !== false && part !== '').join('\n\n');
}
