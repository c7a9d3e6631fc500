import { finishChange } from '../../files/write-files.ts';
import { refuseList } from '../../source/list-file.ts';
import { cleanAddress, findListed } from '../find-listed.ts';
import {
  addInConversation,
  formatIssues,
  formatListed,
  formatMissing,
  formatNext,
  NOTHING,
} from './conversation.ts';
import {
  checkNewId,
  createNewResource,
  InvalidContent,
  type KnownCatalog,
  loadKnownCatalog,
  writeNewResource,
} from './known-catalog.ts';
import { Interrupted, type Io } from './prompts.ts';
import { fetchPage } from './read-page.ts';
import {
  acceptProposals,
  isNeeded,
  isOpen,
  type Known,
  namesOnPage,
  propose,
  valueNames,
  type Values,
  inputs,
  type NewOptions,
} from './values.ts';
import { parseArgs } from 'node:util';
import { contentFolder } from '../../source/content-folder.ts';
import { createPrivacyCheck } from '../../links/request/address-guard.ts';

/**
 * Adds a resource to a content folder, of the options and what a person enters. Nothing is written but with exit code 0.
 * @returns the exit code: 0 written or canceled, 1 something is wrong with it, 2 something is missing, 130 interrupted
 * @throws {Error} if the folder cannot be read or written
 */
export async function runNew(options: NewOptions, io: Io): Promise<number> {
  try {
    refuseList(
      options.content,
      'which Cairn never writes. Add a line as its neighbours are written; the form at contribute/new/ of its site writes that line.',
    );
    await finishChange(options.content);
    const known = await loadKnownCatalog(options.content);
    return await (io.prompts
      ? addInConversation(options, known, { ...io, prompts: io.prompts })
      : addFromOptions(options, known, io));
  } catch (error) {
    if (error instanceof InvalidContent) {
      io.err(error.message);
      return 1;
    }
    if (!(error instanceof Interrupted)) throw error;
    io.err(`Interrupted. ${NOTHING}`);
    return 130;
  }
}

/** Adds a resource of the options alone. */
async function addFromOptions(options: NewOptions, known: KnownCatalog, io: Io): Promise<number> {
  const { yes } = options;
  const { address, says: cleaned } = cleanAddress(options.values.address ?? '');
  if (cleaned !== undefined) io.err(cleaned);
  const given = cleaned === undefined ? options.values : { ...options.values, address };
  const { locator, id } = given;
  const stop = (text: string, code: number) => {
    io.err(text);
    return code;
  };
  const wrongId = id === undefined ? undefined : checkNewId(id, known);
  if (wrongId !== undefined) return stop(`${wrongId} ${NOTHING}`, 1);
  const listed = locator === undefined ? findListed(address, known.listed) : [];
  if (listed.length > 0)
    return stop(
      `${formatListed(listed, known)} If yours is a different document at the same address, add --locator. ${NOTHING}`,
      1,
    );

  const isUseful = yes ? namesOnPage.some((name) => given[name] === undefined) : !given.title;
  const offline = options.offline || !isUseful;
  const { facts, problem, movedTo } = await fetchPage(given, { ...options, offline }, known, io);
  if (problem !== undefined) io.err(problem);
  if (movedTo !== undefined)
    io.err(
      `The page has moved permanently to ${movedTo}.${yes ? ' The new address is used.' : ''}`,
    );
  const context: Known = { facts, known, today: io.today };
  const moved = yes && movedTo !== undefined ? { ...given, address: movedTo } : given;
  const values = yes ? acceptProposals(moved, context) : proposeId(moved, context);

  const missing = valueNames.filter(
    (name) =>
      // An id is made of the title, if there is one.
      isNeeded(name, values, known.catalog) &&
      !values[name] &&
      (name !== 'id' || values.title !== undefined),
  );
  if (missing.length > 0) return stop(formatMissing(missing, values, context), 2);
  const resource = await createNewResource({ ...values, id: values.id ?? '' }, io.today, known);
  if (resource.issues.length > 0)
    return stop(`${formatIssues(resource.issues, resource.id)}\n${NOTHING}`, 1);
  if (resource.advice.length > 0) io.err(formatIssues(resource.advice, resource.id));
  if (options.dryRun) io.out(resource.text.trimEnd());
  else io.out(formatNext(resource.id, await writeNewResource(resource, known, io.signal), known));
  return 0;
}

/** Without --yes only the id is accepted, which follows from the title. */
function proposeId(values: Values, context: Known): Values {
  if (!isOpen('id', values, context.known.catalog)) return values;
  const id = propose('id', values, context)?.value;
  return id === undefined ? values : { ...values, id };
}

/** Of each value but the address, which has no option. */
const valueOptions = valueNames
  .filter((name) => name !== 'address')
  .map((name) => {
    const isList = inputs.some((input) => input.name === name && input.kind === 'lines');
    return [name, { type: 'string', multiple: isList }] as const;
  });

/**
 * Parses the arguments of the command; each value has an option of its name.
 * @throws {Error} if they cannot be meant
 */
export function readOptions(args: string[]): NewOptions {
  const { values: options, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...Object.fromEntries(valueOptions),
      content: { type: 'string', default: contentFolder() },
      yes: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      offline: { type: 'boolean', default: false },
      'allow-private': { type: 'string', multiple: true, default: [] },
      timeout: { type: 'string', default: '8' },
    },
  });
  const [address, ...more] = positionals;
  if (more.length > 0)
    throw new Error(
      `"${more[0] ?? ''}" does not belong to an option. Put text with spaces in quotes.`,
    );
  const given: Record<string, unknown> = { ...options, address };
  if ((given['level-from'] === undefined) !== (given['level-to'] === undefined))
    throw new Error('--level-from and --level-to must be used together.');
  const timeout = options.timeout.trim() === '' ? NaN : Number(options.timeout);
  if (!(timeout >= 0.1 && timeout <= 60))
    throw new RangeError(`--timeout "${options.timeout}" must be between 0.1 and 60.`);
  createPrivacyCheck(options['allow-private']);
  return {
    content: options.content,
    values: Object.fromEntries(
      valueNames.flatMap((name) => {
        const text = [given[name] ?? []].flat().map(String).join('; ').trim();
        return text === '' ? [] : [[name, text]];
      }),
    ),
    yes: options.yes,
    dryRun: options['dry-run'],
    offline: options.offline,
    allowPrivate: options['allow-private'],
    timeout: timeout * 1000,
  };
}
