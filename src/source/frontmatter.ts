const FRONTMATTER = /^(\ufeff?---[ \t]*\r?\n)([\s\S]*?)(?:^|\r?\n)---[ \t]*(?:\r?\n|$)/;

/** The parts of a content file: its data, and what stands around them. Joined they are the same text. */
export interface FileParts {
  /** The line before the frontmatter, else empty. */
  open: string;
  /** The YAML. */
  data: string;
  /** The end of the frontmatter, else empty. */
  close: string;
  /** What stands behind it, else empty. */
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
