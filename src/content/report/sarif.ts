import { findRule } from '../../rules/rules.ts';
import type { ReportedIssue } from './format-issues.ts';

/** In a message "[text](target)" is a link, and "{0}" is filled in (SARIF 2.1.0, 3.11.5 and 3.11.6). */
function escapeMessage(text: string): string {
  return text.replaceAll(/[\\[\]]/g, '\\$&').replaceAll(/\{\d+\}/g, '{$&}');
}

/**
 * The issues as a SARIF log, which code scanning and editors read
 * (docs.oasis-open.org/sarif/sarif/v2.1.0).
 */
export function formatSarif(issues: ReportedIssue[]): string {
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
