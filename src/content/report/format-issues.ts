import { formatAnnotation } from '../../github/workflow.ts';
import { isAdvice, findRule } from '../../rules/rules.ts';
import type { Issue } from '../../source/issue.ts';
import { showHiddenCharacters } from '../../text/hidden-character.ts';

/** How the check can report its issues to other programs, by the name of the option. */
export const issueFormats = {
  json: formatJson,
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

/** One JSON object with all issues; `version` counts changes that break readers. */
function formatJson(issues: ReportedIssue[]): string {
  return JSON.stringify({ version: 1, issues }, null, 2);
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
