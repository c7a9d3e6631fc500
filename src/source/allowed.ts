import { quote } from '../text/quote.ts';
import elements from './elements.json' with { type: 'json' };

/** The elements of HTML that a body may hold, with the attributes of each. */
const ALLOWED = new Map<string, string[]>(Object.entries(elements));
const EVERYWHERE = ['title', 'lang', 'dir'];

/** The nodes of a syntax tree that are plain Markdown. */
const MARKDOWN = new Set([
  ...['root', 'paragraph', 'heading', 'thematicBreak', 'blockquote', 'list', 'listItem'],
  ...['code', 'inlineCode', 'text', 'emphasis', 'strong', 'delete', 'break'],
  ...['link', 'linkReference', 'definition', 'image', 'imageReference'],
  ...['table', 'tableRow', 'tableCell', 'footnoteDefinition', 'footnoteReference'],
]);

/** Whether a node of this type is plain Markdown. */
export function isMarkdown(type: string): boolean {
  return MARKDOWN.has(type);
}

/** The issues of a tag in a body, with what to do; none if all of it is allowed. */
export function findElementIssues(
  name: string | null | undefined,
  attributes: { type: string; name?: string; value?: unknown }[],
): ElementIssue[] {
  const tag = `<${name ?? ''}>`;
  const allowed = ALLOWED.get(name ?? '');
  if (!allowed)
    return [
      /^[a-z][a-z0-9]*$/.test(name ?? '')
        ? {
            code: 'disallowed-markup',
            message: `${quote(tag)} is not an allowed element. Use Markdown, or write "\\<" for plain text.`,
          }
        : {
            code: 'code-in-body',
            message: `${quote(tag)} is not an HTML element and would run as code. Write ${quote(`\\${tag}`)} to show it as text.`,
          },
    ];
  return attributes.flatMap(({ type, name: attribute, value }): ElementIssue[] => {
    // A parser gives null for an attribute without a value.
    if (type !== 'mdxJsxAttribute' || (typeof value === 'object' && value !== null))
      return [
        {
          code: 'code-in-body',
          message: `the tag ${quote(tag)} contains "{", which would run as code. Write values in quotes.`,
        },
      ];
    if ([...allowed, ...EVERYWHERE].includes(attribute ?? '')) return [];
    return [
      {
        code: 'disallowed-markup',
        message: `${quote(tag)} has the attribute ${quote(attribute)}, which is not allowed. Remove it.`,
      },
    ];
  });
}

interface ElementIssue {
  code: 'code-in-body' | 'disallowed-markup';
  message: string;
}

/** Whether a node of a compiled tree is Markdown, or an element that a body may hold. */
export function isAllowed(node: AllowedNode): boolean {
  if (isMarkdown(node.type)) return true;
  const isElement = node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
  return isElement && findElementIssues(node.name, node.attributes ?? []).length === 0;
}

interface AllowedNode {
  type: string;
  name?: string | null;
  attributes?: { type: string; name?: string; value?: unknown }[];
}
