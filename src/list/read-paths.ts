import { linksOf, readInline } from './inline-text.ts';
import { startOf, type Node } from './markdown.ts';
import type { ListStep } from './list-content.ts';
import type { Reader } from './reader.ts';

const PATH =
  /^(?:learning |study |suggested )?path\s+(?:[a-z]|\d{1,2}|[ivx]{1,4})\s*[:.–—-]\s*(\S.*?)\s*:?$/iu;

/** A learning path as a list has it: a title such as "Path A: Bake first", with numbered steps below it. */
export interface PathDraft {
  title: string;
  line: number;
  steps: Omit<ListStep, 'resources'>[];
}

/** The title of a learning path in a label or heading "Path A: …"; `undefined` if it is none. */
export function readPathTitle(label: string): string | undefined {
  return PATH.exec(label)?.[1];
}

/** The steps of a learning path: the items of a numbered list. */
export function readSteps(list: Node, reader: Reader): PathDraft['steps'] {
  reader.use(list);
  return (list.children ?? []).map((item) => {
    const line = readInline(
      (item.children ?? []).flatMap(({ type, children }) =>
        type === 'paragraph' ? (children ?? []) : [],
      ),
      reader.definitions,
    );
    const links = linksOf(line).flatMap(({ url, from, to }) => {
      const resolved = reader.resolve(url).url;
      return resolved === undefined ? [] : [{ url: resolved, title: line.text.slice(from, to) }];
    });
    return { text: line.text, line: startOf(item).line, links };
  });
}
