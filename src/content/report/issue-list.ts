import { readContentFile } from '../content-change.ts';
import type { Issue, SourceCode } from '../../source/issue.ts';
import { contentFolder } from '../../source/read-content.ts';
import { UnreadableFile } from '../../files/read-plain-file.ts';
import { formatIssue } from '../../rules/rules.ts';
import { formatCodeFrame } from './code-frame.ts';

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
