import type { ToldIssue } from './told-issue.ts';

/** The issues as Checkstyle writes them in XML, which most build servers read. */
export function formatCheckstyle(issues: ToldIssue[]): string {
  const files = [...Map.groupBy(issues, ({ file }) => file)].map(([file, own]) =>
    [
      `  <file name="${escapeXml(file)}">`,
      ...own.map(
        ({ line, column, level, code, message }) =>
          `    <error line="${line}" column="${column}" severity="${level === 'error' ? 'error' : 'info'}" message="${escapeXml(message)}" source="cairn.${code}"/>`,
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

/** Text in an attribute; characters that XML 1.0 has no place for at all become "\ufffd". */
function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
