import { readStepLabel } from './exact.ts';
import { linksOf, readInline } from './inline-text.ts';
import { startOf, walk, type Node } from './markdown.ts';
import type { ListStep } from './list-content.ts';
import type { Reader } from './reader.ts';

const PATH =
  /^(?:learning |study |suggested )?path\s+(?:[a-z]|\d{1,2}|[ivx]{1,4})\s*[:.–—-]\s*(\S.*?)\s*:?$/iu;

/** A learning path as a list has it: a title such as "Path A: Bake first", with numbered steps below it. */
export interface PathDraft {
  title: string;
  line: number;
  /** Its id and its fields, if an exact list gives them. */
  id?: string;
  given?: Record<string, unknown>;
  steps: Omit<ListStep, 'resources'>[];
}

/** The title of a learning path in a label or heading "Path A: …"; `undefined` if it is none. */
export function readPathTitle(label: string): string | undefined {
  return PATH.exec(label)?.[1];
}

/** The steps of a learning path: the items of a numbered list. */
export function readSteps(list: Node, reader: Reader): PathDraft['steps'] {
  if (reader.isExact) return (list.children ?? []).map((item) => readExactStep(item, reader));
  return (list.children ?? []).map((item) => {
    const links: ListStep['links'] = [];
    // What is below a step belongs to it.
    const texts = [...walk(item)].flatMap((node) => {
      if (node.type !== 'paragraph') return [];
      reader.use(node);
      const line = readInline(node.children ?? [], reader.definitions);
      for (const { url, from, to } of linksOf(line)) {
        const resolved = reader.resolve(url).url;
        if (resolved !== undefined) links.push({ url: resolved, title: line.text.slice(from, to) });
      }
      return line.text;
    });
    return { text: texts.join(' '), line: startOf(item).line, links };
  });
}

/** A step of an exact list: its title, and labelled bullets below it. */
function readExactStep(item: Node, reader: Reader): PathDraft['steps'][number] {
  reader.use(item);
  const [head, ...below] = item.children ?? [];
  const read = (node: Node | undefined) => readInline(node?.children ?? [], reader.definitions);
  const step: PathDraft['steps'][number] = {
    ...{ text: read(head).text, line: startOf(item).line, links: [] },
  };
  for (const { children = [] } of below)
    for (const bullet of children) readStepLabel(step, read(bullet.children?.[0]), reader.resolve);
  return step;
}
