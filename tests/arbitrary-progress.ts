import fc from 'fast-check';
import { arbitraryText } from './arbitrary-text.ts';
import {
  latestTime,
  marks,
  resourceKey,
  stepKey,
  type Marked,
  type Progress,
  type Saved,
} from '../src/progress/progress.ts';

const id = fc.stringMatching(/^[a-z0-9-]{1,3}$/);
const time = fc.oneof(fc.nat(20), fc.integer({ min: 0, max: latestTime }));

/** Any progress that there can be, for property tests: few ids and times, so that they meet. */
export const anyProgress: fc.Arbitrary<Progress> = fc.record(
  {
    marks: mapOf<Marked>(
      fc.oneof(
        id.map(resourceKey),
        fc.tuple(id, id).map(([path, step]) => stepKey(path, step)),
      ),
      fc.tuple(fc.constantFrom(...marks, 'open' as const), time).map(([as, at]) => ({ as, at })),
    ),
    saved: mapOf<Saved>(
      id,
      fc.record(
        {
          kept: fc.boolean(),
          at: time,
          note: arbitraryText({ maxLength: 20 }),
          since: time,
          order: fc.nat(1_000_000),
        },
        { requiredKeys: ['kept', 'at', 'note'], noNullPrototype: true },
      ),
    ),
    answers: mapOf<string>(fc.string({ maxLength: 9 }), fc.string({ maxLength: 9 })),
  },
  { noNullPrototype: true },
);

function mapOf<Value>(key: fc.Arbitrary<string>, value: fc.Arbitrary<Value>) {
  return fc.array(fc.tuple(key, value), { maxLength: 8 }).map((entries) => new Map(entries));
}
