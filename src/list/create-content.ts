import type { ContentFile, Position } from '../source/content-file.ts';
import type { Content } from '../source/read-content.ts';
import { repeatsAddress } from './link-words.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { isRecommendation } from './marks.ts';
import type {
  Legend,
  ListContent,
  ListLink,
  ListPart,
  ListPath,
  ListPlacement,
  ListResource,
  ListTopic,
} from './list-content.ts';

/** No summary of a topic is longer; what is longer is its introduction. */
const LONGEST_SUMMARY = 160;

/** What was read of a list before: what is the same again needs no second check. */
const dataOf = new Map<string, Map<string, Record<string, unknown>>>();

/**
 * Makes of a list what a folder of content files would hold: values at the lines of the list.
 *
 * @param file the list, from the root of the project
 */
export function createContent(
  list: ListContent,
  file: string,
): Pick<Content, 'resources' | 'topics' | 'paths'> {
  const meanings = new Map(list.legend.map((one) => [one.mark, one]));
  const orderOf = findOrders(list.resources);
  const before = dataOf.get(file);
  const now = new Map<string, Record<string, unknown>>();
  dataOf.set(file, now);
  return {
    resources: list.resources.map((resource) => {
      const described = describeResource(resource, meanings);
      const text = JSON.stringify(described);
      const data = before?.get(text) ?? described;
      // Two resources may say the same, and are two.
      before?.delete(text);
      now.set(text, data);
      return createFile(file, resource.id, data, (path) => placeOfResource(resource, path));
    }),
    topics: list.topics.map((topic) => {
      const { summary, body } = splitIntro(topic);
      const sections = topic.sections.map(({ groups, ...section }) => ({
        ...describePart(section),
        ...orderOf(topic.id, section.id),
        ...(groups.length > 0 && {
          groups: groups.map(({ id, title }) => ({
            ...{ id, title },
            ...orderOf(topic.id, section.id, id),
          })),
        }),
      }));
      const data = {
        title: topic.title,
        ...(summary !== undefined && { summary }),
        ...orderOf(topic.id),
        ...(sections.length > 0 && { sections }),
      };
      return {
        ...createFile(file, topic.id, data, ([field, section]) => {
          const part = field === 'sections' ? topic.sections[Number(section)] : undefined;
          return { line: (part ?? topic).line, column: 1 };
        }),
        body,
      };
    }),
    paths: list.paths.map((path) =>
      createFile(file, path.id, describePath(path), ([field, step]) => ({
        line: ((field === 'steps' ? path.steps[Number(step)] : undefined) ?? path).line,
        column: 1,
      })),
    ),
  };
}

/** A file of content that is no file: what it holds is in the list. */
export function createFile(
  file: string,
  id: string,
  data: unknown,
  positionOf: (path: PropertyKey[]) => Position,
): ContentFile {
  return {
    ...{ file, id, data, text: '', body: '', bodyOffset: 0, invalid: [] },
    ...{ positionOf, sourceOf: () => undefined },
  };
}

/** The order of the list, which may mean something. */
function findOrders(resources: ListResource[]) {
  const orders = new Map<string, { id: string; line: number }[]>();
  const keyOf = (...place: (string | undefined)[]) => place.join(' ');
  for (const { id, placements } of resources)
    for (const { topic, section, group, line } of placements) {
      const key = keyOf(topic, section, group);
      const known = orders.get(key);
      if (known) known.push({ id, line });
      else orders.set(key, [{ id, line }]);
    }
  return (topic: string, section?: string, group?: string): { order?: string[] } => {
    const found = orders.get(keyOf(topic, section, group)) ?? [];
    if (found.length < 2) return {};
    return { order: found.toSorted((a, b) => a.line - b.line).map(({ id }) => id) };
  };
}

function placeOfResource({ placements }: ListResource, [field, index]: PropertyKey[]): Position {
  const placement = field === 'placements' ? placements[Number(index)] : undefined;
  const { line, column } = placement ?? placements[0] ?? { line: 1, column: 1 };
  return { line, column };
}

function describeResource(
  { title, url, summary, kind, level, authors, moreAuthors, ...more }: ListResource,
  meanings: ReadonlyMap<string, Legend>,
): Record<string, unknown> {
  const { qualifier, lead, year, venue, channel, links, tags, marks, fields, notes } = more;
  const points = [
    ...(lead === undefined ? [] : [lead]),
    ...Object.entries(fields ?? {}).map(([name, value]) => `${name}: ${value}`),
    ...(notes ?? []).map(({ text }) => text),
  ];
  const pick = marks?.map((mark) => meanings.get(mark)).find((one) => one && makesPick(one));
  const labels = [
    ...(tags ?? []),
    ...(marks ?? [])
      .filter((mark) => mark !== pick?.mark)
      .map((mark) => meanings.get(mark)?.meaning ?? mark),
  ];
  return dropAbsent({
    ...{ title, url, locator: qualifier, kind, summary },
    level: level && { ...level, by: 'source' },
    // Not our judgement, so it says whose.
    ...(pick && {
      featured: true,
      why: `Marked in the list: ${pick.meaning.replace(/[.!?]*$/, '')}.`,
    }),
    ...{ authors, moreAuthors, year, venue, channel },
    links: links.length > 0 ? links.map(cutTitle) : undefined,
    tags: labels.length > 0 ? [...new Set(labels)] : undefined,
    notes: points.length > 0 ? points : undefined,
    placements: more.placements
      .map((placement, i) => ({ placement, place: placement.place ?? i + 1 }))
      .toSorted((one, other) => one.place - other.place)
      .map(({ placement }) => describePlacement(placement)),
    ...more.given,
  });
}

function makesPick({ meaning, isPick }: Legend): boolean {
  return isPick ?? isRecommendation(meaning);
}

function describePlacement({ topic, section, group, note, notes, given }: ListPlacement) {
  const text = [note, ...(notes ?? []).map((one) => one.text)].filter((one) => one !== undefined);
  return dropAbsent({
    ...{ topic, section, group },
    note: text.length > 0 ? text.join(' ') : undefined,
    ...given,
  });
}

function describePart({ id, title, intro }: ListPart) {
  return { id, title, ...(intro.length > 0 && { note: intro.join(' ') }) };
}

function describePath({ title, steps, given: ofPath }: ListPath): Record<string, unknown> {
  return {
    title,
    ...ofPath,
    steps: steps.map(({ id: own, text, links, resources, uses = [], given }, i) => {
      const companions = uses.flatMap(({ id, isCompanion }) => (isCompanion && id ? id : []));
      const step = {
        ...{ id: own ?? `step-${i + 1}`, title: text, ...given },
        ...(companions.length > 0 && { companions }),
      };
      if (resources.length > 0) {
        const locatorOf = (id: string) => uses.find((use) => use.id === id)?.locator;
        return {
          ...{ kind: 'resource', ...step },
          resources: resources.map((id) => dropAbsent({ id, locator: locatorOf(id) })),
        };
      }
      if (links.length === 0) return { kind: 'activity', ...step };
      const readings = links.map(({ url, title: name, deeper }) => ({
        ...{ title: name ?? text, url },
        ...(deeper && { deeper }),
      }));
      return { kind: 'reading', ...step, readings };
    }),
  };
}

/** A link without a title that only repeats its address. */
function cutTitle({ title, url }: ListLink): ListLink {
  return title === undefined || repeatsAddress(title, url) ? { url } : { title, url };
}

/** One short paragraph without links says what a topic is; any other text introduces it, as Markdown. */
function splitIntro({ intro, summary, body }: ListTopic): { summary?: string; body: string } {
  if (body !== undefined) return { ...(summary !== undefined && { summary }), body };
  const [first = '', ...rest] = intro;
  if (summary === undefined && first !== '' && rest.length === 0 && first.length <= LONGEST_SUMMARY)
    return { summary: first, body: '' };
  return {
    ...(summary !== undefined && { summary }),
    body: intro.map(escapeMarkdown).join('\n\n'),
  };
}

function dropAbsent(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
