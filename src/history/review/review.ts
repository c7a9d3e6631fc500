import { z } from 'zod';
import { changeKinds, subjects, type Change } from '../change.ts';
import { isPlain } from '../../github/markdown.ts';
import {
  linkAdviceSchema,
  type AdviceFile,
  type LinkAdvice,
} from '../../links/publish/link-advice.ts';
import { showHiddenCharacters } from '../../text/hidden-character.ts';
import type { Issue } from '../../source/issue.ts';
import { lstat, readFile } from 'node:fs/promises';
import { idPattern } from '../../text/ids.ts';
import { addressOf } from '../../catalog/addresses.ts';
import { fieldsOf, listOf, textOf, type ContentData } from '../content-data.ts';

/** The most of each in a review; the total number is beside it. */
const most = { issues: 60, changes: 150, links: 60, files: 60, cards: 20 } as const;
/** The parts of a review, each created separately. */
const stages = ['check', 'changes', 'links'] as const;
export type Stage = (typeof stages)[number];
/** No review is larger, in bytes. */
export const LARGEST_REVIEW = 256 * 1024;

const count = z.int().min(0).max(1_000_000);
const text = (max: number) => z.string().max(max);
const id = text(120);

/** Words of ours. A review may be forged, so they must not be able to form a link, a mention or markup. */
export const ownWords = z.string().max(120).refine(isPlain);

const pieceSchema = z.union([
  ownWords,
  z.strictObject({ foreign: text(500) }),
  z.strictObject({ subject: z.enum(subjects), id, named: text(500) }),
]);

const changeSchema = z.strictObject({
  kind: z.enum(changeKinds),
  subject: z.enum(subjects),
  id,
  formerId: id.optional(),
  title: text(400),
  pieces: z.array(pieceSchema).max(200),
});

const issueSchema = z.strictObject({
  file: text(300),
  line: count,
  column: count,
  code: z
    .string()
    .max(60)
    .regex(/^[a-z0-9-]+$/),
  message: text(1000),
});

/** A part of a list, and how long the list is. */
const partOf = <T extends z.ZodType>(item: T, length: number) =>
  z.strictObject({ count, first: z.array(item).max(length) });

/** The content of `review.json`. */
export const reviewSchema = z.strictObject({
  version: z.literal(1),
  /** The number of the pull request, if there is one. */
  pull: z.int().min(1).max(1_000_000_000).optional(),
  /** New errors. */
  issues: partOf(issueSchema, most.issues),
  /** New advice. */
  advice: partOf(issueSchema, most.issues),
  /** How the catalog changes. */
  changes: partOf(changeSchema, most.changes),
  /** The status of new links, the worst first; `undefined` if they were not checked. */
  links: z
    .strictObject({ offline: z.boolean(), ...partOf(linkAdviceSchema, most.links).shape })
    .optional(),
  /** Changed files that are not only data. */
  guarded: partOf(text(300), most.files),
  /** Parts that could not be created, because a program failed. */
  incomplete: z.array(z.enum(stages)).max(stages.length).optional(),
  /** Ids of the resources with a screenshot. */
  cards: z.array(id).max(most.cards),
  /** Whether the site could be built. */
  site: z.boolean(),
});

export type Review = z.output<typeof reviewSchema>;

/** Everything known about a change. */
export interface Findings {
  pull: number | undefined;
  issues: Issue[];
  advice: Issue[];
  changes: Change[];
  links: AdviceFile | undefined;
  guarded: string[];
  /** Parts that could not be created. */
  incomplete: Stage[];
  cards: string[];
  site: boolean;
}

/** The sizes of all parts together stay below `LARGEST_REVIEW`. */
const KB = 1024;

const urgency: LinkAdvice['judgement'][] = ['fails', 'advises', 'passes'];

/** Creates a review of the findings: as much of each as fits, and how many there are. */
export function createReview({ pull, links, ...found }: Findings): Review {
  return reviewSchema.parse({
    version: 1,
    ...(pull !== undefined && { pull }),
    issues: firstOf(found.issues.map(boundIssue), most.issues, 60 * KB),
    advice: firstOf(found.advice.map(boundIssue), most.issues, 40 * KB),
    changes: firstOf(found.changes.map(boundChange), most.changes, 90 * KB),
    ...(links && {
      links: { offline: links.offline, ...firstOf(sortLinks(links), most.links, 40 * KB) },
    }),
    ...(found.incomplete.length > 0 && { incomplete: found.incomplete }),
    guarded: firstOf(found.guarded.map(cutPath), most.files, 20 * KB),
    cards: found.cards.slice(0, most.cards),
    site: found.site,
  });
}

function boundIssue({
  file,
  line,
  column,
  code,
  message,
}: Issue): Review['issues']['first'][number] {
  return {
    file: cutPath(file),
    line,
    column,
    code,
    message: showHiddenCharacters(message).slice(0, 1000),
  };
}

/** A change within the limits of the schema. */
function boundChange({ id, formerId, title, pieces, ...change }: Change): Change {
  return {
    ...change,
    id: id.slice(0, 120),
    ...(formerId !== undefined && { formerId: formerId.slice(0, 120) }),
    title: title.slice(0, 400),
    pieces: pieces
      .slice(0, 200)
      .map((piece) =>
        typeof piece === 'object' && 'id' in piece
          ? { ...piece, id: piece.id.slice(0, 120) }
          : piece,
      ),
  };
}

function sortLinks({ links }: AdviceFile): LinkAdvice[] {
  return links.toSorted((a, b) => urgency.indexOf(a.judgement) - urgency.indexOf(b.judgement));
}

/** As much of a list as fits, by items and by bytes, and its length. */
function firstOf<T>(list: T[], length: number, bytes: number): { count: number; first: T[] } {
  let size = 0;
  const first = list
    .slice(0, length)
    .filter((item) => (size += Buffer.byteLength(JSON.stringify(item)) + 1) <= bytes);
  return { count: list.length, first };
}

function cutPath(file: string): string {
  return showHiddenCharacters(file).slice(0, 300);
}

/**
 * Reads a review that an untrusted run has written.
 *
 * @throws {Error} if it is not a plain file, too large, or not exactly a review; with a sentence in our words
 */
export async function readReview(file: string): Promise<Review> {
  const found = await lstat(file);
  if (!found.isFile()) throw new Error('The review is no file.');
  if (found.size > LARGEST_REVIEW)
    throw new Error(`The review has ${found.size} bytes, and ${LARGEST_REVIEW} are the most.`);
  const text = await readFile(file, 'utf8');
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Error('The review is no JSON.');
  }
  const { success, data: review, error } = reviewSchema.safeParse(data);
  if (!success) throw new Error(`The review is not what it should be: ${describe(error)}.`);
  return review;
}

/** Where it differs, without quoting it. */
function describe({ issues }: z.ZodError): string {
  return issues
    .slice(0, 3)
    .map(({ path, code }) => `${code} at "${path.map(cleanKey).join('.')}"`)
    .join(', ');
}

function cleanKey(key: PropertyKey): string {
  return String(key)
    .replaceAll(/[^\w-]/g, '?')
    .slice(0, 40);
}

/** A resource of which screenshots are taken. */
export interface CardPlan {
  /** Safe as part of a file name. */
  id: string;
  /** Address of its page, from the root of the site. */
  page: string;
  /** Selector of its part of a page with several. */
  part?: string;
  /** Address of the page with its first row, if it has one. */
  rows: string | undefined;
}

/** The first resources that a change adds or changes, in the order of the changes. */
export function planCards(
  changes: Change[],
  { resources }: Pick<ContentData, 'resources'>,
): CardPlan[] {
  return changes
    .filter(({ subject, kind }) => subject === 'resource' && kind !== 'removed')
    .filter(({ id }) => idPattern.test(id) && id.length <= 90)
    .slice(0, most.cards)
    .map(({ id }) => {
      const fields = resources.get(id) ?? {};
      if (fields['status'] === 'deprecated')
        return { id, page: addressOf.retired(), part: `[id="${id}"]`, rows: undefined };
      const [first] = listOf(fields['placements']);
      const topic = textOf(fieldsOf(first)['topic']);
      return {
        id,
        page: addressOf.resource(id),
        rows: topic !== undefined && idPattern.test(topic) ? addressOf.topic(topic) : undefined,
      };
    });
}
