import { readContentFile } from '../content-change.ts';
import type { Issue, SourceCode } from '../../source/issue.ts';
import { contentFolder } from '../../source/read-content.ts';
import { UnreadableFile } from '../../files/read-plain-file.ts';
import { formatIssue } from '../../rules/rules.ts';
import { showHiddenCharacters } from '../../text/hidden-character.ts';
import type { Position } from '../../source/content-file.ts';
import type { Entries } from '../../catalog/catalog.ts';
import { isRetired } from '../../catalog/retired.ts';
import { formatCount } from '../../text/count.ts';

/** Issues for somebody at a terminal: each in a line, and below it the lines that it is about, if there are any. */
export function formatIssueList(
  issues: Issue[],
  frameOf: (issue: Issue) => string | undefined,
): string {
  return issues
    .map((issue) => {
      const frame = frameOf(issue);
      return frame === undefined ? formatIssue(issue) : `${formatIssue(issue)}\n${frame}\n`;
    })
    .join('\n')
    .replace(/\n$/, '');
}

/** Issues about a file as a whole or its name: no line of it is to blame, and it may not even be text. */
const OF_FILES = new Set<string>([
  ...(['missing-file', 'unexpected-file', 'unreadable-file', 'file-too-large'] as const),
  ...(['wrong-extension', 'wrong-case', 'not-utf8', 'empty-file'] as const),
] satisfies SourceCode[]);

/**
 * A function that formats the lines around an issue in a content folder as it lies there; it returns `undefined` if
 * there is nothing to show. Each file is read once.
 */
export function createIssueFrames(folder = contentFolder()): (issue: Issue) => string | undefined {
  const texts = new Map<string, string>();
  return (issue) => {
    if (OF_FILES.has(issue.code)) return undefined;
    const text = texts.get(issue.file) ?? readText(folder, issue.file);
    texts.set(issue.file, text);
    return formatCodeFrame(text, issue);
  };
}

function readText(folder: string, file: string): string {
  try {
    return readContentFile(folder, file);
  } catch (error) {
    // It may be gone since it was checked.
    if (error instanceof UnreadableFile) return '';
    throw error;
  }
}

/** Lines shown before and after the one in question. */
const AROUND = 3;
/** Characters of a line that are shown; longer ones are cut around the column. */
const WIDTH = 100;
/** Letters that take two columns of a terminal. */
const WIDE =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff01-\uff60\p{Emoji_Presentation}]/gu;

/**
 * The lines of a text around a position, each with its number, the line itself marked with ">" and a caret below the
 * column. Hidden characters are shown as codes, so that it is safe to print. Returns `undefined` if the text has no
 * such line.
 */
export function formatCodeFrame(text: string, { line, column }: Position): string | undefined {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  // What follows the last line end is no line, unless something is wrong with it.
  if (lines.at(-1) === '' && line < lines.length) lines.pop();
  if (text === '' || line > lines.length) return undefined;
  const first = Math.max(1, line - AROUND);
  const last = Math.min(lines.length, line + AROUND);
  const width = String(last).length;
  // One window for all lines keeps their columns below each other.
  const from = column > WIDTH - 20 ? column - WIDTH / 2 : 0;
  const rows: string[] = [];
  for (let number = first; number <= last; number += 1) {
    const whole = lines[number - 1] ?? '';
    const rest = whole.length > from + WIDTH ? '…' : '';
    const before = from > 0 && whole.length > from ? '…' : '';
    const shown = before + show(whole.slice(from, from + WIDTH)) + rest;
    const mark = number === line ? '>' : ' ';
    rows.push(`${mark} ${String(number).padStart(width)} | ${shown}`.trimEnd());
    if (number !== line) continue;
    const left = before + show(whole.slice(from, column - 1));
    rows.push(`  ${' '.repeat(width)} | ${' '.repeat(widthOf(left))}^`);
  }
  return rows.join('\n');
}

function show(text: string): string {
  return showHiddenCharacters(text.replaceAll('\t', '  '));
}

function widthOf(text: string): number {
  return [...text].length + (text.match(WIDE)?.length ?? 0);
}

/** What a catalog holds, in numbers: `62 resources, 9 topics, …`. */
export function formatContentSummary({
  resources,
  topics,
  paths,
  glossary,
}: Pick<Entries, 'resources' | 'topics' | 'paths' | 'glossary'>): string {
  const retired = resources.filter(({ data }) => isRetired(data)).length;
  return [
    formatCount(resources.length - retired, 'resource'),
    ...(retired > 0 ? [formatCount(retired, 'retired one')] : []),
    formatCount(topics.length, 'topic'),
    formatCount(paths.length, 'learning path'),
    formatCount(Object.keys(glossary).length, 'term'),
  ].join(', ');
}
