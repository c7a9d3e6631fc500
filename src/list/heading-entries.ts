import { walkHeadings, type Draft, type Heading } from './outline.ts';

/** Fewer headings that are links are the titles of texts. */
const FEWEST = 3;

/**
 * Makes entries of the headings that begin with a link and have nothing but texts below them, if a list has several.
 * The first text is what an entry says, and the others are its notes.
 */
export function readHeadingEntries(root: Heading): void {
  const found: { parent: Heading; heading: Heading }[] = [];
  for (const parent of walkHeadings([root]))
    for (const heading of parent.children)
      if (heading.link && heading.entries.length === 0 && heading.children.length === 0)
        found.push({ parent, heading });
  if (found.length < FEWEST) return;
  const moved = new Set(found.map(({ heading }) => heading));
  for (const parent of new Set(found.map((one) => one.parent))) {
    const drafts = parent.children.filter((child) => moved.has(child)).map(createDraft);
    parent.children = parent.children.filter((child) => !moved.has(child));
    parent.entries = [...parent.entries, ...drafts].sort((one, other) => one.line - other.line);
  }
}

function createDraft({ title, line, link, titleNode, nodes, texts }: Heading): Draft {
  const { summary = texts[0], ...fields } = link ?? { title, links: [] };
  const notes = texts.filter((text) => text !== summary).map((text) => ({ text, line }));
  return {
    ...fields,
    ...(summary !== undefined && { summary }),
    ...(notes.length > 0 && { notes }),
    ...{ line, column: 1, nodes: titleNode ? [titleNode, ...nodes] : nodes },
  };
}
