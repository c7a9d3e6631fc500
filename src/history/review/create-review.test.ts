import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createChange } from '../../../tests/made-changes.ts';
import type { Issue } from '../../source/issue.ts';
import { named } from '../change.ts';
import { createReview, type Findings } from './create-review.ts';
import { LARGEST_REVIEW, reviewSchema } from './review.ts';

const nothing: Findings = {
  pull: undefined,
  issues: [],
  advice: [],
  changes: [],
  links: undefined,
  guarded: [],
  incomplete: [],
  cards: [],
  site: false,
};
const issue: Issue = {
  file: 'content/resources/a.yaml',
  line: 1,
  column: 2,
  code: 'bad-url',
  message: 'It is \u202ewrong.',
  field: ['url'],
};

test('keeps what a comment tells, and nothing else', () => {
  const none = { count: 0, first: [] };
  assert.deepEqual(createReview({ ...nothing, pull: 7, issues: [issue], site: true }), {
    version: 1,
    pull: 7,
    issues: {
      count: 1,
      first: [
        {
          file: 'content/resources/a.yaml',
          line: 1,
          column: 2,
          code: 'bad-url',
          message: 'It is \\u202ewrong.',
        },
      ],
    },
    advice: none,
    changes: none,
    guarded: none,
    cards: [],
    site: true,
  });
});

test('tells first the links that cannot stay', () => {
  const links = (['passes', 'fails', 'advises'] as const).map((judgement) => ({
    url: `https://${judgement}.example/`,
    files: [],
    isWeb: true,
    judgement,
  }));
  const review = createReview({ ...nothing, links: { version: 1, offline: false, links } });
  assert.deepEqual(
    review.links?.first.map(({ judgement }) => judgement),
    ['fails', 'advises', 'passes'],
  );
});

test('holds a part of what is too much, and says how much there is', () => {
  const pieces = Array.from({ length: 190 }, (_, i) => named('resource', 'a', `${i} `.repeat(150)));
  const long = 'é'.repeat(5000);
  const review = createReview({
    ...nothing,
    issues: Array.from({ length: 900 }, () => ({ ...issue, file: long, message: long })),
    changes: Array.from({ length: 500 }, (_, i) =>
      createChange({ id: `${long}${i}`, title: long, pieces }),
    ),
    guarded: Array.from({ length: 5000 }, () => long),
  });
  assert.ok(Buffer.byteLength(JSON.stringify(review)) <= LARGEST_REVIEW);
  assert.equal(review.issues.count, 900);
  assert.equal(review.changes.count, 500);
  assert.ok(review.issues.first.length > 5 && review.changes.first.length > 0);
  assert.equal(reviewSchema.safeParse(review).success, true);
});
