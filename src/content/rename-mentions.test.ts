import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseContentFile } from '../source/content-file.ts';
import type { Naming, Thing } from '../rules/values-in-data.ts';
import { renameMentions } from './rename.ts';

const table: [
  what: string,
  file: string,
  kind: Naming | 'exceptions',
  thing: Thing,
  before: string,
  after: string,
][] = [
  [
    'requirements, relations and the successor of a resource, and nothing alike',
    'content/resources/a.yaml',
    'resources',
    'resources',
    'title: old\nrequires: [old, old-er, "old"] # old\nrelated:\n  - { resource: old, how: old }\nsuccessor: old\nformerly: [old]\nplacements:\n  - topic: old\n    section: old\n',
    'title: old\nrequires: [new, old-er, "new"] # old\nrelated:\n  - { resource: new, how: old }\nsuccessor: new\nformerly: [old]\nplacements:\n  - topic: old\n    section: old\n',
  ],
  [
    'the topics of placements',
    'content/resources/a.yaml',
    'resources',
    'topics',
    'requires: [old]\nplacements:\n  - section: old\n    topic: old\n',
    'requires: [old]\nplacements:\n  - section: old\n    topic: new\n',
  ],
  [
    'orders and links of a topic, with their ends',
    'content/topics/a.mdx',
    'topics',
    'resources',
    '---\nsections:\n  - id: old\n    order: [old]\n    groups:\n      - id: old\n        order:\n          - old\n---\n\n[old](/resources/old/ "old"), [b](/resources/old/?a=b),\n[c](/resources/old-er/), [d](/topics/old/), [e](https://a.example/resources/old/),\n[f](/retired/#old), <a href="/resources/old/">old</a>, `/resources/old/`.\n\n[g]: /resources/old/\n',
    '---\nsections:\n  - id: old\n    order: [new]\n    groups:\n      - id: old\n        order:\n          - new\n---\n\n[old](/resources/new/ "old"), [b](/resources/new/?a=b),\n[c](/resources/old-er/), [d](/topics/old/), [e](https://a.example/resources/old/),\n[f](/retired/#new), <a href="/resources/new/">old</a>, `/resources/old/`.\n\n[g]: /resources/new/\n',
  ],
  [
    'links to a topic and its sections',
    'content/paths/a.mdx',
    'paths',
    'topics',
    '---\ntitle: old\n---\n\n[a](/topics/old/), [b](/topics/old/#old).\n',
    '---\ntitle: old\n---\n\n[a](/topics/new/), [b](/topics/new/#old).\n',
  ],
  [
    'links to a path, its steps and the whole of it',
    'content/topics/a.mdx',
    'topics',
    'paths',
    '---\ntitle: old\n---\n\n[a](/paths/old/), [b](/paths/old/#old), [c](/paths/old/whole/).\n',
    '---\ntitle: old\n---\n\n[a](/paths/new/), [b](/paths/new/#old), [c](/paths/new/whole/).\n',
  ],
  [
    'steps and companions',
    'content/paths/a.mdx',
    'paths',
    'resources',
    '---\r\nsteps:\r\n  - id: old\r\n    resources: [{ id: old, locator: old }]\r\n    companions: [old]\r\n---\r\n',
    '---\r\nsteps:\r\n  - id: old\r\n    resources: [{ id: new, locator: old }]\r\n    companions: [new]\r\n---\r\n',
  ],
  [
    'topics, paths, questions and channels of the site',
    'content/site.yaml',
    'site',
    'paths',
    'topics: [old]\npaths: [old]\nchannels: [old]\nquestions:\n  - ask: Old?\n    answers:\n      - { say: old, paths: [old] }\n',
    'topics: [old]\npaths: [new]\nchannels: [old]\nquestions:\n  - ask: Old?\n    answers:\n      - { say: old, paths: [new] }\n',
  ],
  [
    'resources of the glossary',
    'content/glossary.yaml',
    'glossary',
    'resources',
    'old:\n  term: old\n  see: [old]\n  resources: [old]\n',
    'old:\n  term: old\n  see: [old]\n  resources: [new]\n',
  ],
  [
    'the file of an exception',
    'content/exceptions.yaml',
    'exceptions',
    'resources',
    '- { rule: http-address, where: content/resources/old.yaml, reason: old }\n- { rule: http-address, where: content/topics/old.mdx, reason: old }\n',
    '- { rule: http-address, where: content/resources/new.yaml, reason: old }\n- { rule: http-address, where: content/topics/old.mdx, reason: old }\n',
  ],
];

for (const [what, file, kind, thing, before, after] of table)
  test(`renames ${what}`, () => {
    assert.equal(
      renameMentions(parse(file, before), kind, { kind: thing, from: 'old', to: 'new' }),
      after,
    );
    assert.equal(
      renameMentions(parse(file, after), kind, { kind: thing, from: 'new', to: 'old' }),
      before,
    );
  });

test('puts an id in quotes that YAML would take for another value', () => {
  for (const to of ['2024', 'null', 'true', '1e3'])
    assert.equal(
      renameMentions(parse('content/resources/a.yaml', 'requires: [old]\n'), 'resources', {
        kind: 'resources',
        from: 'old',
        to,
      }),
      `requires: ['${to}']\n`,
    );
});

function parse(file: string, text: string) {
  const { parsed } = parseContentFile(file, text);
  assert.ok(parsed);
  return parsed;
}
