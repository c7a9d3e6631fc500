import { z } from 'zod';
import type { LinkResult } from '../run/finding.ts';
import { classifyChange } from './judge-change.ts';

/** As much of a stranger's text as somebody reads. */
const LONGEST = 200;
const text = (max: number) => z.string().max(max);

/** What is told of a link that a change adds: all that its sentences are made of, and nothing else. */
export const linkAdviceSchema = z.strictObject({
  url: text(2500),
  /** The content files that name it, the first of them. */
  files: z.array(text(300)).max(20),
  /** False for what is never asked. */
  isWeb: z.boolean(),
  judgement: z.enum(['fails', 'advises', 'passes']),
  /** Why the newest check came to its outcome; none where there was no check. */
  reason: text(60).optional(),
  detail: text(LONGEST).optional(),
  /** The parts that content names and the page lacks. */
  missing: z.array(text(LONGEST)).max(10).optional(),
  /** Why it was not asked. */
  deferred: text(LONGEST).optional(),
});

export type LinkAdvice = z.output<typeof linkAdviceSchema>;

/** What `npm run links:advice -- --json` writes. */
export const adviceFileSchema = z.strictObject({
  version: z.literal(1),
  /** Whether most hosts could not be reached, which says nothing about the links. */
  offline: z.boolean(),
  links: z.array(linkAdviceSchema),
});

export type AdviceFile = z.output<typeof adviceFileSchema>;

/** Judges a link that a change adds, and keeps what is told of it. */
export function createLinkAdvice(result: LinkResult): LinkAdvice {
  const { address, record, deferred } = result;
  const { reason, detail, missing } = record?.checks.at(-1) ?? {};
  return {
    url: address.url.slice(0, 2500),
    files: address.files.slice(0, 20),
    isWeb: address.isWeb,
    judgement: classifyChange(result),
    ...(reason !== undefined && { reason }),
    ...(detail !== undefined && { detail: detail.slice(0, LONGEST) }),
    ...(missing && { missing: missing.slice(0, 10).map((part) => part.slice(0, LONGEST)) }),
    ...(deferred !== undefined && { deferred: deferred.slice(0, LONGEST) }),
  };
}
