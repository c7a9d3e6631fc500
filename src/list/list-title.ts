import { isAdvert, isBoilerplate, isContentsTitle } from './heading-names.ts';
import { foldText } from '../text/compare.ts';

/** Words that many names of repositories have. */
const COMMON = new Set(['a', 'and', 'awesome', 'best', 'for', 'list', 'lists', 'of', 'the']);

/**
 * The heading of the first level that names the list: the first one in front of the contents or, where that is an
 * advertisement, the words of its repository within a later one.
 *
 * @param name what the repository or its folder is called, if that is known
 * @returns the heading, and the title that it gives; `undefined` if none of them names the list
 */
export function findTitle<Found extends { title: string }>(
  headings: Found[],
  name: string | undefined,
): { heading: Found; title: string } | undefined {
  const contents = headings.findIndex(({ title }) => isContentsTitle(title));
  const inFront = contents === -1 ? headings : headings.slice(0, contents);
  const named = inFront.filter(({ title }) => !isBoilerplate(title));
  const [first] = named;
  if (first && !isAdvert(first.title)) return { heading: first, title: first.title };
  for (const heading of headings) {
    const title = cutName(heading.title, name ?? '');
    if (title !== undefined) return { heading, title };
  }
  const heading = named.find(({ title }) => !isAdvert(title)) ?? first;
  return heading && { heading, title: heading.title };
}

/** The words of a heading from the first to the last one that the name has, if it has all words of the name. */
function cutName(heading: string, name: string): string | undefined {
  const words = new Set(foldText(name).split(' '));
  const specific = [...words].filter((word) => word !== '' && !COMMON.has(word));
  const parts = heading.split(' ');
  const isOfName = parts.map((part) => words.has(foldText(part)));
  const has = new Set(parts.map(foldText));
  if (specific.length === 0 || !specific.every((word) => has.has(word))) return undefined;
  return parts.slice(isOfName.indexOf(true), isOfName.lastIndexOf(true) + 1).join(' ');
}
