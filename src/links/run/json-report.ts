import type { Finding } from './finding.ts';

/** What JSON leaves as it is, and a terminal may obey or not show: controls, directions, separators, tags. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * One line with an object for each link that the run is about. What is not known is null. `evidence` holds
 * every request of this run, and is empty for what it did not ask.
 */
export function formatJsonReport(findings: Finding[]): string[] {
  return findings.map((finding) => JSON.stringify(describe(finding)).replaceAll(UNSEEN, escape));
}

/** A character as JSON may write it: in units of 16 bits. */
function escape(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

function describe({ address, health, record, found, deferred, exception }: Finding) {
  return {
    url: address.url,
    files: address.files,
    state: health.state,
    reason: health.reason ?? null,
    detail: health.detail ?? null,
    outcome: found?.verdict.outcome ?? null,
    checked: health.checked ?? null,
    ok: health.ok ?? null,
    since: health.since ?? null,
    failures: health.failures,
    final: health.final ?? null,
    fixTo: health.fixTo ?? null,
    missing: health.missing ?? [],
    archive: record?.archive?.url
      ? { url: record.archive.url, captured: record.archive.captured }
      : null,
    asked: found !== undefined,
    deferred: deferred ?? null,
    exception: exception ? { reason: exception.reason, until: exception.until } : null,
    evidence: found?.evidence.hops ?? [],
  };
}
