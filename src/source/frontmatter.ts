const FRONTMATTER = /^(\ufeff?---[ \t]*\r?\n)([\s\S]*?)(?:^|\r?\n)---[ \t]*(?:\r?\n|$)/;

/** The parts of a content file: its data, and what is around it. Joined they are the same text. */
export interface FileParts {
  /** The line before the frontmatter, else empty. */
  open: string;
  /** The YAML. */
  data: string;
  /** The end of the frontmatter, else empty. */
  close: string;
  /** The text after it, else empty. */
  body: string;
}

/** Cuts a content file at its frontmatter; one without is all data. */
export function splitFrontmatter(file: string, text: string): FileParts {
  const found = file.endsWith('.mdx') ? FRONTMATTER.exec(text) : undefined;
  if (!found) return { open: '', data: text, close: '', body: '' };
  const [whole, open = '', data = ''] = found;
  return {
    open,
    data,
    close: whole.slice(open.length + data.length),
    body: text.slice(whole.length),
  };
}

/** A content file with its data changed by `edit`; the lines around the data and the body stay. */
export function editData(file: string, text: string, edit: (data: string) => string): string {
  const { open, data, close, body } = splitFrontmatter(file, text);
  // While it is edited, the last line of frontmatter has its line end, which a new line goes after.
  const end = /^\r?\n/.exec(close)?.[0] ?? '';
  const edited = edit(data + end);
  return open + (end === '' ? edited : edited.replace(/\r?\n$/, '')) + close + body;
}
