import { escapeXml } from '../../text/escape-html.ts';
import type { ToldIssue } from './told-issue.ts';

/** The issues as Checkstyle writes them in XML, which most build servers read. */
export function formatCheckstyle(issues: ToldIssue[]): string {
  const files = [...Map.groupBy(issues, ({ file }) => file)].map(([file, own]) =>
    [
      `  <file name="${escapeXml(file, '\ufffd')}">`,
      ...own.map(
        ({ line, column, level, code, message }) =>
          `    <error line="${line}" column="${column}" severity="${level === 'error' ? 'error' : 'info'}" message="${escapeXml(message, '\ufffd')}" source="cairn.${code}"/>`,
      ),
      '  </file>',
    ].join('\n'),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<checkstyle version="4.3">',
    ...files,
    '</checkstyle>',
  ].join('\n');
}
