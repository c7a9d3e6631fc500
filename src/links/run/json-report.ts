import type { Finding } from './finding.ts';

/**
 * One line with an object for each link that the run is about. What is not known is null. `evidence` holds
 * every request of this run, and is empty for what it did not ask.
 */
export function formatJsonReport(findings: Finding[]): string[] {
  return findings.map((finding) => JSON.stringify(describe(finding)));
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
