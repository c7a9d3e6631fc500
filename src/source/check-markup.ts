import { findHiddenCharacter } from '../text/hidden-character.ts';
import type { ContentFile } from './content-file.ts';
import type { Issue, SourceCode } from './issue.ts';
import { parseBody } from './parse-body.ts';

/** Checks the body of an MDX file by itself, whatever its fields are: its syntax, and characters that nobody sees. */
export function checkMarkup(file: Pick<ContentFile, 'file' | 'body' | 'bodyOffset'>): Issue[] {
  const report = (code: SourceCode, line: number, column: number, message: string): Issue => ({
    ...{ file: file.file, line: line + file.bodyOffset, column, code, message },
  });
  const broken = parseBody(file.body).issues.map(({ line, column, code, message }) =>
    report(code, line, column, message),
  );
  const hidden = file.body.split('\n').flatMap((line, i) => {
    // Tabs are at home in code.
    const column = findHiddenCharacter(line.replace(/\r$/, '').replaceAll('\t', ' ')) + 1;
    if (column === 0) return [];
    const message = `"${line.slice(Math.max(0, column - 10), column + 10).trim()}" contains a hidden character. Type the text again without it.`;
    return [report('hidden-character', i + 1, column, message)];
  });
  return [...broken, ...hidden];
}
