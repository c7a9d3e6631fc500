import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostileTexts } from '../../tests/hostile-texts.ts';
import { createMadeReview } from '../../tests/made-review.ts';
import { findLiveParts } from '../../tests/visible-markdown.ts';
import { formatComment, type Run } from './format-comment.ts';
import type { Review } from './review.ts';

const run: Run = {
  address: 'https://git.example/someone/catalog/actions/runs/12',
  head: '0123456789abcdef0123456789abcdef01234567',
  guarded: [],
  helpOf: (code) => `https://list.example/contribute/rules/${code}/`,
};
const issue = {
  file: 'content/resources/tour.yaml',
  line: 3,
  column: 6,
  code: 'bad-url',
  message: '"x" is not an address. Copy it whole, beginning with https://.',
};

test('is short when all is well', () => {
  assert.equal(
    formatComment(createMadeReview(), run),
    `<!-- cairn: review of a change -->
This change

- adds \`A Tour\` to \`KVM\` › \`Documents\`

The check finds no error in it.

It adds 1 link, and it works.

[Among the artifacts of the run](https://git.example/someone/catalog/actions/runs/12#artifacts) are the site as it would be and how 1 resource will look. Reviewed: 0123456789ab.`,
  );
});

test('says of each issue how to mend it and why, and what else wants a look', () => {
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
This change

- adds \`A Tour\` to \`KVM\` › \`Documents\`

### 1 error to mend

- \`content/resources/tour.yaml:3\` \`"x" is not an address. Copy it whole, beginning with https://.\` **How to fix:** Copy it from the address bar, whole. ([bad-url](https://list.example/contribute/rules/bad-url/))

### 3 pieces of advice

- \`content/resources/tour.yaml:3\` \`Better so.\` (\`gone-rule\`)
- and 2 more

### Links

It adds 4 links.

They cannot stay:

- \`https://tour.example/\` ([open](<https://tour.example/>)): the server answered 404. Look for the new address.

Somebody should look at them:

- \`https://tour.example/\` ([open](<https://tour.example/>)): the server gave no answer in time. Nothing yet: it is asked again, and told as broken when it stays so for days.

**It is more than data**: look at \`src/a.ts\`, \`content/topics/kvm.mdx\` line by line. What can run may also have changed what this comment says.

[The run](https://git.example/someone/catalog/actions/runs/12) could not build the site. Reviewed: 0123456789ab.`,
  );
});

test('says so where there is nothing to tell', () => {
  const nothing = { count: 0, first: [] };
  const told = (more: Partial<Review>) =>
    formatComment(createMadeReview({ changes: nothing, ...more }), run);
  assert.match(told({}), /^This change leaves the catalog as it is\.$/m);
  assert.match(told({ links: undefined }), /^Its links were not asked\.$/m);
  const links = { offline: true, count: 1, first: [link('advises', 'timeout')] };
  assert.match(told({ links }), /^Most hosts could not be reached, /m);
  assert.doesNotMatch(told({ links: { offline: false, ...nothing } }), /link/i);
});

test('tells many changes of a kind in one line', () => {
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
      formatComment(createHostile(text), { ...run, guarded: [text.slice(0, 300)] }),
    );
    assert.doesNotMatch(words, /ZZZ|evil/);
    assert.deepEqual(html, ['<!-- cairn: review of a change -->']);
    const strange = urls.filter((url) => !/^https:\/\/(?:git|list|tour)\.example\//.test(url));
    assert.deepEqual(strange, []);
  });

test('fits into a comment, however much there is', () => {
  const long = 'x '.repeat(400);
  const first = Array.from({ length: 60 }, () => ({ ...issue, message: long }));
  const comment = formatComment(
    createMadeReview({ issues: { count: 60, first }, advice: { count: 60, first } }),
    run,
  );
  assert.ok(comment.length < 65_536, String(comment.length));
  const { text } = findLiveParts(comment);
  assert.match(text, /There is more than a comment holds: the run has all\.$/);
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
function createHostile(text: string): Review {
  const cut = text.slice(0, 200);
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
            { foreign: cut },
          ],
        },
      ],
    },
    links: {
      offline: false,
      count: 2,
      first: [
        { ...link('fails', 'parked', cut), missing: [cut] },
        { ...link('advises', cut.slice(0, 60)), deferred: cut },
      ],
    },
  });
}
