import { z } from 'zod';
import { outcomes, type Outcome } from './outcomes.ts';
import { believe } from './believe.ts';
import { FORMAT, VERSION } from './format-state.ts';
import type { LinkRecord, LinkState } from './record.ts';
import { latestNow } from './run-clock.ts';

const WRITTEN_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const time = z
  .string()
  .refine(
    (at) => WRITTEN_TIME.test(at) && isInCalendar(at, at.replace('Z', '.000Z')),
    'is not a time such as 2026-11-22T12:00:00Z',
  );
// Longer than anything that this program writes: what somebody else wrote may not swell a page.
const text = z.string().max(4000);
const short = z.string().max(300);
// Both go on into pages and into the content: nothing else may pass, whoever wrote the file.
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
 * Reads the text of a state, without what it says of times after `now`, in milliseconds since 1970.
 * Throws at the first fault, with `file:line` and what to do about it.
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
