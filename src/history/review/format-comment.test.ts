import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hostileTexts } from '../../../tests/hostile-texts.ts';
import { createMadeReview } from '../../../tests/made-review.ts';
import {
  findLiveParts,
  findMarkup,
  nastyText,
  textOf,
  visible,
} from '../../../tests/visible-markdown.ts';
import { formatComment, formatFailure, type Run } from './format-comment.ts';
import { reviewSchema, type Review } from './review.ts';
import { runs } from '../../../tests/runs.ts';

const run: Run = {
  address: 'https://git.example/someone/catalog/actions/runs/12',
  head: '0123456789abcdef0123456789abcdef01234567',
  guarded: [],
  machineWritten: [],
  helpOf: (code) => `https://list.example/contribute/rules/${code}/`,
};
const issue = {
  file: 'content/resources/tour.yaml',
  line: 3,
  column: 6,
  code: 'bad-url',
  message: '"x" is not a URL. Copy the whole URL, starting with https://.',
};

test('is short when all is well', () => {
  assert.equal(
    formatComment(createMadeReview(), run),
    `<!-- cairn: review of a change -->
Review of \`0123456789ab\`.

This change

- adds \`A Tour\` to \`KVM\` › \`Documents\`

The check found no errors.

It adds 1 link, and it works.

[Among the artifacts of the run](https://git.example/someone/catalog/actions/runs/12#artifacts) are the built site and how 1 resource will look.`,
  );
});

test('says of each issue how to fix it and why, and what else wants a look', () => {
  const review = createMadeReview({
    issues: { count: 1, first: [issue] },
    advice: {
      count: 3,
      first: [{ ...issue, code: 'gone-rule', message: 'Better so.' }],
    },
    links: {
      offline: false,
      count: 4,
      first: [
        link('fails', 'not-found', '404'),
        link('advises', 'timeout'),
        link('passes', 'answers'),
      ],
    },
    cards: [],
    site: false,
  });
  assert.equal(
    formatComment(review, { ...run, guarded: ['src/a.ts', 'content/topics/kvm.mdx'] }),
    `<!-- cairn: review of a change -->
Review of \`0123456789ab\`.

**This change is more than data**: review \`src/a.ts\`, \`content/topics/kvm.mdx\` line by line. Code that runs may also have changed what this comment says.

This change

- adds \`A Tour\` to \`KVM\` › \`Documents\`

### 1 error to fix

- \`content/resources/tour.yaml:3\` \`"x" is not a URL. Copy the whole URL, starting with https://.\` **How to fix:** Copy the whole URL from the address bar. ([bad-url](https://list.example/contribute/rules/bad-url/))

### 3 pieces of advice

- \`content/resources/tour.yaml:3\` \`Better so.\` (\`gone-rule\`)
- and 2 more

### Links

It adds 4 links.

These must be fixed:

- \`https://tour.example/\` ([open](<https://tour.example/>)): the server returned 404. Find the new URL.

These need a closer look:

- \`https://tour.example/\` ([open](<https://tour.example/>)): the server did not respond in time. Nothing yet. It is checked again, and reported as broken if it still fails after several days.

[The run](https://git.example/someone/catalog/actions/runs/12) could not build the site.`,
  );
});

test('says so if there is nothing to report', () => {
  const nothing = { count: 0, first: [] };
  const formatReview = (more: Partial<Review>) =>
    formatComment(createMadeReview({ changes: nothing, ...more }), run);
  assert.match(formatReview({}), /^This change does not affect the catalog\.$/m);
  assert.match(formatReview({ links: undefined }), /^New links were not checked\.$/m);
  const links = { offline: true, count: 1, first: [link('advises', 'timeout')] };
  assert.match(formatReview({ links }), /^Most hosts could not be reached, /m);
  assert.doesNotMatch(formatReview({ links: { offline: false, ...nothing } }), /link/i);
});

test('reports many changes of a kind in one line', () => {
  const first = Array.from({ length: 60 }, (_, i) => ({
    ...createMadeReview().changes.first[0]!,
    id: `r${i}`,
    title: `R${i}`,
  }));
  const comment = formatComment(createMadeReview({ changes: { count: 90, first } }), run);
  assert.match(comment, /^- adds 60 resources: `R0`, `R1`, .* and `R59`\n- and 30 more$/m);
});

for (const [name, text] of Object.entries(hostileTexts))
  test(`nothing comes of ${name}`, () => {
    const {
      text: words,
      html,
      urls,
    } = findLiveParts(
      formatComment(createHostile(text), {
        ...run,
        guarded: [text.slice(0, 300)],
        machineWritten: [text],
      }),
    );
    assert.doesNotMatch(words, /ZZZ|evil/);
    assert.deepEqual(html, ['<!-- cairn: review of a change -->']);
    const strange = urls.filter((url) => !/^https:\/\/(?:git|list|tour)\.example\//.test(url));
    assert.deepEqual(strange, []);
  });

test('fits into a comment, however much there is', () => {
  const long = 'x '.repeat(400);
  for (const message of [long, '\u200b'.repeat(1000), '字'.repeat(1000), '`'.repeat(1000)]) {
    const first = Array.from({ length: 60 }, () => ({
      ...issue,
      message,
      file: message.slice(0, 300),
    }));
    const comment = formatComment(
      createMadeReview({ issues: { count: 60, first }, advice: { count: 60, first } }),
      { ...run, guarded: first.map(({ file }) => file) },
    );
    assert.ok(Buffer.byteLength(comment) < 65_536, String(Buffer.byteLength(comment)));
    const { text } = findLiveParts(comment);
    if (message !== long) continue;
    assert.match(
      text,
      /and \d+ more.*The review is too long for a comment: the run has all of it\.$/,
    );
  }
});

test('reports a change of hundreds of long names in part, and not as one that is left out', () => {
  const named = '字'.repeat(500);
  const pieces = Array.from({ length: 200 }, () => ({ foreign: named }));
  const [change] = createMadeReview().changes.first;
  const first = [{ ...change!, pieces: ['changes ', ...pieces] }];
  const comment = formatComment(createMadeReview({ changes: { count: 1, first } }), run);
  assert.match(comment, /^- changes `字+…/m);
  assert.ok(Buffer.byteLength(comment) < 30_000);
});

for (const pieces of [
  ['in abcdef', '012345 ', 'of'],
  ['is a:', 'skull:', ' or :', 'skull:'],
])
  test(`nothing comes of ${JSON.stringify(pieces)}, each of which could do nothing alone`, () => {
    const [change] = createMadeReview().changes.first;
    const review = createMadeReview({
      changes: { count: 1, first: [{ ...change!, pieces }] },
    });
    assert.ok(reviewSchema.safeParse(review).success);
    const { kinds, words } = findMarkup(formatComment(review, run));
    assert.deepEqual(kinds, ['html', 'link', 'list', 'listItem']);
    assert.equal(words, '');
  });

test('says what could not be found out, and nothing of it as if it were well', () => {
  const nothing = { count: 0, first: [] };
  const comment = formatComment(
    createMadeReview({
      changes: nothing,
      links: undefined,
      incomplete: ['links', 'check', 'changes'],
      cards: [],
      site: false,
    }),
    run,
  );
  assert.equal(
    comment,
    `<!-- cairn: review of a change -->
Review of \`0123456789ab\`.

**This review is incomplete**: the status of its links and the issues and how the catalog changes could not be determined. [The run](https://git.example/someone/catalog/actions/runs/12) says why.

[The run](https://git.example/someone/catalog/actions/runs/12) could not build the site.`,
  );
});

test('says of a commit that nothing was found out about that it was not reviewed', () => {
  const guarded = ['content/link-health.jsonl', 'src/a.ts'];
  assert.equal(
    formatFailure('its run took too long.', {
      ...run,
      guarded,
      machineWritten: guarded.slice(0, 1),
    }),
    `<!-- cairn: review of a change -->
**\`0123456789ab\` was not reviewed**: its run took too long. Reviews of earlier commits do not apply.

**Only a machine writes** \`content/link-health.jsonl\`, and this change does not come from it. Remove it from the change: the site shows its content.

**This change is more than data**: review \`content/link-health.jsonl\`, \`src/a.ts\` line by line. Code that runs may also have changed what this comment says.

See [the run](https://git.example/someone/catalog/actions/runs/12) for details.`,
  );
});

test('nothing comes of any text in any two places of a review', () => {
  fc.assert(
    fc.property(nastyText, nastyText, (a, b) => {
      const review = createHostile(a, b);
      assert.ok(reviewSchema.safeParse(review).success);
      const comment = formatComment(review, { ...run, guarded: [a, b], machineWritten: [b, a] });
      const { kinds, urls, words } = findMarkup(comment);
      assert.deepEqual(kinds, ['heading', 'html', 'link', 'list', 'listItem', 'strong']);
      assert.equal(words, '');
      const ours = /^https:\/\/(?:git|list|tour)\.example\//;
      assert.deepEqual(
        urls.filter((url) => !ours.test(url)),
        [],
      );
      const seen = textOf(comment).join('\n').replaceAll(/\s+/g, '');
      for (const text of [a, b])
        assert.ok(seen.includes(visible(text).replaceAll(/\s+/g, '')), text);
    }),
    { numRuns: runs(100) },
  );
});

function link(judgement: 'fails' | 'advises' | 'passes', reason: string, detail?: string) {
  return {
    url: 'https://tour.example/',
    files: ['content/resources/tour.yaml'],
    isWeb: true,
    judgement,
    reason,
    ...(detail !== undefined && { detail }),
  };
}

/** A review with a text wherever a stranger's may stand, as long as the schema takes it. */
function createHostile(text: string, other = text): Review {
  const cut = text.slice(0, 200);
  const next = other.slice(0, 200);
  const strange = { ...issue, file: cut, message: text.slice(0, 1000) };
  const [change] = createMadeReview().changes.first;
  return createMadeReview({
    issues: { count: 1, first: [strange] },
    advice: { count: 1, first: [{ ...strange, code: 'no-such-rule' }] },
    changes: {
      count: 1,
      first: [
        {
          ...change!,
          title: cut,
          pieces: [
            'adds ',
            { subject: 'resource', id: cut.slice(0, 120), named: cut },
            { foreign: next },
            { foreign: cut },
          ],
        },
      ],
    },
    links: {
      offline: false,
      count: 2,
      first: [
        { ...link('fails', 'parked', cut), missing: [cut, next] },
        { ...link('advises', cut.slice(0, 60)), deferred: next },
      ],
    },
  });
}
