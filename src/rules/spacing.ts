/** A space that nobody sees. */
interface Spacing {
  /** From 1. */
  line: number;
  column: number;
  message: string;
}

/** Spaces behind the begin of a line between what is no space; those of a list item hold its indentation. */
const INNER = /(?<=\S)(?<!^\s*(?:-\s+)*-) {2,}(?=[^\s#])/g;
const TRAILING = /[ \t]+$/;

/** Every such space in the text of a YAML file or the frontmatter of an MDX file, in its order. */
export function findSpacing(text: string): Spacing[] {
  const found: Spacing[] = [];
  if (text.startsWith('\ufeff'))
    found.push({
      line: 1,
      column: 1,
      message: 'the file starts with a byte order mark. Remove it.',
    });
  const lines = linesOf(text).fields;
  lines.forEach((line, i) => {
    const report = (column: number, message: string) =>
      found.push({ line: i + 1, column, message });
    const trailing = TRAILING.exec(line);
    const inner = [...withoutComment(line).matchAll(INNER)][0];
    if (trailing) report(trailing.index + 1, 'the line ends with spaces. Remove them.');
    if (inner) report(inner.index + 1, 'there are two spaces instead of one. Remove one.');
    if (line.trim() === '' && i > 0 && lines[i - 1]?.trim() === '')
      report(1, 'there are two blank lines in a row. Keep one.');
  });
  if (text !== '' && !/[^\s]\r?\n$/.test(text))
    found.push({
      line: text.trimEnd().split('\n').length,
      column: 1,
      message: /\n$/.test(text)
        ? 'the file ends with blank lines. Remove them.'
        : 'the last line does not end with a newline. Press Enter after it.',
    });
  return found.toSorted((a, b) => a.line - b.line);
}

/** The text without such spaces. Texts read the same, but for runs of spaces in them. */
export function fixSpacing(_file: string, text: string): string {
  const { fields, body } = linesOf(text.replace(/^\ufeff/, ''));
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const kept = fields
    .map((line) => {
      const shown = withoutComment(line);
      return (shown.replaceAll(INNER, ' ') + line.slice(shown.length)).replace(TRAILING, '');
    })
    .filter((line, i, all) => line !== '' || (i > 0 && all[i - 1] !== ''));
  return `${(kept.join(newline) + body).trimEnd()}${newline}`;
}

/** The lines of fields without their ends; of MDX those up to the second "---", and the rest as it is. */
function linesOf(text: string): { fields: string[]; body: string } {
  const frontmatter = /^\ufeff?---[ \t]*\r?\n[\s\S]*?\r?\n---(?=[ \t]*(?:\r?\n|$))/.exec(text)?.[0];
  const fields = frontmatter ?? text;
  return { fields: fields.split(/\r?\n/), body: text.slice(fields.length) };
}

/** A line up to its comment, whose spaces are its own. */
function withoutComment(line: string): string {
  const comment = /(?:^|\s)#/.exec(line);
  return comment ? line.slice(0, comment.index) : line;
}
