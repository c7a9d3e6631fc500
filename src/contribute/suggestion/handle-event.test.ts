import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import recorded from '@octokit/webhooks-examples' with { type: 'json' };
import { parseEvent, readEvent, type SuggestionEvent } from './handle-event.ts';

const events = join(import.meta.dirname, '../../../tests/events');

const files: [file: string, name: string, event: SuggestionEvent][] = [
  ['issue-opened.json', 'issues', { kind: 'issue', number: 7, isNew: true }],
  ['issue-edited.json', 'issues', { kind: 'issue', number: 7, isNew: false }],
  [
    'comment-created.json',
    'issue_comment',
    {
      kind: 'comment',
      number: 7,
      text: '/approve\r\n\r\nThank you!',
      login: 'a-maintainer',
    },
  ],
];

for (const [file, name, event] of files)
  test(`reads ${file} as the environment of a workflow names it`, async () => {
    const environment = { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: join(events, file) };
    assert.deepEqual(await readEvent(environment), event);
  });

for (const name of ['issues', 'issue_comment'] as const) {
  const { examples } = recorded.find((event) => event.name === name) ?? { examples: [] };
  test(`reads every recorded event of ${name}, and responds to those that are ours`, () => {
    assert.ok(examples.length > 5);
    for (const example of examples) {
      const { action, issue } = example as { action: string; issue: { number: number } };
      const event = parseEvent(name, example);
      const isOurs = (name === 'issues' ? ['opened', 'edited'] : ['created']).includes(action);
      assert.equal(event?.number, isOurs ? issue.number : undefined, action);
    }
  });
}

test('passes over what a program or nobody has written', async () => {
  const text = await readFile(join(events, 'comment-created.json'), 'utf8');
  for (const user of [{ login: 'github-actions[bot]', type: 'Bot' }, null]) {
    const event = JSON.parse(text) as { comment: { user: unknown } };
    event.comment.user = user;
    assert.equal(parseEvent('issue_comment', event), undefined);
  }
});

test('refuses an environment or a file that is none', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-'));
  context.after(() => rm(folder, { recursive: true }));
  const path = join(folder, 'event.json');
  await writeFile(path, '{"action":"opened","issue":{"number":"7; rm -rf /"}}');
  const write = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const deep = await write('deep.json', `{"action":"opened","issue":${nested}}`);
  const large = await write('large.json', ' '.repeat(5_000_000));
  const half = await write('half.json', '{"action":');
  for (const [GITHUB_EVENT_NAME, GITHUB_EVENT_PATH, message] of [
    ['push', path, /"push" is neither issues nor issue_comment/],
    ['issues', '', /GITHUB_EVENT_PATH is empty/],
    ['issues', path, /not what GitHub writes: issue\.number Invalid input: expected number/],
    ['issues', join(folder, 'none.json'), /ENOENT/],
    ['issues', deep, /not what GitHub writes: issue/],
    ['issues', large, /The event has 5000000 bytes; at most 4194304 are allowed/],
    ['issues', half, /^Error: The event is not JSON\.$/],
  ] as const)
    await assert.rejects(readEvent({ GITHUB_EVENT_NAME, GITHUB_EVENT_PATH }), message);
});
