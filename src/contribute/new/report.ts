import { addressOf, underBase } from '../../catalog/addresses.ts';
import { formatIssue, isAdvice } from '../../rules/rules.ts';
import { findFolderFrom, placeContentFile } from '../../source/content-place.ts';
import type { Issue } from '../../source/issue.ts';
import { showHiddenCharacters } from '../../text/hidden-character.ts';
import { describeListed, type ListedResource } from '../find-listed.ts';
import { fileOf, type KnownCatalog } from './known-catalog.ts';
import {
  describeValue,
  findChoices,
  findName,
  type Known,
  propose,
  type Values,
} from './values.ts';

export const NOTHING = 'Nothing was written.';

/** What the check says of a new resource, a line each: the value it is about, its code and its message. */
export function formatIssues(issues: Issue[], id: string): string {
  return issues
    .map((issue) => {
      if (issue.file !== fileOf(id)) return formatIssue(issue);
      const about = findName(issue.field ?? []) ?? 'resource';
      const level = isAdvice(issue) ? 'Advice: ' : '';
      return showHiddenCharacters(`${about}  ${issue.code}  ${level}${issue.message}`);
    })
    .join('\n');
}

/** Where an address is listed, and what to do then. */
export function formatListed(listed: ListedResource[], { folder }: KnownCatalog): string {
  return listed
    .map((resource) => {
      const file = placeContentFile(fileOf(resource.id), findFolderFrom(process.cwd(), folder));
      const advice = resource.retired
        ? `To list it again, remove "status" and the fields that belong to it from ${file}.`
        : `To list it in another place, add a placement to ${file}.`;
      return `The address is ${describeListed(resource)}. ${advice}`;
    })
    .join('\n');
}

/** The options that are missing, with what is proposed or the values to choose from. */
export function formatMissing(names: string[], values: Values, context: Known): string {
  const width = Math.max(...names.map((name) => name.length));
  const proposals = new Map(names.map((name) => [name, propose(name, values, context)]));
  const lines = names.map((name) => {
    const proposal = proposals.get(name);
    const choices = findChoices(name, values, context.known.catalog);
    const list = choices?.map(({ value }) => value).join(', ');
    const more = proposal
      ? ` Suggested ${proposal.from}: ${proposal.value}`
      : list
        ? ` One of: ${list}`
        : '';
    const instead = name === 'author' ? ' Not needed with an address.' : '';
    return showHiddenCharacters(
      `  --${name.padEnd(width)}  ${describeValue(name)}${instead}${more}`,
    );
  });
  const next = [...proposals.values()].some((proposal) => proposal)
    ? 'Add them, or add --yes to accept the suggestions.'
    : 'Add them.';
  return ['Missing:', ...lines, `${next} Nothing was written.`].join('\n');
}

/** What to do with a resource that has been written. */
export function formatNext(id: string, file: string, { catalog: { site } }: KnownCatalog): string {
  const page = underBase(site.base, addressOf.resource(id));
  return [
    `${file} was written. Next:`,
    `  1. View its page:    cairn dev, then http://localhost:4321${page}`,
    `  2. Commit it:        git add ${file} && git commit -m "Add ${id}"`,
    ...(site.repository
      ? [
          `  3. Propose it:       push to your fork, and open a pull request at ${site.repository.url}`,
        ]
      : []),
  ].join('\n');
}
