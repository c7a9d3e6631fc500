import type { ContentFile } from '../source/content-file.ts';
import { fnv1a } from '../text/ids.ts';
import type { createContent } from './create-content.ts';
import { keyOf } from './known-ids.ts';

type Contents = ReturnType<typeof createContent>;

interface Placed {
  title: string;
  url?: string;
  placements: object[];
}

/**
 * Puts the contents of several lists together, in their order. What has the same title and address in two lists is one
 * resource with the placements of both; what only has the same id gets another one, made of the path of its list.
 *
 * @param now ids of topics and paths of the catalog, if these are only some of its lists or of their entries
 */
export function mergeContents(
  parts: { file: string; content: Contents }[],
  now?: ReadonlySet<string>,
): Contents {
  const [only, ...others] = parts;
  if (only && others.length === 0 && !now) return only.content;
  const merged: Contents = { resources: [], topics: [], paths: [] };
  for (const { file, content } of parts) {
    const suffix = (fnv1a(file) >>> 0).toString(36);
    const rename = (taken: ContentFile[], own: ContentFile[]) => {
      const ids = new Set(taken.map(({ id }) => id));
      return new Map(
        own.map(({ id }): [string, string] => {
          const other = `${id}-${suffix}`;
          return [id, ids.has(id) || now?.has(other) === true ? other : id];
        }),
      );
    };
    const topics = rename(merged.topics, content.topics);
    const paths = rename(merged.paths, content.paths);
    const resources = rename(merged.resources, content.resources);
    const known = new Map(merged.resources.map((one) => [identityOf(one), one]));
    for (const one of content.resources) {
      const same = known.get(identityOf(one));
      if (same) resources.set(one.id, same.id);
    }
    const map = (value: unknown): unknown => mapIds(value, { topics, resources });
    for (const one of content.resources) {
      const own = { ...one, id: resources.get(one.id) ?? one.id, data: map(one.data) };
      const at = merged.resources.findIndex(({ id }) => id === own.id);
      const same = merged.resources[at];
      if (same) merged.resources[at] = addPlacements(same, own);
      else merged.resources.push(own);
    }
    for (const one of content.topics)
      merged.topics.push({ ...one, id: topics.get(one.id) ?? one.id, data: map(one.data) });
    for (const one of content.paths)
      merged.paths.push({ ...one, id: paths.get(one.id) ?? one.id, data: map(one.data) });
  }
  return merged;
}

function identityOf({ data }: ContentFile): string {
  const { title, url } = data as Placed;
  return `${keyOf({ title, url })}\n${title}`;
}

/** A resource with the places of another one too, each at its line in its own list. */
function addPlacements(one: ContentFile, other: ContentFile): ContentFile {
  const [first, more] = [one.data as Placed, other.data as Placed];
  const count = first.placements.length;
  return {
    ...one,
    data: { ...first, placements: [...first.placements, ...more.placements] },
    positionOf: (path, key) => {
      const [field, index, ...rest] = path;
      if (field !== 'placements' || Number(index) < count) return one.positionOf(path, key);
      const at = other.positionOf([field, Number(index) - count, ...rest], key);
      return { file: other.file, ...at };
    },
  };
}

/** Data with the ids that a topic or a resource of its list has now. */
function mapIds(
  value: unknown,
  ids: { topics: ReadonlyMap<string, string>; resources: ReadonlyMap<string, string> },
): unknown {
  const { placements, order, sections, groups, steps, ...rest } = value as Record<string, unknown>;
  const resource = (id: string) => ids.resources.get(id) ?? id;
  const mapAll = (all: unknown) => (all as unknown[]).map((one) => mapIds(one, ids));
  return {
    ...rest,
    ...(typeof rest['topic'] === 'string' && {
      topic: ids.topics.get(rest['topic']) ?? rest['topic'],
    }),
    ...(order !== undefined && { order: (order as string[]).map(resource) }),
    ...(placements !== undefined && { placements: mapAll(placements) }),
    ...(sections !== undefined && { sections: mapAll(sections) }),
    ...(groups !== undefined && { groups: mapAll(groups) }),
    ...(steps !== undefined && {
      steps: (steps as { resources?: { id: string }[] }[]).map((step) => ({
        ...step,
        ...(step.resources && {
          resources: step.resources.map((use) => ({ ...use, id: resource(use.id) })),
        }),
      })),
    }),
  };
}
