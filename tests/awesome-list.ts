import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

interface Node {
  type: string;
  value?: string;
  url?: string;
  depth?: number;
  identifier?: string;
  children?: Node[];
}

/**
 * What awesome-lint would report of the entries, links, headings and contents of a list.
 * Source: sindresorhus/awesome-lint, rules/list-item.js, rules/double-link.js and rules/toc.js, and
 * remark-lint-no-unused-definitions.
 */
export function findErrors(markdown: string): string[] {
  const root = unified().use(remarkParse).use(remarkGfm).parse(markdown) as Node;
  const blocks = root.children ?? [];
  const headings = blocks.filter(({ type }) => type === 'heading');
  const contents = headings.findIndex((node) => node.depth === 2 && textOf(node) === 'Contents');
  const second = blocks.indexOf(headings[contents + 1] ?? root);
  return [
    ...(headings.filter(({ depth }) => depth === 1).length === 1 ? [] : ['not one title']),
    ...(contents === 1 ? [] : ['the contents are not the first section']),
    ...findContentsErrors(blocks, headings),
    ...blocks.slice(second).flatMap(listsIn).flatMap(findItemErrors),
    ...findDoubledLinks(root),
    ...findUnusedDefinitions(root),
  ];
}

function findUnusedDefinitions(root: Node): string[] {
  const all = [...walk(root)];
  const used = new Set(
    all.flatMap(({ type, identifier }) => (type === 'linkReference' ? identifier : [])),
  );
  return all.flatMap(({ type, identifier = '' }) =>
    type === 'definition' && !used.has(identifier) ? [`unused definition: ${identifier}`] : [],
  );
}

function findContentsErrors(blocks: Node[], headings: Node[]): string[] {
  const list = blocks.find(({ type }) => type === 'list');
  const taken = new Map<string, number>();
  const links = headings.map((node) => {
    const plain = textOf(node)
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
      .replaceAll(' ', '-');
    let slug = plain;
    for (let i = 1; taken.has(slug); i += 1) slug = `${plain}-${i}`;
    taken.set(slug, 1);
    return { depth: node.depth ?? 1, line: `${textOf(node)} ${slug}` };
  });
  const wanted = links.slice(2).filter(({ depth }) => depth <= 3);
  const isDenied = (line: string) => /^(?:Contributing|Footnotes|Related Lists) /.test(line);
  let isOut = false;
  const expected = wanted.flatMap(({ depth, line }) => {
    if (depth === 2) isOut = isDenied(line);
    return isOut ? [] : line;
  });
  const written = [...walk(list)].flatMap((node) =>
    node.type === 'link' ? `${textOf(node)} ${decodeURI((node.url ?? '').slice(1))}` : [],
  );
  return JSON.stringify(written) === JSON.stringify(expected)
    ? []
    : [
        `the contents are not the headings: ${JSON.stringify(written)}, ${JSON.stringify(expected)}`,
      ];
}

function findItemErrors(list: Node): string[] {
  return (list.children ?? []).flatMap((item) => {
    const [paragraph] = item.children ?? [];
    const parts = paragraph?.children ?? [];
    if (paragraph?.type !== 'paragraph' || parts.length === 0) return ['an item is no paragraph'];
    if (parts[0]?.type === 'text') return [];
    const isDashed = (i: number) => parts[i + 1]?.value?.startsWith(' - ') ?? false;
    const dashed = parts.findIndex((node, i) => isLink(node) && isDashed(i));
    const at = dashed === -1 ? parts.findIndex(isLink) : dashed;
    const link = parts[at];
    if (!link || textOf(link) === '') return [`no link: ${textOf(paragraph)}`];
    return findDescriptionErrors(parts.slice(at + 1)).map(
      (error) => `${error}: ${textOf(paragraph)}`,
    );
  });
}

function findDescriptionErrors(parts: Node[]): string[] {
  const text = parts.map(textOf).join('');
  if (parts.length === 0 || /^\s\([^)]+\)\s*$/.test(text)) return [];
  const [first] = parts;
  const last = parts.at(-1);
  if (!first?.value?.startsWith(' - ')) return / - [A-Z]/.test(text) ? [] : ['no dash'];
  const begins = /^ - (?:["'(\d]|[A-Z]|\p{Lo}(?!.*[\p{Script=Greek}\p{Script=Cyrillic}]))/su.test(
    first.value,
  );
  const ends = /[.!?…]["”]?$/u.test(text) || /\)\s*$/.test(text) || last?.type === 'html';
  return [...(begins ? [] : ['no capital letter']), ...(ends ? [] : ['no full stop'])];
}

function findDoubledLinks(root: Node): string[] {
  const inTexts = new Set<Node>();
  for (const node of walk(root)) {
    const [paragraph] = node.type === 'listItem' ? (node.children ?? []) : [];
    const links = paragraph?.children?.filter(isLink) ?? [];
    for (const link of links.slice(1)) inTexts.add(link);
  }
  const counts = Map.groupBy(
    [...walk(root)].filter((node) => node.type === 'link' && !inTexts.has(node)),
    ({ url = '' }) => fold(url),
  );
  return [...counts].flatMap(([url, nodes]) => (nodes.length > 1 ? [`doubled link: ${url}`] : []));
}

function fold(url: string): string {
  if (!URL.canParse(url)) return url;
  const { host, pathname, search, hash } = new URL(url);
  const path = pathname.replace(/\/index\.[a-z]+$/, '').replace(/\/$/, '');
  return `${host.replace(/^www\./, '')}${path}${search}${hash}`;
}

function isLink({ type }: Node): boolean {
  return type === 'link' || type === 'linkReference';
}

function listsIn(node: Node): Node[] {
  return [...walk(node)].filter(({ type }) => type === 'list');
}

function textOf(node: Node): string {
  return node.value ?? (node.children ?? []).map(textOf).join('');
}

function* walk(node: Node | undefined): Generator<Node> {
  if (!node) return;
  yield node;
  for (const child of node.children ?? []) yield* walk(child);
}
