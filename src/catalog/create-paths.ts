import { addressOf } from './addresses.ts';
import {
  lineStyles,
  type Entries,
  type LearningPath,
  type Resource,
  type Step,
} from './catalog.ts';
import { found } from './found.ts';
import { successorOrSelf } from './retired.ts';
import type { LearningPathData } from '../schema/learning-path.ts';
import { languageOfOwnTitle } from '../text/text-direction.ts';

/** Creates the learning paths in the order of the site and tells the resources that they are steps. */
export function createPaths(
  entries: Entries,
  resource: (id: string) => Resource,
  href: (address: string) => string,
): LearningPath[] {
  const data = new Map(entries.paths.map((entry) => [entry.id, entry.data]));
  return entries.site.paths.map((id, i) =>
    createPath(id, i, found(data, id), resource, href, entries.site.language),
  );
}

function createPath(
  id: string,
  index: number,
  data: LearningPathData,
  resource: (id: string) => Resource,
  href: (address: string) => string,
  language: string,
): LearningPath {
  const letter = letterOf(index);
  const path: LearningPath = {
    ...data,
    id,
    href: href(addressOf.path(id)),
    formerly: data.formerly ?? [],
    whole: href(addressOf.wholePath(id)),
    letter,
    line: (index % lineStyles) + 1,
    steps: [],
    topics: [],
  };
  path.steps = data.steps.map((step, i) => {
    const resolved: Step = {
      id: step.id,
      href: href(addressOf.step(id, step.id)),
      formerly: step.formerly ?? [],
      kind: step.kind,
      title: step.title,
      take: step.take,
      done: step.done,
      code: `${letter}${i + 1}`,
      path,
      resources: (step.kind === 'resource' ? step.resources : []).map((use) => ({
        resource: resource(use.id),
        locator: use.locator,
      })),
      readings: (step.kind === 'reading' ? step.readings : []).map((reading) => ({
        ...reading,
        deeper: reading.deeper ?? false,
      })),
      companions: (step.companions ?? []).map(resource),
    };
    const uses = resolved.resources.map((use) => use.resource);
    resolved.lang = uses
      .map((used) => languageOfOwnTitle(step.title, used, language))
      .find((lang) => lang !== undefined);
    for (const used of withStandIns(uses)) used.steps.push(resolved);
    for (const companion of withStandIns(resolved.companions)) companion.companionOf.push(resolved);
    return resolved;
  });
  return path;
}

/** Each once, with what counts for those that are retired. */
function withStandIns(resources: Resource[]): Set<Resource> {
  return new Set(resources.flatMap((resource) => [resource, successorOrSelf(resource)]));
}

/** Letters as spreadsheets count columns: A … Z, AA, AB … */
function letterOf(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}
