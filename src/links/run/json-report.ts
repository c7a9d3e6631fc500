import type { LinkResult } from './link-result.ts';

/** What JSON leaves as it is, and a terminal may act on or hide: controls, directions, separators, tags. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * One line with an object for each link of the run. What is unknown is null. `evidence` holds every request of this
 * run, and is empty if the link was not requested.
 */
export function formatJsonReport(results: LinkResult[]): string[] {
  return results.map((result) => JSON.stringify(describe(result)).replaceAll(UNSEEN, escape));
}

/** A character as JSON may write it: in units of 16 bits. */
function escape(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

/** Why a link is in its state: for `ok` what was seen; if it was not requested, why not. */
function reasonOf({ health, check, deferred, exception }: LinkResult): string {
  if (health.reason !== undefined) return health.reason;
  if (exception) return exception.rule;
  // An offline run saves nothing, so this is all that is known.
  return deferred?.replaceAll(' ', '-') ?? check?.verdict.reason ?? 'not-asked-yet';
}

function describe(result: LinkResult) {
  const { address, health, record, check, deferred, deferredUntil, exception } = result;
  return {
    url: address.url,
    files: address.files,
    state: health.state,
    reason: reasonOf(result),
    detail: health.detail ?? null,
    outcome: check?.verdict.outcome ?? null,
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
    asked: check !== undefined,
    deferred: deferred ?? null,
    deferredUntil: deferredUntil ?? null,
    exception: exception ? { reason: exception.reason, until: exception.until } : null,
    evidence: check?.evidence.hops ?? [],
  };
}
