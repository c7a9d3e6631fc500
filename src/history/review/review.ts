import { z } from 'zod';
import { changeKinds, subjects } from '../change.ts';
import { isPlain } from '../../github/markdown.ts';
import { linkAdviceSchema } from '../../links/publish/link-advice.ts';

/** How much of each a review holds; how many there are in all stands beside it. */
export const most = { issues: 60, changes: 150, links: 60, files: 60, cards: 20 } as const;
/** What a review consists of, each found out by itself. */
export const stages = ['check', 'changes', 'links'] as const;
export type Stage = (typeof stages)[number];
/** No review is larger, in bytes. */
export const LARGEST_REVIEW = 256 * 1024;

const count = z.int().min(0).max(1_000_000);
const text = (max: number) => z.string().max(max);
const id = text(120);

/**
 * Our own words: whoever writes a review may put others in their place, so that nothing is taken for them that could
 * be a link, a mention or markup.
 */
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

/** What a machine finds out about a change before anybody looks: the content of `review.json`. */
export const reviewSchema = z.strictObject({
  version: z.literal(1),
  /** The number of the pull request, where there is one. */
  pull: z.int().min(1).max(1_000_000_000).optional(),
  /** What the change brings and must not. */
  issues: partOf(issueSchema, most.issues),
  /** What the change brings and could be better. */
  advice: partOf(issueSchema, most.issues),
  /** What becomes of the catalog. */
  changes: partOf(changeSchema, most.changes),
  /** What was found of the links that it adds, those that need care first; nothing where they were not asked. */
  links: z
    .strictObject({ offline: z.boolean(), ...partOf(linkAdviceSchema, most.links).shape })
    .optional(),
  /** The files that it touches and that are not data. */
  guarded: partOf(text(300), most.files),
  /** What could not be found out, as a program ended on it; nothing where all was. */
  incomplete: z.array(z.enum(stages)).max(stages.length).optional(),
  /** Ids of the resources whose cards were pictured. */
  cards: z.array(id).max(most.cards),
  /** Whether the site could be built. */
  site: z.boolean(),
});

export type Review = z.output<typeof reviewSchema>;
