import { addressOf, underBase } from '../../catalog/addresses.ts';
import { showHiddenCharacters } from '../../text/hidden-character.ts';
import type { Issue } from '../../source/issue.ts';
import { formatIssue } from '../../rules/rules.ts';
import { isAdvice } from '../../rules/rules.ts';
import type { ListedResource } from '../find-listed.ts';
import { describeListed } from '../find-listed.ts';
import { describeAnswer, findQuestion, type AnswerName } from './answers.ts';
import type { Choice } from './choices.ts';
import { fileOf } from './judge-resource.ts';
import type { KnownCatalog } from './known-catalog.ts';
import type { Proposal } from './proposals.ts';

/** What the check says of a new resource, a line each: the question it is about, its code and its message. */
export function formatFound(found: Issue[], id: string): string {
  return found
    .map((issue) => {
      if (issue.file !== fileOf(id)) return formatIssue(issue);
      const about = findQuestion(issue.field ?? []) ?? 'resource';
      const level = isAdvice(issue) ? 'Advice: ' : '';
      return showHiddenCharacters(`${about}  ${issue.code}  ${level}${issue.message}`);
    })
    .join('\n');
}

/** Where an address is listed, and what to do then. */
export function formatListed(listed: ListedResource[]): string {
  return listed
    .map((resource) => {
      const file = fileOf(resource.id);
      const advice = resource.retired
        ? `To list it again, remove "status" and the fields that belong to it from ${file}.`
        : `To list it in another place, add a placement to ${file}.`;
      return `The address is ${describeListed(resource)}. ${advice}`;
    })
    .join('\n');
}

/** What is still to be told, with what is proposed or the answers to choose from, for options of a command. */
export function formatMissing(missing: Missing[]): string {
  const width = Math.max(...missing.map(({ name }) => name.length));
  const lines = missing.map(({ name, proposal, choices }) => {
    const values = choices?.map(({ value }) => value).join(', ');
    const more = proposal
      ? ` Suggested ${proposal.from}: ${proposal.value}`
      : values
        ? ` One of: ${values}`
        : '';
    const instead = name === 'author' ? ' Not needed with an address.' : '';
    return showHiddenCharacters(
      `  --${name.padEnd(width)}  ${describeAnswer(name)}${instead}${more}`,
    );
  });
  const take = missing.some(({ proposal }) => proposal)
    ? 'Add them, or add --yes to accept the suggestions.'
    : 'Add them.';
  return ['Missing:', ...lines, `${take} Nothing was written.`].join('\n');
}

export interface Missing {
  name: AnswerName;
  proposal: Proposal | undefined;
  choices: Choice[] | undefined;
}

/** What to do with a resource that has been written. */
export function formatNext(id: string, file: string, { catalog: { site } }: KnownCatalog): string {
  const page = underBase(site.base, addressOf.resource(id));
  return [
    `${file} was written. Next:`,
    `  1. View its page:    npm run dev, then http://localhost:4321${page}`,
    `  2. Commit it:        git add ${file} && git commit -m "Add ${id}"`,
    `  3. Propose it:       push to your fork, and open a pull request at ${site.repository.url}`,
  ].join('\n');
}
