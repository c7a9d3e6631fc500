import { cleanAddress, findListed, describeListed, type ListedResource } from '../find-listed.ts';
import {
  checkNewId,
  checkValue,
  createNewResource,
  type KnownCatalog,
  type NewResource,
  writeNewResource,
  fileOf,
} from './known-catalog.ts';
import type { Io, Prompts } from './prompts.ts';
import { fetchPage } from './read-page.ts';
import {
  acceptProposals,
  createResource,
  describeValue,
  findChoices,
  findName,
  isNeeded,
  isOpen,
  type Known,
  propose,
  valueNames,
  type Values,
  type NewOptions,
} from './values.ts';
import { addressOf, underBase } from '../../catalog/addresses.ts';
import { formatIssue, isAdvice } from '../../rules/rules.ts';
import { findFolderFrom, placeContentFile } from '../../source/content-place.ts';
import type { Issue } from '../../source/issue.ts';
import { showHiddenCharacters } from '../../text/hidden-character.ts';

const LEAVE_OUT = { value: '', label: 'leave empty' };

type Terminal = Io & { prompts: Prompts };
type Context = Known & { known: KnownCatalog; prompts: Prompts };

/** Adds a resource by prompting a person for what the options leave open; returns the exit code. */
export async function addInConversation(
  options: NewOptions,
  known: KnownCatalog,
  io: Terminal,
): Promise<number> {
  const { prompts, out, today } = io;
  const cancel = () => {
    prompts.log(NOTHING);
    return 0;
  };
  const blank: Context = { facts: {}, known, today, prompts };
  const begun = await distinguish(await promptForAddress(options.values, blank), blank);
  if (!begun) return cancel();
  let values = begun;

  if (values.address !== undefined && !options.offline)
    prompts.log(`Reading ${new URL(values.address).host} …`);
  const { facts, problem, movedTo } = await fetchPage(values, options, known, io);
  if (problem !== undefined) prompts.log(`${problem} You can continue without it.`);
  const context = { ...blank, facts };
  const question = `The page has moved permanently to ${movedTo}. Use the new address?`;
  if (movedTo !== undefined && (await prompts.confirm(question, true))) {
    const moved = await distinguish({ ...values, address: movedTo }, context);
    if (!moved) return cancel();
    values = moved;
  }
  if (options.yes) values = acceptProposals(values, context);
  values = await promptForValues(values, context, options.yes);

  const resource = await createFixed(values, context);
  prompts.show(resource.text.trimEnd());
  if (resource.advice.length > 0) prompts.log(formatIssues(resource.advice, resource.id));
  if (options.dryRun) return cancel();
  if (!options.yes && !(await prompts.confirm('Write this file?', true))) return cancel();
  out(formatNext(resource.id, await writeNewResource(resource, known, io.signal), known));
  return 0;
}

/** The values with a valid address, without tracking parameters, or with none. */
async function promptForAddress(values: Values, context: Context): Promise<Values> {
  const { prompts, today } = context;
  let given = values.address;
  const problem =
    given === undefined ? undefined : checkValue('address', createResource(values, today));
  if (problem !== undefined) prompts.log(problem);
  if (given === undefined || problem !== undefined)
    given = await promptFor('address', values, context);
  const { address, says } = cleanAddress(given);
  if (says !== undefined) prompts.log(says);
  return { ...values, address: address === '' ? undefined : address };
}

/** Prompts for what distinguishes a resource from one at the same address; `undefined` if it is the same. */
async function distinguish(values: Values, context: Context): Promise<Values | undefined> {
  const { prompts, known } = context;
  const listed = findListed(values.address ?? '', known.listed);
  if (listed.length === 0 || values.locator !== undefined) return values;
  prompts.log(formatListed(listed, known));
  if (!(await prompts.confirm('Is yours a different document at the same address?', false)))
    return undefined;
  return { ...values, locator: await promptFor('locator', values, context) };
}

/** Prompts for every value that is still open; for those that can be left out too, unless `onlyNeeded`. */
async function promptForValues(
  values: Values,
  context: Context,
  onlyNeeded: boolean,
): Promise<Values> {
  let all = values;
  for (const name of valueNames) {
    if (!isOpen(name, all, context.known.catalog)) continue;
    if (onlyNeeded && !isNeeded(name, all, context.known.catalog)) continue;
    // The language is that of the catalog, unless the page says otherwise.
    if (name === 'language' && !propose(name, all, context)) continue;
    all = { ...all, [name]: await promptFor(name, all, context) };
  }
  return all;
}

/** Prompts for one value, with what is proposed or was entered before; an empty one leaves it out. */
function promptFor(name: string, values: Values, context: Context): Promise<string> {
  const { known, prompts, today } = context;
  const before = values[name];
  const proposal = before === undefined ? propose(name, values, context) : undefined;
  const initial = before ?? proposal?.value;
  const question = `${name}: ${describeValue(name)}`;
  const message = proposal ? `${question} Suggested ${proposal.from}.` : question;
  const needed = isNeeded(name, values, known.catalog);
  const choices = findChoices(name, values, known.catalog);
  if (choices) {
    const offered = needed ? choices : [LEAVE_OUT, ...choices];
    return prompts.select({ message, choices: offered, initial });
  }
  return prompts.text({
    message: needed ? message : `${message} Optional.`,
    initial: initial ?? '',
    validate: (text) => {
      if (text === '') return needed ? `${name} is missing. Add it.` : undefined;
      if (name === 'id') return checkNewId(text, known);
      return checkValue(name, createResource({ ...values, [name]: text }, today));
    },
  });
}

/** Prompts again for what the check finds wrong, until it finds nothing. */
async function createFixed(all: Values, context: Context): Promise<NewResource> {
  const { prompts, known, today } = context;
  let values = all;
  for (;;) {
    const id = values.id ?? '';
    const wrongId = checkNewId(id, known);
    const resource =
      wrongId === undefined ? await createNewResource({ ...values, id }, today, known) : undefined;
    if (resource?.issues.length === 0) return resource;
    prompts.log(wrongId ?? formatIssues(resource?.issues ?? [], id));
    for (const name of resource ? findNames(resource) : ['id'])
      values = { ...values, [name]: await promptFor(name, values, context) };
  }
}

/** The values that the issues are about, each once. */
function findNames({ issues }: NewResource): Set<string> {
  return new Set(
    issues.flatMap(({ code, field = [] }) => {
      if (code === 'duplicate-resource') return ['address', 'locator'];
      // What is wrong with all of it is that nobody could find it.
      return [findName(field) ?? 'address', ...(field.length === 0 ? ['author'] : [])];
    }),
  );
}

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
