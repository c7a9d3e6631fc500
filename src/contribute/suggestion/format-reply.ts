import { diffLines } from 'diff';
import { addressOf } from '../../catalog/addresses.ts';
import { showHiddenCharacters } from '../../text/hidden-character.ts';
import { findRule } from '../../rules/rules.ts';
import { formatCount } from '../../text/count.ts';
import {
  type Block,
  code,
  type CodeBlock,
  fitsAsBlock,
  formatDocument,
  type Inline,
  link,
  list,
  type Markdown,
  prose,
  own,
} from '../../github/markdown.ts';
import { describeListed } from '../find-listed.ts';
import { formatPageAddress } from '../issue-forms.ts';
import type { FormIssue, SuggestedFile, Suggestion } from './check-suggestion.ts';

/** What the comment of the program begins with; behind it is the hash of the file that it shows. */
const MARKER = '<!-- cairn: suggestion ';

const MARKED = /^<!-- cairn: suggestion ([0-9a-f]{64}|none) -->/;

/** The file in a comment of the program. */
const SHOWN = /^(`{3,})yaml\n([^]*?)\n\1$/m;

/** What the last part of a comment begins with, where the file was another one before. */
const CHANGED = 'Changed since ';

/** More than anybody reads. */
const MOST_ISSUES = 25;
const LONGEST_MESSAGE = 500;

const EDIT = 'Edit the text of this issue, and this comment updates.';

/** A file as a comment of the program has shown it. */
interface ShownFile {
  hash: string;
  /** With hidden characters as codes. */
  text: string;
}

/**
 * The comment about a suggestion, in Markdown: what was found with what to do, and the file as it would be written.
 * Nothing that a stranger wrote does anything in it. `before` is the file that was shown before, where it was another.
 */
export function formatReply(suggestion: Suggestion, before?: ShownFile): Markdown {
  const { site, formErrors, errors, advice, listed, file } = suggestion;
  const marker = `${MARKER}${mayApprove(suggestion) ? suggestion.file.hash : 'none'} -->`;
  if (!file)
    return formatDocument(
      [
        own(`The text does not match the form, so nothing was checked. ${EDIT}`),
        firstOf(formErrors.map(formatMessage)),
      ],
      { marker: `${marker}\n` },
    );
  const blocks: Block[] = [
    firstOf(
      listed.map((resource) => {
        const page = formatPageAddress(site, addressOf.resource(resource.id));
        return prose`Its URL is ${formatMessage(describeListed(resource))}. See ${link('its page', page)}.`;
      }),
    ),
    errors.length > 0
      ? own(
          `**${formatCount(errors.length, 'issue')}** must be fixed before this can be added. ${EDIT}`,
        )
      : prose`Thank you. The check found no errors. A maintainer decides whether to add it.`,
    formatIssues(errors, suggestion),
    ...(advice.length > 0 ? [prose`**Advice** (optional):`] : []),
    formatIssues(advice, suggestion),
    ...formatFile(file),
    ...(mayApprove(suggestion)
      ? [
          prose`To add it, a maintainer posts this comment. Exactly this file then becomes a pull request:`,
          formatApproval(file),
        ]
      : []),
    ...(before ? formatDifference(before, file) : []),
  ];
  return formatDocument(blocks, { marker: `${marker}\n` });
}

/** Whether a file comes out of a suggestion that a maintainer may approve: one without issues, that is shown whole. */
export function mayApprove(
  suggestion: Suggestion,
): suggestion is Suggestion & { file: SuggestedFile } {
  const { file, errors } = suggestion;
  return file !== undefined && errors.length === 0 && fitsAsBlock(file.text);
}

/** The comment by which somebody approves a file, ready to be copied. */
export function formatApproval({ hash }: SuggestedFile): CodeBlock {
  return { text: `/approve ${hash}`, language: '', instead: prose`` };
}

/** What is different in a file since another was shown. */
export function formatDifference(before: ShownFile, { path, text }: SuggestedFile): Block[] {
  const after = text.replace(/\n$/, '').split('\n').map(showHiddenCharacters).join('\n');
  const lines = diffLines(before.text, after)
    .filter(({ added, removed }) => added || removed)
    .flatMap(({ added, value }) =>
      value
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => `${added ? '+' : '-'} ${line}`),
    );
  if (lines.length === 0)
    return [prose`${own(CHANGED)}${shorten(before)}: its name is now ${path}.`];
  const instead = prose`The changes are too long to show here.`;
  return [
    prose`${own(CHANGED)}${shorten(before)}:`,
    { text: lines.join('\n'), language: 'diff', instead },
  ];
}

/** The hash of the file that a comment of the program shows; `undefined` if the comment is not about a suggestion. */
export function findShownHash(comment: string): string | undefined {
  return MARKED.exec(comment)?.[1];
}

/** The file that a comment of the program shows; `undefined` if it shows none that may be approved. */
export function findShownFile(comment: string): ShownFile | undefined {
  const hash = findShownHash(comment);
  const text = SHOWN.exec(comment)?.[2];
  return hash === undefined || hash === 'none' || text === undefined ? undefined : { hash, text };
}

/** Whether a comment says what a reply says, and perhaps what has changed since an earlier one. */
export function isSameReply(comment: string, reply: Markdown): boolean {
  const rest = comment.trimEnd().slice(reply.length);
  return comment.startsWith(reply) && (rest === '' || rest.startsWith(`\n\n${CHANGED}`));
}

/** A file by the first characters of its hash, for people. */
export function shorten({ hash }: Pick<SuggestedFile, 'hash'>): Inline {
  return code(hash.slice(0, 10));
}

function formatIssues(issues: FormIssue[], { site }: Suggestion): Block {
  return firstOf(
    issues.map(({ code: rule, about, message }) => {
      const page = formatPageAddress(site, addressOf.rule(rule));
      const where = about.includes('/') ? code(about) : own(about && `**${about}**`);
      const subject = about === '' ? where : prose`${where}: `;
      const fix = findRule(rule)?.docs.fix;
      return prose`${subject}${formatMessage(message)} (${link(rule, page)}) ${own(fix === undefined ? '' : `How to fix: ${fix}`)}`;
    }),
  );
}

function firstOf(items: Inline[]): Block {
  return list(items.slice(0, MOST_ISSUES), items.length);
}

function formatFile({ path, text }: SuggestedFile): Block[] {
  const length = formatCount(text.length, 'character');
  const tooLong = prose`The file would have ${own(length)}, too many to show here or to approve. Shorten it.`;
  if (!fitsAsBlock(text)) return [tooLong];
  return [prose`The new file, ${path}:`, { text, language: 'yaml', instead: tooLong }];
}

/** A message that quotes a stranger. */
function formatMessage(message: string): Inline {
  return code(message, LONGEST_MESSAGE);
}
