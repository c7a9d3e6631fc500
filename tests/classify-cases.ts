import assert from 'node:assert/strict';
import test from 'node:test';
import type { Evidence, Hop, SeenPage } from '../src/link-health/evidence.ts';
import { classifyEvidence, type ClassifyContext } from '../src/link-health/classify-link.ts';
import type { Verdict } from '../src/link-health/reasons.ts';

/** One request: to where, what came back, where that leads, what else is special. */
export type Step = [
  url: string,
  response: number | string,
  location?: string | undefined,
  more?: Partial<Hop>,
];

/** A case of a table: what a check saw, and the parts of the verdict that matter. */
export type Row = [
  name: string,
  steps: Step[],
  expected: { [Key in keyof Verdict]?: Verdict[Key] | undefined },
  page?: Partial<SeenPage>,
  context?: ClassifyContext,
];

/** Makes a test of each row. */
export function testRows(rows: Row[]): void {
  for (const [name, steps, expected, page, context] of rows)
    test(name, () => {
      const verdict = classifyEvidence(createEvidence(steps, page), context);
      const actual = Object.fromEntries(
        Object.keys(expected).map((key) => [key, verdict[key as keyof Verdict]]),
      );
      assert.deepEqual(actual, expected);
    });
}

/** The evidence of these requests. */
export function createEvidence(steps: Step[], page?: Partial<SeenPage>): Evidence {
  const hops = steps.map(([url, response, location, more]): Hop => ({
    url,
    at: 0,
    took: 1,
    pass: 1,
    ...(typeof response === 'number' ? { status: response } : { error: response }),
    ...(location !== undefined && { location }),
    ...more,
  }));
  const url = hops.at(-1)?.url ?? '';
  return { url: hops[0]?.url ?? '', hops, ...(page && { page: { url, text: '', ...page } }) };
}
