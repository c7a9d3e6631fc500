import { formatAnnotation } from '../github/workflow.ts';
import { isAdvice, findRule, formatIssue } from '../rules/rules.ts';
import type { Issue, SourceCode } from '../source/issue.ts';
import { showHiddenCharacters } from '../text/hidden-character.ts';
import { readContentFile } from './content-change.ts';
import { contentFolder } from '../source/content-folder.ts';
import { UnreadableFile } from '../files/read-plain-file.ts';
import type { Position } from '../source/content-file.ts';
import type { Entries } from '../catalog/catalog.ts';
import { isRetired } from '../catalog/retired.ts';
import { formatCount } from '../text/count.ts';

/** How the check can report its issues to other programs, by the name of the option. */
export const issueFormats = {
  json: (issues) => JSON.stringify({ version: 1, issues }, null, 2),
  github: formatAnnotations,
  sarif: formatSarif,
} as const satisfies Record<string, (issues: ReportedIssue[]) => string>;

export type IssueFormat = keyof typeof issueFormats;

/** Whether a text names one of the formats. */
export function isIssueFormat(name: string): name is IssueFormat {
  return Object.hasOwn(issueFormats, name);
}

/** An issue for other programs: without hidden characters, with its level and the page about its rule. */
export interface ReportedIssue {
  file: string;
  line: number;
  column: number;
  level: 'error' | 'advice';
  code: string;
  message: string;
  /** URL of the page that explains the rule. */
  help: string;
}

/** Prepares issues for a format. `helpOf` returns the URL of the page about a rule. */
export function reportIssues(issues: Issue[], helpOf: (code: string) => string): ReportedIssue[] {
  return issues.map((issue) => ({
    file: showHiddenCharacters(issue.file),
    line: issue.line,
    column: issue.column,
    level: isAdvice(issue) ? 'advice' : 'error',
    code: issue.code,
    message: showHiddenCharacters(issue.message),
    help: helpOf(issue.code),
  }));
}

/** Workflow commands, one a line, that show the issues on the lines of a diff. */
function formatAnnotations(issues: ReportedIssue[]): string {
  return issues
    .map(({ file, line, column, level, code, message, help }) =>
      formatAnnotation({
        level: level === 'error' ? 'error' : 'notice',
        file,
        line,
        column,
        title: code,
        message: `${message} ${help}`,
      }),
    )
    .join('\n');
}

/** In a message "[text](target)" is a link, and "{0}" is filled in (SARIF 2.1.0, 3.11.5 and 3.11.6). */
function escapeMessage(text: string): string {
  return text.replaceAll(/[\\[\]]/g, '\\$&').replaceAll(/\{\d+\}/g, '{$&}');
}

/**
 * The issues as a SARIF log, which code scanning and editors read
 * (docs.oasis-open.org/sarif/sarif/v2.1.0).
 */
function formatSarif(issues: ReportedIssue[]): string {
  const codes = [...new Set(issues.map(({ code }) => code))].toSorted();
  const rules = codes.map((id) => {
    const docs = findRule(id)?.docs;
    return {
      id,
      ...(docs && {
        shortDescription: { text: docs.means },
        fullDescription: { text: docs.why },
        help: { text: docs.fix },
      }),
      helpUri: issues.find(({ code }) => code === id)?.help,
    };
  });
  const results = issues.map(({ file, line, column, level, code, message }) => ({
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: level === 'error' ? 'error' : 'note',
    message: { text: escapeMessage(message) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            uri: file.split('/').map(encodeURIComponent).join('/'),
            uriBaseId: '%SRCROOT%',
          },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  }));
  return JSON.stringify(
    {
      $schema:
        'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'Cairn', rules } },
          columnKind: 'utf16CodeUnits',
          results,
        },
      ],
    },
    null,
    2,
  );
}

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
