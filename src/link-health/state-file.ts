import { basename, dirname, join } from 'node:path';
import { withLock } from '../files/lock.ts';
import { readPlainFile, UnreadableFile } from '../files/read-plain-file.ts';
import { writeFileAtomically } from '../files/write-file.ts';
import { type LinkState, type Check, type LinkRecord, isSuccess, latestNow } from './record.ts';
import { z } from 'zod';
import { outcomes, type Outcome } from './reasons.ts';
import { isBelievable } from '../text/dates.ts';

/** No state is larger, in bytes: it would hold a hundred thousand links. */
const LARGEST = 256 * 1024 * 1024;

/**
 * Reads the state of all links; a file that does not exist is an empty state.
 *
 * @throws {Error} if it is damaged or newer than this program, with file, line, issue and what to do: nothing may be
 * written then
 */
export async function readState(file: string): Promise<LinkState> {
  const text = await readText(file);
  return text === undefined ? new Map() : parseState(text, file);
}

/**
 * Writes the state: a reader sees the old file or the new one, even if the program is killed or the power fails.
 * Returns whether it wrote, as an identical file is left alone.
 *
 * @throws {Error} if the existing file is not such a state
 */
export async function writeState(file: string, state: LinkState): Promise<boolean> {
  const text = formatState(state);
  const old = await readText(file);
  if (old === text) return false;
  if (old !== undefined && !isHeader(old.slice(0, old.indexOf('\n'))))
    throw new Error(
      `${file}:1: is not a state of links that this program may overwrite. Name another file, or move it away.`,
    );
  await writeFileAtomically(file, text);
  return true;
}

/**
 * Runs what reads, merges and writes a state while no other program does so with the same file: else the later writer
 * would lose what the earlier one found.
 *
 * @throws {LockedError} if another program holds the state for half a minute
 */
export async function withState<Result>(
  file: string,
  action: () => Promise<Result>,
): Promise<Result> {
  const lock = join(dirname(file), `.${basename(file)}.lock`);
  return withLock(lock, { busy: 'Another command is writing the state', wait: 30_000 }, action);
}

function readText(file: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    try {
      resolve(readPlainFile(file, LARGEST, { follow: true }).toString());
    } catch (error) {
      if (!(error instanceof UnreadableFile) || error.reason !== 'absent') throw error;
      resolve(undefined);
    }
  });
}

const FORMAT = 'link-health';
const VERSION = 1;

/** The state as text: a header, then one address a line, sorted by code unit, keys in a fixed order. */
export function formatState(state: LinkState): string {
  const urls = [...state.keys()].toSorted();
  const lines = urls.map((url) => formatRecord(state.get(url) ?? { url, checks: [] }));
  return `${[JSON.stringify({ cairn: FORMAT, version: VERSION }), ...lines].join('\n')}\n`;
}

/** One record as the text of its line. */
function formatRecord({
  url,
  ok,
  since,
  failures,
  unlisted,
  archive,
  page,
  checks,
}: LinkRecord): string {
  return JSON.stringify({
    url,
    ok,
    since,
    failures,
    unlisted,
    archive: archive && { asked: archive.asked, url: archive.url, captured: archive.captured },
    page: page && {
      at: page.at,
      host: page.host,
      title: page.title,
      print: page.print,
      etag: page.etag,
      modified: page.modified,
    },
    checks: checks.map(orderCheck),
  });
}

/** One check as text, the same for the same check. */
export function formatCheck(check: Check): string {
  return JSON.stringify(orderCheck(check));
}

/** Whether a line is the first of a state that this program understands. */
function isHeader(line: string): boolean {
  return line.trimEnd() === JSON.stringify({ cairn: FORMAT, version: VERSION });
}

function orderCheck({ at, outcome, reason, detail, final, fixTo, missing }: Check) {
  return { at, outcome, reason, detail, final, fixTo, missing };
}

const WRITTEN_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const time = z
  .string()
  .refine(
    (at) => WRITTEN_TIME.test(at) && isInCalendar(at, at.replace('Z', '.000Z')),
    'is not a time such as 2026-11-22T12:00:00Z',
  );
// Longer than anything this program writes: a file from somebody else must not bloat a page.
const text = z.string().max(4000);
const short = z.string().max(300);
// These URLs reach pages and the content: nothing else may pass, whoever wrote the file.
const WEB = /^https?:\/\/[^\s\p{Cc}]+$/u;
const isWeb = (url: string) => WEB.test(url) && URL.canParse(url);
// A reader may take the name before an "@" for the host.
const web = text.refine(
  (url) => isWeb(url) && new URL(url).username === '' && new URL(url).password === '',
  'is not a web address',
);
const day = text.refine(
  (at) => /^\d{4}-\d\d-\d\d$/.test(at) && isInCalendar(at, `${at}T00:00:00.000Z`),
  'is not a day such as 2026-11-22',
);
const check = z.strictObject({
  at: time,
  outcome: z.enum(Object.keys(outcomes) as [Outcome, ...Outcome[]]),
  reason: short,
  detail: text.optional(),
  final: web.optional(),
  fixTo: web.optional(),
  missing: z.array(text).max(1000).optional(),
});
const record = z.strictObject({
  // As long as the content has it.
  url: z.string().refine((url) => isWeb(url) && !url.includes('#'), 'is not an address of a link'),
  ok: time.optional(),
  since: time.optional(),
  failures: z.int().positive().optional(),
  unlisted: time.optional(),
  archive: z
    .strictObject({ asked: time, url: web.optional(), captured: day.optional() })
    .optional(),
  page: z
    .strictObject({
      at: time,
      host: short,
      title: text.optional(),
      print: short.optional(),
      etag: short.optional(),
      modified: short.optional(),
    })
    .optional(),
  checks: z.array(check).max(20),
});
const RESTORE =
  'Nothing was changed. Restore the file from your version control, or move it away to begin with an empty one.';

/** Whether a time is written as it falls: JavaScript reads 30 February as 2 March. */
function isInCalendar(at: string, written: string): boolean {
  const time = Date.parse(at);
  return !Number.isNaN(time) && new Date(time).toISOString() === written;
}

/**
 * Parses the text of a state, without what it says of times after `now`, in milliseconds since 1970.
 *
 * @throws {Error} at the first issue, with `file:line` and what to do
 */
export function parseState(source: string, file: string, now = latestNow()): LinkState {
  const [header = '', ...lines] = source.split('\n');
  checkHeader(header, file);
  const failure = (at: number, what: string) => new Error(`${file}:${at}: ${what}. ${RESTORE}`);
  const rest = lines.pop();
  if (rest !== '')
    throw failure(rest === undefined ? 1 : lines.length + 2, 'the last line breaks off');
  const state: LinkState = new Map();
  for (const [index, line] of lines.entries()) {
    const at = index + 2;
    const parsed = record.safeParse(parseJson(line));
    if (!parsed.success) throw failure(at, describe(parsed.error, line));
    if (state.has(parsed.data.url)) throw failure(at, `"${parsed.data.url}" appears twice`);
    state.set(parsed.data.url, believe(parsed.data as LinkRecord, now));
  }
  return state;
}

function checkHeader(line: string, file: string): void {
  const header = z
    .object({ cairn: z.literal(FORMAT), version: z.int() })
    .safeParse(parseJson(line));
  if (!header.success) {
    const wanted = JSON.stringify({ cairn: FORMAT, version: VERSION });
    throw new Error(`${file}:1: the first line is not ${wanted}. ${RESTORE}`);
  }
  if (header.data.version > VERSION)
    throw new Error(
      `${file}:1: was written by a newer version of this program (format ${header.data.version}, known is ${VERSION}). Nothing was changed. Update the program.`,
    );
  if (header.data.version < VERSION) throw new Error(`${file}:1: has no valid version. ${RESTORE}`);
}

function describe(error: z.ZodError, line: string): string {
  if (/^(?:<{7}|={7}|>{7})/.test(line)) return 'there is a merge conflict here';
  if (parseJson(line) === undefined) return 'the line is not valid JSON';
  const [first] = error.issues;
  const where = first?.path.join('.') ?? '';
  return `${where === '' ? 'the line' : `"${where}"`} is wrong: ${first?.message ?? ''}`.replace(
    /\.$/,
    '',
  );
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/**
 * The record without times at which nothing can have happened by `now` (milliseconds since 1970). The rest counts as
 * if they had never been written, so that a link that a wrong clock had hidden shows again.
 */
export function believe(record: LinkRecord, now: number): LinkRecord {
  const isKnown = (time: string | undefined) => time !== undefined && isBelievable(time, now);
  const { url, ok, since, failures, page, archive, unlisted } = record;
  const checks = record.checks.filter(({ at }) => isKnown(at));
  // A link that was never seen working must not become one that was.
  const lastOk = ok === undefined || isKnown(ok) ? ok : checks.findLast(isSuccess)?.at;
  const isRun = since === undefined || isKnown(since);
  const hasCopy = archive && isKnown(archive.asked) && isKnown(archive.captured ?? archive.asked);
  return {
    url,
    checks,
    ...(lastOk !== undefined && { ok: lastOk }),
    ...(isRun && since !== undefined && { since }),
    ...(isRun && failures !== undefined && { failures }),
    ...(page && isKnown(page.at) && { page }),
    ...(hasCopy && { archive }),
    ...(unlisted !== undefined && isKnown(unlisted) && { unlisted }),
  };
}
