import type { Issue } from '../source/issue.ts';
import { isRetired } from '../catalog/retired.ts';
import type { Checked, CheckedContent } from './checked-content.ts';
import { findMentions, type Naming } from './mentions.ts';
import { issueAt } from './reference-issue.ts';

/** Retired resources by id, with what takes their place. */
type Retired = Map<string, string | undefined>;

/** No field that readers see names a resource that is retired; `checkRetiredLinks` looks at the bodies. */
export function checkRetiredReferences(content: CheckedContent): Issue[] {
  const { resources, topics, paths, site, glossary } = content;
  const retired = findRetired(resources);
  if (retired.size === 0) return [];
  const naming: [Naming, Checked<unknown>[]][] = [
    // What a retired resource names is shown no more than itself.
    ['resources', resources.filter(({ data }) => !isRetired(data))],
    ['topics', topics],
    ['paths', paths],
    ['site', site ? [site] : []],
    ['glossary', glossary ? [glossary] : []],
  ];
  return naming.flatMap(([kind, files]) => files.flatMap((file) => checkData(kind, file, retired)));
}

/** The retired among some resources. */
export function findRetired(resources: CheckedContent['resources']): Retired {
  return new Map(
    resources.flatMap(({ source, data }) =>
      isRetired(data) ? [[source.id, data.successor] as const] : [],
    ),
  );
}

function checkData(kind: Naming, { source, data }: Checked<unknown>, retired: Retired): Issue[] {
  return findMentions(kind, 'resources', data).flatMap(({ path, id }) => {
    if (!retired.has(id)) return [];
    // A topic names resources in orders only.
    const advice =
      kind === 'topics' ? 'Remove it from the order' : adviseOn(retired.get(id), kind === 'paths');
    return [issueAt(source, path, 'retired-reference', `"${id}" is retired. ${advice}.`)];
  });
}

function adviseOn(next: string | undefined, isStep: boolean): string {
  const first = isStep ? 'Reread the text of the step, and use' : 'Use';
  return next === undefined
    ? `${first} another resource, or remove it`
    : `${first} its successor, "${next}"`;
}
