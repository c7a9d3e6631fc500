import { addressOf } from '../addresses.ts';
import { findBodyLinks } from '../check-body.ts';
import type { Issue } from '../issue.ts';
import { quote } from '../quote.ts';
import { isRetired } from '../retired.ts';
import type { Checked, CheckedContent } from '../references/checked-content.ts';
import { findMentions, type Naming } from '../references/mentions.ts';
import { issueAt } from '../references/reference-issue.ts';

/** Retired resources by id, with what takes their place. */
type Retired = Map<string, string | undefined>;

/** Nothing that readers see names a resource that is retired. */
export function checkRetiredReferences(content: CheckedContent): Issue[] {
  const { resources, topics, paths, site, glossary } = content;
  const retired: Retired = new Map(
    resources.flatMap(({ source, data }) =>
      isRetired(data) ? [[source.id, data.successor] as const] : [],
    ),
  );
  if (retired.size === 0) return [];
  const naming: [Naming, Checked<unknown>[]][] = [
    // What a retired resource names is shown no more than itself.
    ['resources', resources.filter(({ data }) => !isRetired(data))],
    ['topics', topics],
    ['paths', paths],
    ['site', site ? [site] : []],
    ['glossary', glossary ? [glossary] : []],
  ];
  return [
    ...naming.flatMap(([kind, files]) => files.flatMap((file) => checkData(kind, file, retired))),
    ...[...topics, ...paths].flatMap((file) => checkLinks(file, retired)),
  ];
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

/** In bodies, which are parsed again only where such a link may stand. */
function checkLinks({ source }: Checked<unknown>, retired: Retired): Issue[] {
  const addresses = new Map([...retired].map(([id, next]) => [addressOf.resource(id), next]));
  if (![...addresses.keys()].some((address) => source.body.includes(address))) return [];
  return findBodyLinks(source.body).flatMap(({ url, line, column }): Issue[] => {
    const address = url.replace(/[?#].*/s, '');
    if (!addresses.has(address)) return [];
    const next = addresses.get(address);
    const advice =
      next === undefined
        ? 'Link to another one, or leave the link out'
        : `Read the words around it, and link to "${addressOf.resource(next)}"`;
    return [
      {
        file: source.file,
        line: line + source.bodyOffset,
        column,
        code: 'retired-reference',
        message: `${quote(url)} leads to a retired resource. ${advice}.`,
      },
    ];
  });
}

function adviseOn(next: string | undefined, isStep: boolean): string {
  const first = isStep ? 'Read what the step says of it, and name' : 'Name';
  return next === undefined
    ? `${first} another one, or remove it`
    : `${first} "${next}", which takes its place`;
}
