/** Counts the tests in what `node --test` reports as TAP. */
export function countUnitTests(ok: boolean, tap: string): Counts {
  const count = (word: string) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
  return settle(ok, { passed: count('pass'), failed: count('fail') + count('cancelled') });
}

/** Counts the tests in what Playwright reports as JSON. */
export function countBrowserTests(ok: boolean, json: string): Counts {
  const report = JSON.parse(json === '' ? '{}' : json) as Partial<BrowserReport>;
  const { expected = 0, unexpected = 0, flaky = 0 } = report.stats ?? {};
  return settle(ok, { passed: expected, failed: unexpected + flaky });
}

/** A run that failed outside its tests, or ran none, is one failure. */
function settle(ok: boolean, { passed, failed }: Counts): Counts {
  const unexplained = failed === 0 && (!ok || passed === 0);
  return { passed, failed: unexplained ? 1 : failed };
}

export interface Counts {
  passed: number;
  failed: number;
}

interface BrowserReport {
  stats: { expected: number; unexpected: number; flaky: number };
}
