import { isDeepStrictEqual } from 'node:util';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { isScalar, parseDocument, visit } from 'yaml';
import { addressOfLink } from '../state/address-of-link.ts';

const FRONTMATTER = /^(\ufeff?---[ \t]*\r?\n)([\s\S]*?)(?:^|\r?\n)---[ \t]*(?:\r?\n|$)/;
const parser = unified().use(remarkParse).use(remarkMdx);

/**
 * The text of a content file with other addresses, its comments and layout byte for byte as they were.
 * `targets` gives the new address for an old one, both without fragment; the fragment that stands in
 * the file is kept. What is written in a way that cannot be replaced letter by letter stays as it is,
 * and so does the whole text where a parser would not find just the new addresses in it.
 */
export function rewriteAddresses(file: string, text: string, targets: Map<string, string>): string {
  const changes = findPlaces(file, text).map((place) => {
    const instead = replacementOf(place.written, targets);
    const at = text.slice(place.from, place.to).indexOf(place.written);
    const isChanged = instead !== undefined && at !== -1;
    return { from: place.from + at, written: place.written, isChanged, instead: instead ?? '' };
  });
  let result = text;
  // From the end, so that the places before stay where they are.
  for (const { from, written, instead, isChanged } of changes.toReversed())
    if (isChanged) result = result.slice(0, from) + instead + result.slice(from + written.length);
  const wanted = changes.map((change) => (change.isChanged ? change.instead : change.written));
  const found = findPlaces(file, result).map(({ written }) => written);
  return isDeepStrictEqual(found, wanted) ? result : text;
}

/** Where addresses stand in a file, in their order; none in what cannot be parsed. */
function findPlaces(file: string, text: string): Place[] {
  const frontmatter = file.endsWith('.mdx') ? FRONTMATTER.exec(text) : undefined;
  const data = frontmatter ? (frontmatter[2] ?? '') : text;
  const dataStart = frontmatter ? (frontmatter[1] ?? '').length : 0;
  const places = findInYaml(data).map((place) => shift(place, dataStart));
  if (frontmatter) {
    const bodyStart = frontmatter[0].length;
    places.push(...findInBody(text.slice(bodyStart)).map((place) => shift(place, bodyStart)));
  }
  return places.toSorted((a, b) => a.from - b.from);
}

/** The new address for one as it is written, with its fragment; none when it stays. */
function replacementOf(written: string, targets: Map<string, string>): string | undefined {
  const url = addressOfLink(written);
  const target = url === undefined ? undefined : targets.get(url);
  if (target === undefined) return undefined;
  const fragment = /#.*$/s.exec(written)?.[0] ?? '';
  return fragment === '' ? target : target.replace(/#.*$/s, '') + fragment;
}

/** The values of fields that hold addresses. */
function findInYaml(source: string): Place[] {
  const places: Place[] = [];
  visit(parseDocument(source, { logLevel: 'error', uniqueKeys: false }), {
    Pair(_key, { key, value }) {
      const isAddress = isScalar(key) && (key.value === 'url' || key.value === 'evidence');
      if (!isAddress || !isScalar(value) || typeof value.value !== 'string' || !value.range) return;
      places.push({ from: value.range[0], to: value.range[1], written: value.value });
    },
  });
  return places;
}

/** The addresses of links and images, and of elements. */
function findInBody(body: string): Place[] {
  const places: Place[] = [];
  const look = (node: BodyNode) => {
    const [from, to] = [node.position?.start.offset, node.position?.end.offset];
    if (from !== undefined && to !== undefined) {
      // The address stands behind the words of a link, before those of an element.
      const inside = node.children?.at(-1)?.position?.end.offset ?? from;
      if (node.url !== undefined) places.push({ from: inside, to, written: node.url });
      for (const { name, value, position } of node.attributes ?? [])
        if ((name === 'href' || name === 'src') && typeof value === 'string')
          places.push({
            from: position?.start.offset ?? from,
            to: position?.end.offset ?? to,
            written: value,
          });
    }
    node.children?.forEach(look);
  };
  look(parse(body));
  return places;
}

function parse(body: string): BodyNode {
  try {
    return parser.parse(body) as BodyNode;
  } catch {
    return {};
  }
}

function shift({ from, to, written }: Place, by: number): Place {
  return { from: from + by, to: to + by, written };
}

/** Where an address stands in a text. */
interface Place {
  from: number;
  to: number;
  written: string;
}

interface BodyNode {
  url?: string;
  /** Of an element; the value is no text where the body computes it. */
  attributes?: { name?: string; value?: unknown; position?: Span }[];
  children?: BodyNode[];
  position?: Span;
}

interface Span {
  start: { offset?: number };
  end: { offset?: number };
}
