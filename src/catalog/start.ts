import type { LearningPath, Resource, Start } from './catalog.ts';
import { foundIn } from './create-resources.ts';
import type { SiteData } from '../schema/site.ts';
import { kinds } from '../schema/vocabulary.ts';

/** The steps at the beginning of a path whose resources lead on to the rest of it by themselves. */
const FIRST_STEPS = 2;

/**
 * Returns where newcomers start: what the settings name, a retired resource counting as its successor; otherwise the
 * first learning path, or `undefined` if there is none. `paths` are in the order of the site.
 */
export function createStart(
  data: SiteData['start'],
  paths: LearningPath[],
  findCurrent: (ids: string[]) => Resource[],
): Start | undefined {
  const [resource] = findCurrent(data?.resource === undefined ? [] : [data.resource]);
  if (resource)
    return { thing: resource, lang: resource.lang, reason: data?.reason, covers: [resource] };
  const path = data?.path === undefined ? paths[0] : foundIn(paths, data.path);
  if (!path) return undefined;
  const first = path.steps.slice(0, FIRST_STEPS).flatMap(({ resources }) => resources);
  return {
    thing: path,
    lang: undefined,
    reason: data?.path === undefined ? undefined : data.reason,
    covers: first.map(({ resource: used }) => used),
  };
}

/**
 * Whether the page of a resource offers the start: a newcomer who lands on something to look things up in, on a
 * place to talk, or on what is not for beginners, is better off there.
 */
export function offersStart(resource: Resource, start: Start | undefined): start is Start {
  if (!start || start.covers.includes(resource)) return false;
  const { kind, level } = resource;
  const teaches = kind === undefined || 'teaches' in kinds[kind];
  return !teaches || level?.from !== 'beginner';
}
