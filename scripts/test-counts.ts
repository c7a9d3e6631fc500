/** Counts the tests in what `node --test` reports as TAP. */
export function countUnitTests(ok: boolean, tap: string): Counts {
  const count = (word: string) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
  const failed = count('fail') + count('cancelled');
  return settle(ok, { passed: count('pass'), failed, skipped: count('skipped') });
}

/** Lists why tests were skipped, each reason once. */
export function listSkipped(tap: string): string[] {
  return [
    ...new Set([...tap.matchAll(/^ *ok \d+ .*# SKIP (.+)$/gm)].map(([, reason = '']) => reason)),
  ];
}

/** Lists the titles of the tests that failed, in a run that may have been cut off. */
export function listFailed(tap: string): string[] {
  return [...tap.matchAll(/^not ok \d+ - (?!.*# TODO)(.+)$/gm)].map(([, title = '']) => title);
}

/** Counts the tests in what Playwright reports as JSON. */
export function countBrowserTests(ok: boolean, json: string): Counts {
  const report = JSON.parse(json === '' ? '{}' : json) as Partial<BrowserReport>;
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report.stats ?? {};
  return settle(ok, { passed: expected + flaky, failed: unexpected, skipped });
}

/** Lists the browser tests that failed once and then passed. */
export function listFlaky(json: string): string[] {
  const { suites = [] } = JSON.parse(json === '' ? '{}' : json) as Partial<BrowserReport>;
  return suites.flatMap(flakyOf);
}

function flakyOf({ suites = [], specs = [] }: BrowserSuite): string[] {
  const own = specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky'));
  return [...own.map(({ file, title }) => `${file} › ${title}`), ...suites.flatMap(flakyOf)];
}

/** The counts of several runs together. */
export function sumCounts(all: Counts[]): Counts {
  const sum = (of: (counts: Counts) => number) => all.reduce((total, one) => total + of(one), 0);
  return {
    passed: sum(({ passed }) => passed),
    failed: sum(({ failed }) => failed),
    skipped: sum(({ skipped }) => skipped),
  };
}

/** A run that failed outside its tests, or had none, is one failure. */
function settle(ok: boolean, { passed, failed, skipped }: Counts): Counts {
  const unexplained = failed === 0 && (!ok || passed + skipped === 0);
  return { passed, failed: unexplained ? 1 : failed, skipped };
}

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface BrowserReport {
  suites: BrowserSuite[];
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

interface BrowserSuite {
  suites?: BrowserSuite[];
  specs?: { file: string; title: string; tests: { status: string }[] }[];
}
