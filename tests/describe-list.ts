import type { ListContent, ListResource } from '../src/list/list-content.ts';

/** What was read of a list as lines that a person can hold against it: entries by place, then what was left out. */
export function describeList(list: ListContent): string {
  const { title, intro, legend, topics, paths, skipped, issues } = list;
  return [
    `title: ${title ?? 'none'}`,
    ...intro.map((text) => `intro: ${text}`),
    ...legend.map(({ mark, meaning, line }) => `legend ${line}: ${mark} ${meaning}`),
    ...topics.flatMap((topic) => [
      `# ${topic.title} (${topic.id}, line ${topic.line})${topic.part === undefined ? '' : ` in ${topic.part}`}`,
      ...topic.intro.map((text) => `  intro: ${text}`),
      ...(topic.body === undefined ? [] : [`  body: ${topic.body.replaceAll('\n', ' ')}`]),
      ...describeEntries(list, topic.id),
      ...topic.sections.flatMap((section) => [
        `## ${section.title} (${section.id}, line ${section.line})`,
        ...section.intro.map((text) => `  intro: ${text}`),
        ...describeEntries(list, topic.id, section.id),
        ...section.groups.flatMap((group) => [
          `### ${group.title} (${group.id}, line ${group.line})`,
          ...group.intro.map((text) => `  intro: ${text}`),
          ...describeEntries(list, topic.id, section.id, group.id),
        ]),
      ]),
    ]),
    ...paths.flatMap((path) => [
      `path ${path.line}: ${path.title} (${path.id})`,
      ...path.steps.map(
        ({ line, text, links, resources }) =>
          `  ${line}: ${text} → ${[...resources, ...links.map(({ url }) => url)].join(', ')}`,
      ),
    ]),
    ...skipped.map(({ line, why, text }) => `left out ${line}: ${why} | ${text}`),
    ...issues.map(
      ({ line, column, code, message }) => `issue ${line}:${column}: ${code}: ${message}`,
    ),
    '',
  ].join('\n');
}

function describeEntries(
  { resources }: ListContent,
  topic: string,
  section?: string,
  group?: string,
): string[] {
  return resources
    .flatMap((resource) => resource.placements.map((placement, i) => ({ resource, placement, i })))
    .filter(
      ({ placement: place }) =>
        place.topic === topic && place.section === section && place.group === group,
    )
    .sort((one, other) => one.placement.line - other.placement.line)
    .map(({ resource, placement, i }) =>
      i === 0
        ? `- ${placement.line}:${placement.column} ${resource.id}: ${describeResource(resource)}`
        : `- ${placement.line}:${placement.column} ${resource.id} again${placement.note === undefined ? '' : `: ${placement.note}`}`,
    );
}

function describeResource({ id: _, placements: __, title, url, links, ...fields }: ListResource) {
  const more = links.map((link) => `${link.title ?? ''}=${link.url}`);
  return [title, `<${url ?? ''}>`, JSON.stringify(fields), ...more].join(' ');
}
