import { readInline } from './inline-text.ts';
import { walk, type Node } from './markdown.ts';
import { cutMarks } from './marks.ts';
import { usableLinks } from './read-entry.ts';
import type { Reader } from './reader.ts';

/** Fewer paragraphs in a row that begin with a link are a text. */
const SHORTEST_RUN = 3;
/** What readers of a list are invited to: "Join our chat". */
const INVITATION =
  /^(?:buy|contact|donate|follow|join|share|sponsor|star|subscribe|support|tweet)\b/iu;

/**
 * Finds the entries without a bullet: paragraphs that begin with a link, or quotations of one, if three or more follow
 * each other. Where a list has more of them than bullets, each of them is one.
 */
export function findParagraphEntries(document: Node, reader: Reader): Set<Node> {
  const found = new Set<Node>();
  if (reader.isExact) return found;
  const blocks = (document.children ?? []).filter(({ type }) => type !== 'html');
  // What is in front of the first topic introduces the list.
  const topic = blocks.findIndex(({ depth = 0 }) => depth > 1);
  const start = topic === -1 ? blocks.length : topic;
  const bullets = [...walk(document)].filter(({ type }) => type === 'listItem').length;
  for (const type of ['paragraph', 'blockquote']) {
    const behind = blocks.map((node) =>
      node.type === type ? behindLink(node, reader) : undefined,
    );
    // A link alone, such as "Visit", says too little to stand by itself.
    const described = blocks.filter((_, i) => i > start && /\p{L}{2}/u.test(behind[i] ?? ''));
    if (described.length > Math.max(bullets, SHORTEST_RUN - 1))
      for (const node of described) found.add(node);
    let from = 0;
    for (let to = 0; to <= behind.length; to += 1) {
      if (behind[to] !== undefined) continue;
      if (to - from >= SHORTEST_RUN) for (const node of blocks.slice(from, to)) found.add(node);
      from = to + 1;
    }
  }
  return found;
}

/** What stands behind the link that a block begins with; `undefined` if it begins with something else. */
function behindLink({ type, children = [] }: Node, reader: Reader): string | undefined {
  const [first, ...more] = type === 'blockquote' ? children : [{ type, children }];
  if (first?.type !== 'paragraph' || more.length > 0) return undefined;
  const line = readInline(first.children ?? [], reader.definitions);
  const [link] = usableLinks(line, reader.resolve);
  if (!link || cutMarks(line.text.slice(0, link.from)).text !== '') return undefined;
  if (INVITATION.test(link.text)) return undefined;
  return line.text.slice(link.to);
}

/** A paragraph, or a quotation of one, as the bullet that it stands for. */
export function asBullet(node: Node): Node {
  const children = node.type === 'blockquote' ? (node.children ?? []) : [node];
  return { type: 'listItem', children, ...(node.position && { position: node.position }) };
}
