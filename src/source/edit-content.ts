import { isWithin, parseContentFile, splitFrontmatter } from './content-file.ts';
import { replaceTexts } from './edit-yaml.ts';
import { parseBody } from './parse-body.ts';

/** A value in a content file: a text in its data, or the address of a link in its body. */
interface ContentValue {
  value: string;
  /** The path to it in the data; `undefined` for a link in the body. */
  path: PropertyKey[] | undefined;
}

/**
 * Replaces values of a content file where `replacementOf` returns another one. Every other byte stays, and so does a
 * value that cannot be replaced letter by letter, or of which YAML has cut the end.
 */
export function replaceValues(
  file: string,
  text: string,
  replacementOf: (value: ContentValue) => string | undefined,
): string {
  const invalid = parseContentFile(file, text).parsed?.invalid ?? [];
  const { open, data, close, body } = splitFrontmatter(file, text);
  const ofText = ({ path, value }: { path: PropertyKey[]; value: string }) =>
    invalid.some((cut) => isWithin(path, cut)) ? undefined : replacementOf({ path, value });
  const links = replaceLinks(body, (value) => replacementOf({ path: undefined, value }));
  return open + replaceTexts(data, ofText, { inPlace: true }) + close + links;
}

/** A body with other addresses; the same body if a parser would find any other than these in it. */
function replaceLinks(body: string, replacementOf: (url: string) => string | undefined): string {
  const links = findLinks(body).map(({ from, to, url }) => {
    const at = body.slice(from, to).indexOf(url);
    const wanted = at === -1 ? undefined : replacementOf(url);
    return { from: from + at, to: from + at + url.length, url, wanted: wanted ?? url };
  });
  // From the end, so that the places before keep their offsets.
  const result = links
    .filter(({ url, wanted }) => wanted !== url)
    .reduceRight(
      (text, { from, to, wanted }) => text.slice(0, from) + wanted + text.slice(to),
      body,
    );
  const wanted = links.map((link) => link.wanted);
  const found = result === body ? wanted : findLinks(result).map(({ url }) => url);
  return JSON.stringify(found) === JSON.stringify(wanted) ? result : body;
}

/** The addresses of links, images and elements in a body, in their order. */
function findLinks(body: string): { url: string; from: number; to: number }[] {
  const links: { url: string; from: number; to: number }[] = [];
  let elementEnd = 0;
  for (const { name: element, position, children, url, attributes } of parseBody(body).nodes) {
    const [from, to] = [position?.start.offset, position?.end.offset];
    if (from === undefined || to === undefined) continue;
    // The address is after the words of a link, unless the words are the address.
    const inside = children?.at(-1)?.position?.end.offset ?? from;
    if (element === 'a') elementEnd = to;
    if (url !== undefined && (inside < to || from >= elementEnd))
      links.push({ from: inside < to ? inside : from, to, url });
    for (const { name, value } of attributes ?? [])
      if ((name === 'href' || name === 'src') && typeof value === 'string')
        links.push({ from, to, url: value });
  }
  return links.toSorted((a, b) => a.from - b.from);
}
