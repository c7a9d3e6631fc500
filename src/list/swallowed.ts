import type { Node } from './markdown.ts';
import type { Reader } from './reader.ts';

/** A bullet at the beginning of a line that Markdown reads as text. */
const BULLET = /(?:^|\n)[ \t]*(?:[-*+]\u00a0*|[•‣◦▪●]\s*|\d{1,3}[.)])$/;

/**
 * A paragraph up to the first line that is meant as a bullet but is none, such as `-[title](address)`, and the bullets
 * that this line and those after it are meant to be. Each of them is reported.
 */
export function cutSwallowed(paragraph: Node, reader: Reader): { kept: Node; bullets: Node[] } {
  const children = paragraph.children ?? [];
  const cuts = children.flatMap((node, i) =>
    isBullet(node, children[i - 1], children[i + 1]) ? [i] : [],
  );
  if (cuts[0] === undefined) return { kept: paragraph, bullets: [] };
  const bullets = cuts.map((cut, n) => {
    const position = children[cut + 1]!.position;
    const content = children.slice(cut + 1, cuts[n + 1] ?? children.length);
    const next = cuts[n + 1] === undefined ? undefined : children[cuts[n + 1]!];
    if (next) content.push(cutBullet(next));
    const bullet: Node = {
      type: 'listItem',
      children: [{ type: 'paragraph', children: content, ...(position && { position }) }],
      ...(position && { position: { start: { ...position.start, column: 1 }, end: position.end } }),
    };
    reader.report(
      bullet,
      'bullet-without-space',
      'the line begins with a bullet that Markdown does not know, so GitHub shows it as text. Begin it with "- ".',
    );
    return bullet;
  });
  return {
    kept: {
      ...paragraph,
      children: [...children.slice(0, cuts[0]), cutBullet(children[cuts[0]]!)],
    },
    bullets,
  };
}

function isBullet(node: Node, before: Node | undefined, next: Node | undefined): boolean {
  if (next?.type !== 'link' && next?.type !== 'linkReference') return false;
  const text = node.type === 'text' ? (node.value ?? '') : '';
  const isAtStart = before === undefined || before.type === 'break' || text.includes('\n');
  return isAtStart && BULLET.test(text);
}

function cutBullet(node: Node): Node {
  return { ...node, value: (node.value ?? '').replace(BULLET, '') };
}
