import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { changeContent, writeContent } from '../../../tests/bad-content/small-content.ts';
import { fillForm, goodValues } from '../../../tests/filled-form.ts';
import { hostileTexts } from '../../../tests/hostile-texts.ts';
import { site } from '../../../tests/small-entries.ts';
import {
  findLiveParts,
  findMarkup,
  nastyText,
  textOf,
  visible,
} from '../../../tests/visible-markdown.ts';
import { showHiddenCharacters } from '../../text/hidden-character.ts';
import { listFormFields } from '../issue-forms.ts';
import { readOutline } from '../../content/read-outline.ts';
import { checkSuggestion } from './check-suggestion.ts';
import { findShownFile, findShownHash, formatReply } from './format-reply.ts';
import { runs } from '../../../tests/runs.ts';

const DAY = '2026-05-31';
const hash = 'ab'.repeat(32);
let folder: string;
let labels: string[];

before(async () => {
  folder = await writeContent(changeContent());
  labels = listFormFields((await readOutline(folder)).topics).map(({ heading }) => heading);
});

after(() => rm(folder, { recursive: true }));

test('says that nothing keeps a good suggestion out, and shows its file', async () => {
  const { suggestion, reply } = await replyTo(await fillForm(folder));
  const hash = suggestion.file?.hash ?? '';
  assert.equal(
    reply,
    `<!-- cairn: suggestion ${hash} -->

Thank you. The check found no errors. A maintainer decides whether to add it.

The new file, \`content/resources/your-first-guest.yaml\`:

\`\`\`yaml
# yaml-language-server: $schema=../schema/resource.json
title: Your First Guest
url: https://guests.example/first/
kind: tutorial
summary: Starts a guest of ten instructions and counts what it costs.
added: 2026-05-31
placements:
  - topic: tools
    section: measuring
    group: counters
\`\`\`

To add it, a maintainer posts this comment. Exactly this file then becomes a pull request:

\`\`\`
/approve ${hash}
\`\`\``,
  );
  assert.equal(findShownHash(reply), hash);
});

test('shows issues, advice and what is listed already, each with what to do and its page', async () => {
  const { reply } = await replyTo(
    await fillForm(folder, {
      ...goodValues,
      URL: 'https://www.docs.example/kvm?utm_source=a',
      Summary: 'A guest of ten instructions.',
    }),
  );
  const rule = (code: string) => `([${code}](https://small.example/contribute/rules/${code}/))`;
  assert.equal(
    reply.slice(0, reply.indexOf('The new file')),
    `<!-- cairn: suggestion none -->

- Its URL is \`already listed as “The KVM API”, in KVM\`. See [its page](https://small.example/resources/kvm-api/).

**1 issue** must be fixed before this can be added. Edit the text of this issue, and this comment updates.

- **URL**: \`"https://www.docs.example/kvm?utm_source=a" is already listed as "The KVM API" in content/resources/kvm-api.yaml. Add a placement there, or add a "locator" to tell them apart.\` ${rule('duplicate-resource')} How to fix: Merge them into one resource with two placements, or add locators that say how they differ.

**Advice** (optional):

- **URL**: \`url "https://www.docs.example/kvm?utm_source=a" contains "utm_source", which only tracks where readers come from. Remove it.\` ${rule('tracking-parameter')} How to fix: Remove the parameter from the URL.
- **Summary**: \`summary starts with "A". Start with the most informative word.\` ${rule('leading-article')} How to fix: Start with the most informative word.

`,
  );
  assert.doesNotMatch(reply, /\/approve/);
});

test('says why a text cannot be read, and nothing else', async () => {
  const { reply } = await replyTo('Hello <b>\n### Title\n\nA\n\n### Path\n\n.github/`x`');
  assert.equal(
    reply,
    `<!-- cairn: suggestion none -->

The text does not match the form, so nothing was checked. Edit the text of this issue, and this comment updates.

- \`line 1: "Hello <b>" is above the first heading of the form. Move it below one, or remove it.\`
- \`line 6: "### Path" is not a heading of the form. Remove the line, or the "#" at its start.\``,
  );
});

test('leads to pages under a base path, and names a file beside the suggested one', async (context) => {
  const other = await writeContent(
    changeContent({
      'site.yaml': ['base: /', 'base: /list/'],
      'topics/tools.mdx': ['{ id: counters,', '{ id: all, title: All }\n  - { id: counters,'],
    }),
  );
  context.after(() => rm(other, { recursive: true }));
  const values = { ...goodValues, URL: 'https://docs.example/kvm', Title: 'A Guide' };
  const { reply } = await replyTo(await fillForm(other, values), other);
  assert.match(
    reply,
    /- `content\/resources\/kvm-api\.yaml`: `already listed as “The KVM API”, in KVM\.` \(\[duplicate-resource\]\(https:\/\/small\.example\/list\/contribute\/rules\/duplicate-resource\/\)\)/,
  );
});

for (const [name, text] of Object.entries(hostileTexts))
  test(`${name} does nothing, in whatever field it stands`, async () => {
    for (const values of [
      Object.fromEntries(labels.map((label) => [label, text])),
      { ...goodValues, Title: text },
      { ...goodValues, Summary: text, Authors: text },
    ]) {
      const { suggestion, reply } = await replyTo(await fillForm(folder, values));
      assertInert(reply);
      const { file, errors } = suggestion;
      if (!file) continue;
      assert.match(file.path, /^content\/resources\/[a-z0-9]+(?:-[a-z0-9]+)*\.yaml$/);
      const data = parse(file.text) as Record<string, unknown>;
      const known = [
        'url',
        'title',
        'kind',
        'summary',
        'level',
        'access',
        'authors',
        'year',
        'language',
      ];
      const more = [
        'aliases',
        'takeaways',
        'locator',
        'venue',
        'doi',
        'isbn',
        'channel',
        'added',
        'placements',
      ];
      for (const key of Object.keys(data)) assert.ok([...known, ...more].includes(key), key);
      if (errors.length === 0) assert.ok(reply.includes(file.text), 'what is approved is shown');
    }
  });

test('a heading of ours in a value, and a form sent twice, are reported and change nothing', async () => {
  const form = await fillForm(folder);
  for (const text of [
    form.replace(goodValues['Summary'] ?? '', 'ZZZ\n\n### Title\n\nZZZ'),
    `${form}\n\n${form.replaceAll('first', 'ZZZ')}`,
    `${form}\n\n### ZZZ\n\ncontent/../.github/workflows/ZZZ.yml`,
  ]) {
    const { suggestion, reply } = await replyTo(text);
    assert.equal(suggestion.file, undefined);
    assert.notEqual(suggestion.formErrors.length, 0);
    assertInert(reply);
  }
});

test('nothing comes of any text in any place of a reply', () => {
  fc.assert(
    fc.property(nastyText, nastyText, (a, b) => {
      const finding = { code: 'bad-url', message: a } as const;
      const found = {
        site,
        formErrors: [a, b],
        errors: [
          { ...finding, about: `${a}/${b}` },
          { ...finding, about: 'Title' },
        ],
        advice: [{ code: 'leading-article', about: '', message: b } as const],
        listed: [{ id: 'a', title: a, url: b, locator: b, topics: [a, b], retired: undefined }],
        file: {
          id: 'a',
          path: 'content/resources/a.yaml',
          text: `${a}\n${b}\n`,
          hash,
          isNamed: true,
        },
      };
      const before = { hash: 'e'.repeat(64), text: `${b}\n${a}` };
      for (const reply of [
        formatReply(found, before),
        formatReply({ ...found, errors: [] }, before),
        formatReply({ ...found, file: undefined }),
      ]) {
        const { kinds, urls, words } = findMarkup(reply);
        const ours = ['code', 'html', 'link', 'list', 'listItem', 'strong'];
        assert.deepEqual(
          kinds.filter((kind) => !ours.includes(kind)),
          [],
        );
        assert.equal(words, '');
        for (const url of urls) assert.match(url, /^https:\/\/small\.example\//);
        const seen = textOf(reply).join('\n').replaceAll(/\s+/g, '');
        assert.ok(seen.includes(visible(b).replaceAll(/\s+/g, '')));
      }
      assert.deepEqual(findShownFile(formatReply({ ...found, errors: [] }, before)), {
        hash,
        text: found.file.text.slice(0, -1).split('\n').map(showHiddenCharacters).join('\n'),
      });
    }),
    { numRuns: runs(60) },
  );
});

test('a text full of errors is reported in part', async () => {
  const { reply } = await replyTo(`### Title\nA\n${'# ZZZ\n'.repeat(2000)}`);
  assert.match(reply, /\n- and 1,975 more$/);
  assertInert(reply);
});

/** Nothing that somebody filled in stands where it does something, and GitHub takes the comment. */
function assertInert(reply: string): void {
  const { text, html, urls } = findLiveParts(reply);
  assert.doesNotMatch(text, /ZZZ|@|#\d/);
  assert.equal(html.length, 1, html.join('\n'));
  assert.match(html[0] ?? '', /^<!-- cairn: suggestion (?:[0-9a-f]{64}|none) -->$/);
  for (const url of urls) assert.match(url, /^https:\/\/small\.example\//);
  assert.ok(Buffer.byteLength(reply) < 65_536, `${Buffer.byteLength(reply)} bytes`);
  // Nothing turns the direction of the text around it, or hides in it.
  assert.doesNotMatch(
    reply,
    /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\u{e0000}-\u{e007f}\ud800-\udfff](?<!\n)/u,
  );
}

async function replyTo(text: string, content = folder) {
  const suggestion = await checkSuggestion(text, DAY, content);
  return { suggestion, reply: formatReply(suggestion) };
}
