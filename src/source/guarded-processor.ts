import { satteri } from '@astrojs/markdown-satteri';
import { quote } from '../text/quote.ts';
import { isAllowed } from './allowed.ts';
import { parseBody, type BodyNode } from './parse-body.ts';

/**
 * Astro's processor of MDX, which compiles nothing that could be run. The check says the same before, with more
 * words; this holds where nobody has run it. The fields of a file do not reach the compiler: a "layout" would be
 * imported.
 */
export function createGuardedProcessor(): ReturnType<typeof satteri> {
  const guarded = satteri({ mdastPlugins: [{ name: 'cairn-no-code', before: refuseCode }] });
  return {
    ...guarded,
    async createMdxRenderer(shared, mdx) {
      const renderer = await guarded.createMdxRenderer?.(shared, mdx);
      if (!renderer) throw new Error('this version of Astro compiles no MDX.');
      return {
        process(content, file) {
          refuseBody(content, file);
          return renderer.process(content, file, {});
        },
      };
    },
  };
}

/** @throws {Error} if the check would find anything in a body, or a link would lead to a script or a local file. */
function refuseBody(body: string, file: string): void {
  const { nodes, issues } = parseBody(body);
  const [issue] = issues;
  if (issue) throw new RefusedBody(issue.message, { file, ...issue });
  const link = nodes.find(({ url }) => url !== undefined && !LINK.test(url));
  if (link)
    throw new RefusedBody(`${quote(link.url)} is not a web URL.`, {
      file,
      ...(link.position?.start ?? { line: 1, column: 1 }),
    });
}

const LINK = /^(?:https?:\/\/|mailto:|\/|#)/i;

/** @throws {Error} if the tree that is to be compiled holds code, whatever the check made of the text. */
export function refuseCode(root: unknown): void {
  const open = [root as BodyNode];
  for (let node = open.pop(); node; node = open.pop()) {
    if (!isPlain(node)) throw new RefusedBody(`the body holds ${node.type}, which is code.`);
    open.push(...(node.children ?? []));
  }
}

function isPlain(node: BodyNode): boolean {
  if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression')
    return COMMENT.test(node.value ?? '');
  return isAllowed(node);
}

const COMMENT = /^\s*\/\*(?:[^*]|\*(?!\/))*\*\/\s*$/;

class RefusedBody extends Error {
  /** Where Astro and Vite point to; lines are those of the file, as its fields are blanks by then. */
  readonly line?: number;
  readonly column?: number;

  constructor(message: string, place?: { file: string; line: number; column: number }) {
    const where = place ? `${place.file}:${place.line}:${place.column}: ` : '';
    super(`${where}${message} Run cairn check.`);
    if (place) Object.assign(this, { line: place.line, column: place.column });
    this.stack = '';
  }
}
