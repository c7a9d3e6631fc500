import type { ContentFile } from './content-file.ts';
import { foldUrl } from './folded-url.ts';
import type { Issue } from './issue.ts';
import type { IssueCode } from './issue-codes.ts';
import type { GlossaryData } from './schema/glossary.ts';
import type { LearningPathData } from './schema/learning-path.ts';
import type { ResourceData } from './schema/resource.ts';
import type { SiteData } from './schema/site.ts';
import type { TopicData } from './schema/topic.ts';
import { formatSuggestion } from './suggestion.ts';

/** A file that holds what its schema wants. */
export interface Checked<T> {
  source: ContentFile;
  data: T;
}

/** Everything that could be read and holds its schema; files with issues of their own are absent. */
export interface CheckedContent {
  resources: Checked<ResourceData>[];
  topics: Checked<TopicData>[];
  paths: Checked<LearningPathData>[];
  site: Checked<SiteData> | undefined;
  glossary: Checked<GlossaryData> | undefined;
  /** The ids of all files, also of those that have issues: a reference to them is right. */
  ids: { resources: Set<string>; topics: Set<string>; paths: Set<string> };
}

/** Checks everything that ties one file to another. Returns all issues, in no order. */
export function checkReferences(content: CheckedContent): Issue[] {
  const placementIssues = checkPlacements(content);
  // What is misspelt or has issues of its own may well be what fills a section.
  const complete =
    content.resources.length === content.ids.resources.size &&
    !placementIssues.some(({ code }) => code.startsWith('unknown-'));
  return [
    ...placementIssues,
    ...checkTopics(content, complete),
    ...checkPaths(content),
    ...checkSite(content),
    ...checkGlossary(content),
    ...checkDuplicates(content),
    ...checkRelations(content),
  ];
}

function checkPlacements({ resources, topics, ids }: CheckedContent): Issue[] {
  return resources.flatMap(({ source, data }) => {
    const seen = new Set<string>();
    return data.placements.flatMap((placement, i): Issue[] => {
      const at = (...path: PropertyKey[]) => ['placements', i, ...path];
      const key = [placement.topic, placement.section, placement.locator].join('\n');
      if (seen.has(key)) {
        return [
          issueAt(
            source,
            at(),
            'doubled-placement',
            `the resource is placed twice in section "${placement.section}" of topic "${placement.topic}"${placement.locator ? ` at "${placement.locator}"` : ''}. Remove one placement, or tell the two apart by a locator.`,
          ),
        ];
      }
      seen.add(key);
      if (!ids.topics.has(placement.topic))
        return [unknown(source, at('topic'), 'topic', placement.topic, ids.topics)];
      const topic = topics.find(({ source: { id } }) => id === placement.topic);
      if (!topic) return [];
      const section = topic.data.sections.find(({ id }) => id === placement.section);
      if (!section) {
        const sections = topic.data.sections.map(({ id }) => id);
        const where = ` in topic "${placement.topic}"`;
        return [unknown(source, at('section'), 'section', placement.section, sections, where)];
      }
      const groups = (section.groups ?? []).map(({ id }) => id);
      const where = ` in section "${placement.section}" of topic "${placement.topic}"`;
      if (placement.group && !groups.includes(placement.group))
        return [unknown(source, at('group'), 'group', placement.group, groups, where)];
      return [];
    });
  });
}

function checkTopics({ resources, topics, ids }: CheckedContent, complete: boolean): Issue[] {
  const placements = resources.flatMap(({ source, data }) =>
    data.placements.map((placement) => ({ ...placement, resource: source.id })),
  );

  return topics.flatMap(({ source, data }) => [
    ...doubled(source, data.sections, ['sections']),
    ...data.sections.flatMap((section, s): Issue[] => {
      const here = placements.filter(
        (placement) => placement.topic === source.id && placement.section === section.id,
      );
      const groups = section.groups ?? [];
      const path = ['sections', s];
      if (here.length === 0 && complete)
        return [unused(source, [...path, 'id'], 'section', section.id)];
      return [
        ...doubled(source, groups, [...path, 'groups']),
        ...misplaced(
          source,
          [...path, 'order'],
          section.order,
          // Those in groups are ordered by their group.
          here.filter((placement) => placement.group === undefined),
          ids.resources,
          complete,
        ),
        ...groups.flatMap((group, g) => {
          const inGroup = here.filter((placement) => placement.group === group.id);
          const groupPath = [...path, 'groups', g];
          if (inGroup.length === 0 && complete)
            return [unused(source, [...groupPath, 'id'], 'group', group.id)];
          return misplaced(
            source,
            [...groupPath, 'order'],
            group.order,
            inGroup,
            ids.resources,
            complete,
          );
        }),
      ];
    }),
  ]);
}

function misplaced(
  source: ContentFile,
  path: PropertyKey[],
  order: string[] | undefined,
  placements: { resource: string }[],
  known: Set<string>,
  complete: boolean,
): Issue[] {
  const placed = new Set(placements.map(({ resource }) => resource));
  return [
    ...unknowns(source, path, 'resource', order, known),
    ...(order ?? []).flatMap((id, i) =>
      known.has(id) && !placed.has(id) && complete
        ? [
            issueAt(
              source,
              [...path, i],
              'misplaced-order',
              `"${id}" is not placed directly under this heading. Remove it from the order, or place the resource here.`,
            ),
          ]
        : [],
    ),
  ];
}

function checkPaths({ paths, ids }: CheckedContent): Issue[] {
  return paths.flatMap(({ source, data }) => [
    ...doubled(source, data.steps, ['steps']),
    ...data.steps.flatMap((step, s) => {
      const uses = step.kind === 'resource' ? step.resources : [];
      const used = new Set<string>();
      return [
        ...uses.flatMap(({ id, locator }, i) => {
          const path = ['steps', s, 'resources', i, 'id'];
          if (!ids.resources.has(id)) return [unknown(source, path, 'resource', id, ids.resources)];
          const key = `${id}\n${locator}`;
          if (used.has(key)) return [twice(source, path, id)];
          used.add(key);
          return [];
        }),
        ...unknowns(source, ['steps', s, 'companions'], 'resource', step.companions, ids.resources),
      ];
    }),
  ]);
}

function checkSite({ site, topics, paths, ids }: CheckedContent): Issue[] {
  if (!site) return [];
  const { source, data } = site;
  return [
    ...unknowns(source, ['topics'], 'topic', data.topics, ids.topics),
    ...unknowns(source, ['paths'], 'path', data.paths, ids.paths),
    ...unknowns(source, ['channels'], 'resource', data.channels, ids.resources),
    ...unlisted(topics, data.topics, 'topic'),
    ...unlisted(paths, data.paths, 'path'),
  ];
}

function unlisted(files: Checked<unknown>[], listed: string[], what: 'topic' | 'path'): Issue[] {
  return files.flatMap(({ source }) =>
    listed.includes(source.id)
      ? []
      : [
          issueAt(
            source,
            [],
            `unlisted-${what}`,
            `content/site.yaml does not list ${nameOf(what)} "${source.id}". Add it to "${what}s" there.`,
          ),
        ],
  );
}

function checkGlossary({ glossary, ids }: CheckedContent): Issue[] {
  if (!glossary) return [];
  const { source, data } = glossary;
  const terms = new Set(Object.keys(data));
  return Object.entries(data).flatMap(([id, term]) => [
    ...unknowns(source, [id, 'see'], 'term', term.see, terms),
    ...(term.see ?? []).flatMap((other, i) =>
      other === id ? [itself(source, [id, 'see', i], id)] : [],
    ),
    ...unknowns(source, [id, 'resources'], 'resource', term.resources, ids.resources),
  ]);
}

function checkDuplicates({ resources }: CheckedContent): Issue[] {
  const first = new Map<string, Checked<ResourceData>>();
  return resources.flatMap((resource) => {
    const { source, data } = resource;
    if (!data.url) return [];
    const key = `${foldUrl(data.url)}\n${data.locator?.toLowerCase() ?? ''}`;
    const other = first.get(key);
    if (!other) {
      first.set(key, resource);
      return [];
    }
    return [
      issueAt(
        source,
        ['url'],
        'duplicate-resource',
        `"${data.url}" is already listed as "${other.data.title}" in ${other.source.file}. Add a placement there, or tell the two apart by "locator".`,
      ),
    ];
  });
}

function checkRelations({ resources, ids }: CheckedContent): Issue[] {
  const requires = new Map(
    resources.map(({ source, data }) => [source.id, data.requires ?? []] as const),
  );
  const related = new Map<string, string>();
  return resources.flatMap(({ source, data }) => [
    ...unknowns(source, ['requires'], 'resource', data.requires, ids.resources),
    ...(data.related ?? []).flatMap(({ resource }, i) => {
      const path = ['related', i, 'resource'];
      if (!ids.resources.has(resource))
        return [unknown(source, path, 'resource', resource, ids.resources)];
      if (resource === source.id) return [itself(source, path, resource)];
      const key = [source.id, resource].toSorted().join('\n');
      const first = related.get(key);
      if (!first) {
        related.set(key, source.file);
        return [];
      }
      return [
        issueAt(
          source,
          path,
          'doubled-relation',
          `"${source.id}" and "${resource}" are already related in ${first}. Keep one of the two; both pages show it.`,
        ),
      ];
    }),
    ...(data.requires ?? []).flatMap((id, i) => {
      if (id === source.id) return [itself(source, ['requires', i], id)];
      const cycle = findCycle(source.id, id, requires);
      return cycle
        ? [
            issueAt(
              source,
              ['requires', i],
              'requires-cycle',
              `"${source.id}" requires ${cycle.map((other) => `"${other}"`).join(', which requires ')}. Remove one of the requirements.`,
            ),
          ]
        : [];
    }),
  ]);
}

/** The ids from `from` back to `start` along `requires`, or nothing when there is no way back. */
function findCycle(
  start: string,
  from: string,
  requires: Map<string, string[]>,
): string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
  for (const id of cameFrom.keys()) {
    for (const next of requires.get(id) ?? []) {
      if (next === start) {
        const way = [start];
        for (let step: string | undefined = id; step; step = cameFrom.get(step)) way.unshift(step);
        return way;
      }
      if (!cameFrom.has(next)) cameFrom.set(next, id);
    }
  }
  return undefined;
}

function doubled(source: ContentFile, items: { id: string }[], path: PropertyKey[]): Issue[] {
  return items.flatMap(({ id }, i) =>
    items.findIndex((item) => item.id === id) === i
      ? []
      : [
          issueAt(
            source,
            [...path, i, 'id'],
            'doubled-id',
            `"${id}" stands twice. Rename one of them.`,
          ),
        ],
  );
}

type Referred = 'topic' | 'section' | 'group' | 'resource' | 'path' | 'term';

function unknowns(
  source: ContentFile,
  path: PropertyKey[],
  what: Referred,
  ids: string[] | undefined,
  known: Set<string>,
): Issue[] {
  return (ids ?? []).flatMap((id, i) => {
    if (!known.has(id)) return [unknown(source, [...path, i], what, id, known)];
    return ids?.indexOf(id) === i ? [] : [twice(source, [...path, i], id)];
  });
}

function unknown(
  source: ContentFile,
  path: PropertyKey[],
  what: Referred,
  id: string,
  known: Iterable<string>,
  where = '',
): Issue {
  const hint = formatSuggestion(id, known) || ` Check its spelling, or create it.`;
  return issueAt(
    source,
    path,
    `unknown-${what}`,
    `${nameOf(what)} "${id}" does not exist${where}.${hint}`,
  );
}

function nameOf(what: Referred): string {
  return what === 'path' ? 'learning path' : what;
}

function twice(source: ContentFile, path: PropertyKey[], id: string): Issue {
  return issueAt(source, path, 'doubled-id', `"${id}" stands twice. Remove one of them.`);
}

function unused(source: ContentFile, path: PropertyKey[], what: 'section' | 'group', id: string) {
  return issueAt(
    source,
    path,
    `unused-${what}`,
    `no resource is placed in ${what} "${id}". Place one there, or remove the ${what}.`,
  );
}

function itself(source: ContentFile, path: PropertyKey[], id: string): Issue {
  return issueAt(source, path, 'names-itself', `"${id}" names itself. Name another one.`);
}

function issueAt(
  source: ContentFile,
  path: PropertyKey[],
  code: IssueCode,
  message: string,
): Issue {
  return { file: source.file, ...source.positionOf(path), code, message };
}
