import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq } from 'yaml';
import { parseBody } from './parse-body.ts';
import { isWithin, parseContentFile } from './content-file.ts';
import { parseYaml } from './parse-yaml.ts';
import { splitFrontmatter } from './frontmatter.ts';
import { writeWord } from './yaml-word.ts';

/** A value in the text of a content file: a text in its data, or the address of a link in its body. */
export interface ValuePlace {
  /** Where its writing begins and ends, quotes included. */
  from: number;
  to: number;
  /** What it says. */
  written: string;
  /** The path to it in the data; nothing for a link in the body. */
  path: PropertyKey[] | undefined;
  /** Whether it stands without quotes. */
  isPlain: boolean;
}

/**
 * The text of a content file with other values where `replacementOf` gives one, and everything else byte for byte
 * as it was. A value whose writing cannot be replaced letter by letter stays as it is, and so does the whole text
 * where a parser would not find just the new values in it.
 */
export function replaceValues(
  file: string,
  text: string,
  replacementOf: (place: ValuePlace) => string | undefined,
): string {
  // What YAML cut is not what was written: a change would lose the rest of it.
  const faulty = parseContentFile(file, text).parsed?.faulty ?? [];
  const changes = findValuePlaces(file, text).map((place) => {
    const isCut = faulty.some((path) => place.path && isWithin(place.path, path));
    const instead = isCut ? undefined : replacementOf(place);
    const at = text.slice(place.from, place.to).indexOf(place.written);
    const isChanged = instead !== undefined && at !== -1;
    return { ...place, from: place.from + at, isChanged, instead: instead ?? '' };
  });
  let result = text;
  // From the end, so that the places before stay where they are.
  for (const { from, written, instead, isChanged, isPlain } of changes.toReversed())
    if (isChanged)
      result =
        result.slice(0, from) +
        (isPlain ? writeWord(instead) : instead) +
        result.slice(from + written.length);
  const wanted = changes.map((change) => (change.isChanged ? change.instead : change.written));
  const found = findValuePlaces(file, result).map(({ written }) => written);
  return isDeepStrictEqual(found, wanted) ? result : text;
}

/** The values of a file, in their order; none in what cannot be parsed. */
export function findValuePlaces(file: string, text: string): ValuePlace[] {
  const { open, data, close, body } = splitFrontmatter(file, text);
  const { contents } = parseYaml(data);
  return [
    ...findInData(contents, []).map((place) => shift(place, open.length)),
    ...findInBody(body).map((place) => shift(place, open.length + data.length + close.length)),
  ].toSorted((a, b) => a.from - b.from);
}

function findInData(node: unknown, path: PropertyKey[]): ValuePlace[] {
  if (isMap(node))
    return node.items.flatMap(({ key, value }) =>
      findInData(value, [...path, isScalar(key) ? String(key.value) : '']),
    );
  if (isSeq(node)) return node.items.flatMap((item, i) => findInData(item, [...path, i]));
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return [];
  const [from, to] = node.range;
  return [{ from, to, written: node.value, path, isPlain: node.type === 'PLAIN' }];
}

/** The addresses of links and images, and of elements. */
function findInBody(body: string): ValuePlace[] {
  const places: ValuePlace[] = [];
  const note = (from: number, to: number, written: string) =>
    places.push({ from, to, written, path: undefined, isPlain: false });
  let elementEnd = 0;
  for (const { name: element, position, children, url, attributes } of parseBody(body).nodes) {
    const [from, to] = [position?.start.offset, position?.end.offset];
    if (from === undefined || to === undefined) continue;
    // The address stands behind the words of a link, but where the words are the address.
    const inside = children?.at(-1)?.position?.end.offset ?? from;
    if (element === 'a') elementEnd = to;
    if (url !== undefined && (inside < to || from >= elementEnd))
      note(inside < to ? inside : from, to, url);
    for (const { name, value } of attributes ?? [])
      if ((name === 'href' || name === 'src') && typeof value === 'string') note(from, to, value);
  }
  return places;
}

function shift(place: ValuePlace, by: number): ValuePlace {
  return { ...place, from: place.from + by, to: place.to + by };
}
