import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneRetired } from '../../../tests/bad-content/small-content.ts';
import { NAMED, OFFLINE, PLACE, run } from '../../../tests/new-resource.ts';

const refusals: [name: string, args: string[], code: number, err: string | RegExp][] = [
  [
    'lists all that is missing at once',
    [],
    2,
    `Missing:
  --title    The title, as on the resource itself.
  --author   Authors in order, as in the source. Not needed with an address.
  --topic    Id of the topic: the name of its file in content/topics without .mdx. One of: kvm, tools
  --section  Id of the section, as the topic declares it, if any. What has none comes first.
Add them. Nothing was written.`,
  ],
  [
    'shows what is proposed for what is missing',
    [...OFFLINE, '--title', 'Exits'],
    2,
    `Missing:
  --topic    Id of the topic: the name of its file in content/topics without .mdx. Suggested because of 1 of 1 placement at docs.example: kvm
  --section  Id of the section, as the topic declares it, if any. What has none comes first. Suggested because of 1 of 1 placement at docs.example: documents
Add them, or add --yes to accept the suggestions. Nothing was written.`,
  ],
  [
    'lists what nothing can be proposed for, even with --yes',
    ['https://new.example/', '--offline', '--title', 'Exits', '--yes'],
    2,
    `Missing:
  --topic    Id of the topic: the name of its file in content/topics without .mdx. One of: kvm, tools
  --section  Id of the section, as the topic declares it, if any. What has none comes first.
Add them. Nothing was written.`,
  ],
  [
    'lists the id if the title makes none',
    ['https://docs.example/123', '--offline', ...NAMED, ...PLACE, '--title', '仮想化'],
    2,
    /^Missing:\n {2}--id {2}The file name, and the last part of the page address: /,
  ],
  [
    'prints every issue of the check',
    [
      ...OFFLINE,
      '--title',
      'Exits',
      '--kind',
      'essay',
      '--summary',
      'Exits',
      '--topic',
      'kvmm',
      '--section',
      'x',
      '--year',
      'soon',
    ],
    1,
    `kind  unknown-value  kind "essay" does not exist. Use one of: specification, documentation, reference, tutorial, article, paper, book, course, source-code, tool, test-suite, talk, conference, video-channel, blog, mailing-list, chat, questions-and-answers.
summary  summary-repeats-title  summary starts with the title. Start with what the resource is.
year  wrong-type  year is "soon", but must be a number. Write it in digits, without quotes.
topic  unknown-topic  topic "kvmm" does not exist. Did you mean "kvm"?
Nothing was written.`,
  ],
  [
    'reports a topic and a section that do not exist',
    [...OFFLINE, ...NAMED, '--topic', 'kvm', '--section', 'measuring'],
    1,
    'section  unknown-section  section "measuring" does not exist in topic "kvm". Check its spelling, or create it.\nNothing was written.',
  ],
  [
    'reports a resource at the same address, in another spelling too',
    ['http://www.docs.example/kvm/', '--offline'],
    1,
    'The address is already listed as “The KVM API”, in KVM. To list it in another place, add a placement to content/resources/kvm-api.yaml. If yours is a different document at the same address, add --locator. Nothing was written.',
  ],
  [
    'refuses an id that is taken',
    [...OFFLINE, '--id', 'kvmtool'],
    1,
    '"kvmtool" is the id of another resource. Choose another one. Nothing was written.',
  ],
  [
    'refuses an id that leads out of the folder',
    [...OFFLINE, ...NAMED, ...PLACE, '--id', '../../evil'],
    1,
    'id "../../evil" is not an id. Use lower-case letters, digits and single hyphens, as in "intel-sdm". Nothing was written.',
  ],
  [
    'refuses an address that runs code',
    ['javascript:alert(1)', ...NAMED, ...PLACE],
    1,
    /^address {2}url-scheme {2}url "javascript:alert\(1\)" has the scheme "javascript:"\./,
  ],
  [
    'refuses hidden characters, and shows them as codes',
    [...OFFLINE, ...NAMED, ...PLACE, '--title', 'E\u202exits\u001b[31m'],
    1,
    'title  hidden-character  title "E\\u202exits\\u001b[31m" contains a hidden character. Type the text again without it.\nNothing was written.',
  ],
];

for (const [name, args, code, expected] of refusals)
  test(`${name}, and writes nothing`, async (context) => {
    const { code: ended, out, err, added } = await run(context, args);
    assert.deepEqual([ended, out, added], [code, '', []]);
    if (typeof expected === 'string') assert.equal(err, expected);
    else assert.match(err, expected);
  });

test('reports the issues of content to which nothing can be added', async (context) => {
  const { code, err } = await run(context, [...OFFLINE, ...NAMED, ...PLACE], {
    'resources/perf.yaml': ['kind: tool', 'kind: toool'],
  });
  assert.equal(code, 1);
  assert.equal(
    err,
    'The content has issues. Fix them first:\ncontent/resources/perf.yaml:4:7  unknown-value  kind "toool" does not exist. Did you mean "tool"?',
  );
});

test('is not kept from adding by an exception that has ended', async (context) => {
  const { code } = await run(context, [...OFFLINE, ...NAMED, ...PLACE], {
    'exceptions.yaml':
      '# yaml-language-server: $schema=schema/exceptions.json\n- rule: link-not-asked\n  where: docs.example\n  reason: They ask for it.\n  until: 2020-01-01\n',
  });
  assert.equal(code, 0);
});

test('says why an address was retired, and proposes no id of a retired resource', async (context) => {
  const again = await run(context, ['https://docs.example/old/', '--offline'], oneRetired);
  assert.equal(
    again.err,
    'The address is known as “The Old API”, which was retired in favour of “The KVM API”: It tells of ioctls that are gone. To list it again, remove "status" and the fields that belong to it from content/resources/old-api.yaml. If yours is a different document at the same address, add --locator. Nothing was written.',
  );
  assert.deepEqual([again.code, again.added], [1, []]);
  const taken = [...OFFLINE, ...NAMED, ...PLACE, '--id', 'old-api'];
  assert.equal(
    (await run(context, taken, oneRetired)).err,
    '"old-api" is the id of another resource. Choose another one. Nothing was written.',
  );
  const named = [...OFFLINE, ...NAMED, ...PLACE, '--title', 'Older API'];
  assert.deepEqual((await run(context, named, oneRetired)).added, ['older-api-2.yaml']);
});

test('proposes no id that a resource had before', async (context) => {
  const { code, out, added } = await run(context, [...OFFLINE, ...NAMED, ...PLACE], {
    'resources/kvmtool.yaml': ['placements:', 'formerly: [exits]\nplacements:'],
  });
  assert.deepEqual([code, added], [0, ['exits-2.yaml']], out);
});
