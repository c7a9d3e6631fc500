import { z } from 'zod';
import type { LinkResult } from '../run/check-links.ts';
import { isReason, type Reason, adviseOn, formatReason } from '../../link-health/reasons.ts';
import {
  address,
  code,
  type Inline,
  join,
  prose,
  own,
  formatDocument,
  list,
  type Block,
  type Markdown,
} from '../../github/markdown.ts';
import { readFile } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { formatCount } from '../../text/count.ts';
import { findFolderInRepository, placeContentFile } from '../../source/content-place.ts';
import { findLine, formatAnnotation } from '../../github/workflow.ts';

/** The most that is kept of a text from somebody else. */
const LONGEST = 200;
const text = (max: number) => z.string().max(max);

/** The advice on a link that a change adds: all that its sentences need, and nothing else. */
export const linkAdviceSchema = z.strictObject({
  url: text(2500),
  /** The content files that contain it, the first of them. */
  files: z.array(text(300)).max(20),
  /** False if it is never requested. */
  isWeb: z.boolean(),
  judgement: z.enum(['fails', 'advises', 'passes']),
  /** Why the newest check came to its outcome; absent if there was no check. */
  reason: text(60).optional(),
  detail: text(LONGEST).optional(),
  /** The fragments that the content uses and the page lacks. */
  missing: z.array(text(LONGEST)).max(10).optional(),
  /** Why it was not requested. */
  deferred: text(LONGEST).optional(),
});

export type LinkAdvice = z.output<typeof linkAdviceSchema>;

/** What `cairn links:advice --json` writes. */
export const adviceFileSchema = z.strictObject({
  version: z.literal(1),
  /** Whether most hosts could not be reached, which says nothing about the links. */
  offline: z.boolean(),
  links: z.array(linkAdviceSchema),
});

export type AdviceFile = z.output<typeof adviceFileSchema>;

/** Classifies a link that a change adds, and keeps what its advice needs. */
function createLinkAdvice(result: LinkResult): LinkAdvice {
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

/** What a link that a change adds means for the change. */
export type ChangeOutcome = 'fails' | 'advises' | 'passes';

/**
 * Reasons that do not pass with time and do not depend on who checks: the URL is wrong, or there is no server.
 * Anything else may be a bad day of the server, or our own network, and is advice.
 */
const failing: ReadonlySet<Reason> = new Set([
  'not-found',
  'gone',
  'no-such-name',
  'private-address',
  'credentials',
  'malformed',
  'certificate',
  'certificate-expired',
  'certificate-early',
  'certificate-self-signed',
  'certificate-name',
  'redirect-loop',
  'too-many-redirects',
] satisfies Reason[]);

/** Classifies by its newest check whether a change that adds a link may pass. */
export function classifyChange(result: ChangedLink): ChangeOutcome {
  const { address, record, exception } = result;
  if (exception) return 'passes';
  if (!address.isWeb)
    return address.malformed !== undefined || /^https?:/i.test(address.url) ? 'fails' : 'passes';
  const check = record?.checks.at(-1);
  if (!check) return 'advises';
  if (isReason(check.reason) && failing.has(check.reason)) return 'fails';
  const isFine = check.outcome === 'ok' || check.outcome === 'moved-temporarily';
  return isFine && !check.missing ? 'passes' : 'advises';
}

type ChangedLink = Pick<LinkResult, 'address' | 'record' | 'exception'>;

/** The status of a link and what to do, in one line of plain text. */
function formatAdvice(verdict: LinkAdvice): string {
  return `${verdict.url}: ${describe(verdict).words} ${adviseOnLink(verdict)}`.trim();
}

/** The same as an item of a list in Markdown, in which nothing from others has any effect. */
export function formatAdviceLine(verdict: LinkAdvice): Inline {
  const advice = adviseOnLink(verdict);
  return prose`${address(verdict.url)}: ${describe(verdict)}${own(advice === '' ? '' : ` ${advice}`)}`;
}

/** What to do about a link that does not pass. */
function adviseOnLink({ isWeb, reason, missing }: LinkAdvice): string {
  if (!isWeb) return 'Correct the URL.';
  if (reason === undefined) return 'Open it in a browser.';
  if (missing) return 'Correct the part after "#".';
  return adviseOn(reason);
}

function describe({ isWeb, reason, detail, missing = [], deferred }: LinkAdvice): Inline {
  if (!isWeb) return prose`it is not a valid address.`;
  if (reason === undefined)
    return deferred === undefined
      ? prose`it could not be checked.`
      : prose`it could not be checked (${deferred}).`;
  const found = formatReasonInert(reason, detail);
  if (missing.length === 0) return prose`${found}.`;
  const parts = join(
    missing.map((fragment) => code(`#${fragment}`)),
    ', ',
  );
  return prose`${found}, but it has no ${parts}.`;
}

/** A reason in words whose detail, a text from others, stays inert. */
export function formatReasonInert(reason: string, detail = ''): Inline {
  if (!isReason(reason)) return code(reason);
  if (detail === '') return own(formatReason(reason));
  const [before = '', after] = formatReason(reason, '{}').split('{}');
  return after === undefined ? own(before) : prose`${own(before)}${detail}${own(after)}`;
}

/**
 * Reports the new links of a change: an annotation on each line with a link that does not pass, a summary in Markdown,
 * and whether the change fails. `offline` says that most hosts could not be reached.
 */
export async function adviseOnLinks(
  results: LinkResult[],
  folder: string,
  offline = false,
): Promise<ChangeAdvice> {
  const verdicts = results.map(createLinkAdvice);
  const failing = verdicts.filter(({ judgement }) => judgement === 'fails');
  const advising = verdicts.filter(({ judgement }) => judgement === 'advises');
  const place = await findFolderInRepository(folder);
  const annotations: string[] = [];
  for (const verdict of [...failing, ...advising])
    annotations.push(...(await annotate(verdict, { folder, place })));
  const counts = [
    formatCount(results.length, 'new link'),
    `${failing.length} to fix`,
    `${advising.length} with advice`,
  ].join(', ');
  const section = (title: string, group: LinkAdvice[]): Block[] =>
    group.length === 0 ? [] : [own(`### ${title}`), list(group.map(formatAdviceLine))];
  const summary = formatDocument([
    prose`## Links of this change`,
    own(`${counts}.`),
    ...(offline ? [prose`Most hosts could not be reached from here.`] : []),
    ...section('Fix these', failing),
    ...section('Advice (optional)', advising),
  ]);
  return { annotations, summary, verdicts, fails: failing.length > 0 };
}

async function annotate(
  verdict: LinkAdvice,
  { folder, place }: { folder: string; place: string },
): Promise<string[]> {
  const { url, files } = verdict;
  const fails = verdict.judgement === 'fails';
  const message = formatAdvice(verdict);
  return Promise.all(
    files.map(async (file) => {
      const path = joinPath(folder, file.replace(/^content\//, ''));
      const text = await readFile(path, 'utf8').catch(() => '');
      return formatAnnotation({
        level: fails ? 'error' : 'warning',
        file: placeContentFile(file, place),
        // A parser adds the slash of a host.
        line: findLine(text, url) ?? findLine(text, url.replace(/\/$/, '')),
        title: fails ? 'Fix this link' : 'Check this link',
        message,
      });
    }),
  );
}

interface ChangeAdvice {
  /** Workflow commands, one a line. */
  annotations: string[];
  summary: Markdown;
  verdicts: LinkAdvice[];
  fails: boolean;
}
