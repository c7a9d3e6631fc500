import type { Check, LinkRecord, LinkState } from './record.ts';

export const FORMAT = 'link-health';
export const VERSION = 1;

/** The state as text: a header, then one address a line, sorted by code unit, keys in a fixed order. */
export function formatState(state: LinkState): string {
  const urls = [...state.keys()].toSorted();
  const lines = urls.map((url) => formatRecord(state.get(url) ?? { url, checks: [] }));
  return `${[JSON.stringify({ cairn: FORMAT, version: VERSION }), ...lines].join('\n')}\n`;
}

/** One record as the text of its line. */
export function formatRecord({
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
export function isHeader(line: string): boolean {
  return line.trimEnd() === JSON.stringify({ cairn: FORMAT, version: VERSION });
}

function orderCheck({ at, outcome, reason, detail, final, fixTo, missing }: Check) {
  return { at, outcome, reason, detail, final, fixTo, missing };
}
