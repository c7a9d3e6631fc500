import { parse } from 'yaml';
import { setFields, splitFields, type WrittenField } from '../../source/edit-yaml.ts';
import { writeField, writeResource } from '../../source/write-fields.ts';
import type { Repository } from '../../schema/site.ts';
import { formatEditUrl, formatNewFileUrl, canFillText } from '../edit-links.ts';
import { createData, createEntries, resourceJson, type Data } from '../resource-fields.ts';
import { checkCopies, checkUrls } from '../../rules/addresses.ts';
import { checkSchema } from '../../rules/check-schema.ts';
import { Ids, type CheckedContent } from '../../rules/checked-content.ts';
import { checkDuplicates, checkSimilar } from '../../rules/duplicates.ts';
import { checkFormerIds } from '../../rules/former-ids.ts';
import { checkGaps } from '../../rules/gaps.ts';
import { createEchoes, sortIssues } from '../../rules/issues.ts';
import { checkReferences } from '../../rules/references.ts';
import { checkCycles, checkRelations } from '../../rules/resources.ts';
import { checkRetiredMentions, checkSuccessors } from '../../rules/retired.ts';
import type { Check } from '../../rules/rule.ts';
import { checkOrder, checkSpacing } from '../../rules/syntax.ts';
import { checkSentences, checkTexts } from '../../rules/texts.ts';
import { checkPlacements } from '../../rules/topics.ts';
import { checkDays } from '../../rules/values.ts';
import { parseContentFile } from '../../source/content-file.ts';
import type { Issue } from '../../source/issue.ts';
import { id as idSchema } from '../../schema/fields.ts';
import { resourceSchema } from '../../schema/resource.ts';
import type { KnownContent } from './known-content.ts';

/** What the form needs to know in the browser, where the table of rules would weigh too much. */
export interface FormFacts {
  /** The codes that are advice. */
  advice: string[];
  /** How many packs hold the keys of the catalog. */
  packs: number;
  language: string;
  repository: Repository;
}

/**
 * The text of the file that a form makes. Without `original` a new one; else that file with the changed fields
 * written anew, and every other byte, comments included, as it was.
 */
export function writeDraft(data: Data, original?: string): string {
  if (original === undefined || !splitFields(original)) return writeResource(data);
  // As the form would give it back unchanged, so that only what somebody changed is written anew.
  const before = createData(createEntries(readData(original)));
  const order = Object.keys(resourceJson.properties ?? {});
  const changed = order
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(data[key]))
    .map((key): WrittenField => [
      key,
      data[key] === undefined ? undefined : writeField(key, data[key]),
    ]);
  return changed.length === 0 ? original : setFields(original, changed, order);
}

/** The data of a resource's file; empty if it cannot be read. */
export function readData(text: string): Data {
  try {
    const data: unknown = parse(text, { logLevel: 'error', uniqueKeys: false, maxAliasCount: 0 });
    return typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as Data) : {};
  } catch {
    return {};
  }
}

/** The longest address that GitHub accepts, and others may accept, with some room (its server refuses from 8,192 bytes on: github/docs #5136). */
const LONGEST = 8000;

export interface ProposalAddress {
  href: string;
  /** Whether the page there is filled in; else the text has to be pasted. */
  isFilled: boolean;
}

/**
 * The page of the forge on which a file is proposed: it makes the fork and the pull request. A new file is filled in
 * where the forge can do so, unless its text makes the address too long; no forge fills in the page that edits a file.
 */
export function findProposalAddress(
  repository: Repository,
  { file, text, isKnown }: { file: string; text: string; isKnown: boolean },
): ProposalAddress {
  if (isKnown) return { href: formatEditUrl(repository, file), isFilled: false };
  const filled = formatNewFileUrl(repository, file, text);
  if (canFillText(repository) && filled.length <= LONGEST) return { href: filled, isFilled: true };
  return { href: formatNewFileUrl(repository, file), isFilled: false };
}

/** A resource that somebody is about to propose. */
interface Draft {
  id: string;
  text: string;
  /** Whether it is there already, and changes. */
  isKnown: boolean;
}

/** The checks of a resource by itself; imported one by one, as their docs would weigh too much here. */
const alone: Check[] = [
  ...[checkUrls, checkCopies, checkDays, checkGaps],
  ...[checkSentences, checkTexts, checkOrder, checkSpacing],
];
/** Those of a resource next to others; what they find elsewhere was there before. */
const besideOthers: Check[] = [checkSimilar, checkRetiredMentions];
/** Those that find what a resource breaks elsewhere, too. */
const everywhere: Check[] = [
  checkDuplicates,
  checkRelations,
  checkCycles,
  checkFormerIds,
  checkSuccessors,
];

/**
 * The issues that `cairn check` would find in a draft, in its file and elsewhere because of it: the same codes and
 * words from the same code. Without `known` only the file by itself is checked.
 */
export function checkDraft(
  { id, text, isKnown }: Draft,
  known: KnownContent | undefined,
  challengeTitles: ReadonlySet<string>,
  today?: string,
): Issue[] {
  const file = `content/resources/${id}.yaml`;
  const { parsed, issues } = parseContentFile(file, text);
  const all = [...issues, ...checkId(id, isKnown, known?.content.ids.resources)];
  if (!parsed) return sortIssues(all);
  const result = checkSchema(resourceSchema, parsed);
  all.push(...result.issues);
  if (!result.usable || !known) return sortIssues(all);

  const own = { source: parsed, ...result.usable };
  const { content, secureHosts } = known;
  const placed = known.placed.filter(({ source }) => source.id !== id);
  const others = content.resources.filter(({ source }) => !isKnown || source.id !== id);
  const ids = { ...content.ids, resources: new Ids([...content.ids.resources, id]) };
  for (const { source, data } of [...others, own]) ids.resources.rename(data.formerly, source.id);
  // What is there twice is reported at the later one.
  const whole = { ...content, resources: [...others, own], ids };
  const facts = { challengeTitles, secureHosts, ...(today && { today }) };
  const run = (checks: Check[], checked: CheckedContent) =>
    checks.flatMap((check) => check(checked, facts));
  const { isEcho } = createEchoes(whole);
  const found = [
    ...run(everywhere, { ...whole, site: undefined }),
    ...run([checkReferences], { ...whole, resources: [own], topics: [], site: undefined }),
    ...run([checkPlacements], {
      ...whole,
      resources: [...placed, own],
      ids: { ...ids, resources: new Ids([...placed.map(({ source }) => source.id), id]) },
    }),
    ...[
      ...run(alone, { ...whole, resources: [own], topics: [] }),
      ...run(besideOthers, { ...whole, topics: [], site: undefined }),
    ].filter((issue) => issue.file === file),
  ];
  return sortIssues([...all, ...found.filter((issue) => !isEcho(issue))]);
}

/** What keeps a text from being the id of a resource: of one that `isKnown` it may be taken, by itself. */
export function checkId(id: string, isKnown: boolean, taken: Ids | undefined): Issue[] {
  const issue = (code: 'missing-field' | 'bad-id' | 'doubled-id', message: string): Issue => ({
    file: `content/resources/${id}.yaml`,
    line: 1,
    column: 1,
    code,
    message,
    field: ['id'],
  });
  if (id === '') return [issue('missing-field', 'id is missing. Add it.')];
  const result = idSchema.safeParse(id);
  if (!result.success)
    return [issue('bad-id', `id "${id}" ${result.error.issues[0]?.message ?? 'is not an id'}.`)];
  if (isKnown || !taken) return [];
  const now = taken.now.get(id);
  if (taken.has(id))
    return [issue('doubled-id', `"${id}" is the id of another resource. Choose another one.`)];
  return now
    ? [issue('doubled-id', `"${id}" is a former id of "${now}". Choose another one.`)]
    : [];
}
