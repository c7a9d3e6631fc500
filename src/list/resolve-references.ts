import type { ListSettings } from '../schema/list-settings.ts';

type Fields = Record<string, unknown>;
type At = PropertyKey[];

/** Finds the id of what the settings beside a list name, and reports what the list does not have, where it is named. */
export interface Resolver {
  entry: (reference: string, at: At) => string | undefined;
  path: (reference: string, at: At) => string | undefined;
}

/** What is said of an entry, with ids in place of addresses and titles. */
export function resolveOverlay(
  fields: NonNullable<ListSettings['entries']>[string],
  { entry }: Resolver,
  key: string,
): Fields {
  const at = ['entries', key];
  const { requires, related, successor, ...others } = fields;
  const next = successor === undefined ? undefined : entry(successor, [...at, 'successor']);
  return {
    ...others,
    ...(requires && ifAny('requires', resolveAll(requires, entry, [...at, 'requires']))),
    ...(related &&
      ifAny(
        'related',
        related.flatMap((one, i) => {
          const resource = entry(one.resource, [...at, 'related', i, 'resource']);
          return resource === undefined ? [] : { ...one, resource };
        }),
      )),
    ...(next !== undefined && { successor: next }),
  };
}

/** A learning path with ids of resources; a step without any is something to do. */
export function resolvePath(
  { steps, ...path }: Omit<NonNullable<ListSettings['paths']>[number], 'id'>,
  { entry }: Resolver,
  index: number,
): Fields {
  return {
    ...path,
    steps: steps.map((step, i) => {
      const at = ['paths', index, 'steps', i];
      const { companions, ...others } = step;
      const helps =
        companions && ifAny('companions', resolveAll(companions, entry, [...at, 'companions']));
      if (others.kind !== 'resource') return { ...others, ...helps };
      const { resources, ...rest } = others;
      const found = resources.flatMap((use, nth) => {
        const id = entry(use.id, [...at, 'resources', nth, 'id']);
        return id === undefined ? [] : { ...use, id };
      });
      return found.length > 0
        ? { ...rest, ...helps, resources: found }
        : { ...rest, ...helps, kind: 'activity' };
    }),
  };
}

/** Settings of the site, with ids of resources and learning paths. */
export function resolveSite(
  {
    start,
    channels,
    questions,
    ...site
  }: Fields & Pick<ListSettings, 'start' | 'channels' | 'questions'>,
  { entry, path }: Resolver,
): Fields {
  const [ofPath, ofEntry] = [
    start?.path === undefined ? undefined : path(start.path, ['start', 'path']),
    start?.resource === undefined ? undefined : entry(start.resource, ['start', 'resource']),
  ];
  return {
    ...site,
    ...(start && ofPath !== undefined && { start: { ...start, path: ofPath } }),
    ...(start && ofEntry !== undefined && { start: { ...start, resource: ofEntry } }),
    ...(channels && ifAny('channels', resolveAll(channels, entry, ['channels']))),
    ...(questions && {
      questions: questions.map(({ answers, ...question }, i) => ({
        ...question,
        answers: answers.map((answer, nth) => ({
          ...answer,
          paths: resolveAll(answer.paths, path, ['questions', i, 'answers', nth, 'paths']),
        })),
      })),
    }),
  };
}

/** Terms with ids of resources. */
export function resolveTerms(
  terms: NonNullable<ListSettings['glossary']>,
  { entry }: Resolver,
): Fields {
  return Object.fromEntries(
    Object.entries(terms).map(([id, { resources, ...term }]) => [
      id,
      {
        ...term,
        ...(resources &&
          ifAny('resources', resolveAll(resources, entry, ['glossary', id, 'resources']))),
      },
    ]),
  );
}

function resolveAll(references: string[], resolve: Resolver['entry'], at: At): string[] {
  return references.flatMap((reference, i) => resolve(reference, [...at, i]) ?? []);
}

/** A field of the settings is absent if nothing is left in it. */
function ifAny(field: string, found: unknown[]): Fields {
  return found.length === 0 ? {} : { [field]: found };
}
