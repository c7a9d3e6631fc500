import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** What of a Markdown text does something: its words outside of code, its raw HTML, and where its links lead. */
export interface LiveParts {
  text: string;
  html: string[];
  urls: string[];
}

/** Reads Markdown as CommonMark does, and leaves out what stands in code: that is shown and does nothing. */
export function findLiveParts(markdown: string): LiveParts {
  const parts: LiveParts = { text: '', html: [], urls: [] };
  const visit = (node: Node): void => {
    if (node.type === 'text') parts.text += node.value ?? '';
    if (node.type === 'html') parts.html.push(node.value ?? '');
    if (node.url !== undefined) parts.urls.push(node.url);
    node.children?.forEach(visit);
  };
  visit(unified().use(remarkParse).parse(markdown));
  return parts;
}

interface Node {
  type: string;
  value?: string;
  url?: string;
  children?: Node[];
}
