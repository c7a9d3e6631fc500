import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { formatState, parseState } from './state-format.ts';

const HEADER = '{"cairn":"link-health","version":1}\n';
const good = '{"url":"https://a.example/","checks":[]}';

/** Lines that a program or a stranger may leave in a state: of any form, nearly right, or much too deep. */
const line = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.json({ maxDepth: 8 }),
  fc.integer({ min: 1, max: 50_000 }).map((depth) => '['.repeat(depth)),
  fc
    .tuple(fc.constantFrom('url', 'ok', 'since', 'checks', 'page', '__proto__'), fc.jsonValue())
    .map(([name, value]) =>
      JSON.stringify({ url: 'https://b.example/', checks: [], [name]: value }),
    ),
  fc.constant(good),
);

test('reads any text as a state, or names the file, the line and what to do', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 4 }), fc.boolean(), (lines, whole) => {
      const text = HEADER + lines.join('\n') + (whole ? '\n' : '');
      try {
        const state = parseState(text, 'link-health.jsonl');
        // What was read is written, and read again, as the same.
        assert.deepEqual(parseState(formatState(state), 'again'), state);
      } catch (error) {
        assert.match(
          (error as Error).message,
          /^link-health\.jsonl:\d+: [^\n]+\. Nothing was changed\. /,
        );
      }
    }),
    { numRuns: 400 },
  );
});
