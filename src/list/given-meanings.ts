import type { HeadingMeaning, TextMeaning } from '../schema/list-settings.ts';
import { foldText } from '../text/compare.ts';
import type { Heading, TopicHeading } from './outline.ts';
import { readLevel } from './read-level.ts';
import type { ReadEntry } from './read-entry.ts';
import { readAuthors } from './references.ts';

/** What the owner of a list says that its parts mean, where that is not what the reading would guess. */
export interface GivenMeanings {
  /** By the text of the heading. */
  headings?: Record<string, HeadingMeaning> | undefined;
  /** By the heading of the column. */
  columns?: Record<string, TextMeaning> | undefined;
  /** Of the text behind the dash. */
  behind?: TextMeaning | undefined;
}

/** Leaves headings out that are no part of the list, and takes those in that only look like it. */
export function settleHeadings(root: Heading, headings: GivenMeanings['headings'] = {}): void {
  const find = createFinder(headings);
  const settle = (heading: Heading, isOut: boolean): void => {
    const meaning = find(heading.title);
    const isSkipped = meaning === 'skip' || (isOut && meaning === undefined);
    if (isSkipped || meaning !== undefined) heading.isBoilerplate = isSkipped;
    heading.children.forEach((child) => settle(child, isSkipped));
  };
  if (Object.keys(headings).length > 0) settle(root, false);
}

/** Makes topics of headings that are said to be topics, and parts of the topic before of those that are not. */
export function moveTopics(
  topics: TopicHeading[],
  headings: GivenMeanings['headings'] = {},
): TopicHeading[] {
  const find = createFinder(headings);
  const moved: TopicHeading[] = [];
  for (const topic of topics) {
    const meaning = find(topic.heading.title);
    const before = moved.at(-1)?.heading;
    if (before && meaning === 'section') before.children.push(topic.heading);
    else if (before && meaning === 'group')
      (before.children.at(-1) ?? before).children.push(topic.heading);
    else moved.push(topic);
    if (meaning !== 'section' && meaning !== 'group') moved.push(...cutTopics(topic.heading, find));
  }
  return moved.filter(({ heading }) => heading.entries.length > 0 || heading.children.length > 0);
}

/** Takes the headings out of another one that are said to be topics. */
function cutTopics(
  heading: Heading,
  find: (title: string) => HeadingMeaning | undefined,
): TopicHeading[] {
  const isTopic = ({ title }: Heading) => find(title) === 'topic';
  const own = heading.children.filter(isTopic);
  heading.children = heading.children.filter((child) => !isTopic(child));
  return [
    ...heading.children.flatMap((child) => cutTopics(child, find)),
    ...own.flatMap((child) => [{ heading: child }, ...cutTopics(child, find)]),
  ];
}

/** Finds what is said of a text, whatever its case and signs. */
export function createFinder<T>(said: Record<string, T>): (text: string) => T | undefined {
  const byText = new Map(Object.entries(said).map(([text, meaning]) => [foldText(text), meaning]));
  return (text) => byText.get(foldText(text));
}

/** An entry with its summary as what it is said to be. */
export function settleBehind<Entry extends ReadEntry>(
  entry: Entry,
  behind: TextMeaning | undefined,
): Entry {
  const { summary, ...rest } = entry;
  if (summary === undefined || behind === undefined || behind === 'summary') return entry;
  return addText(rest as Entry, behind, summary);
}

/** An entry with a text as what it is said to be; a text that says no such thing is a note. */
export function addText<Entry extends ReadEntry>(
  entry: Entry,
  meaning: TextMeaning,
  text: string,
): Entry {
  const level = meaning === 'level' ? readLevel(`level: ${text}`) : undefined;
  const authors = meaning === 'authors' ? readAuthors(text) : undefined;
  const [year] = meaning === 'year' ? (/\b(?:19|20)\d{2}\b/.exec(text) ?? []) : [];
  if (meaning === 'skip') return entry;
  if (meaning === 'summary') return { ...entry, summary: text };
  if (authors) return { ...entry, ...authors };
  if (level) return { ...entry, level };
  if (year !== undefined) return { ...entry, year: Number(year) };
  return { ...entry, notes: [...(entry.notes ?? []), { text, line: 0 }] };
}
