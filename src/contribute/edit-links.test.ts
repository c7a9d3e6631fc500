import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Forge } from '../urls/forge.ts';
import { readOutline } from '../content/read-outline.ts';
import { createForms, type IssueForm } from './issue-forms.ts';
import {
  formatBrokenLinkUrl,
  formatEditUrl,
  formatNewFileUrl,
  formatNewIssueUrl,
  formatReportUrl,
} from './edit-links.ts';

const repository = { url: 'https://git.example/small', branch: 'main', forge: 'github' as const };
const file = 'content/resources/kvmtool.yaml';

test('leads to the file in the branch of the repository', () => {
  assert.equal(
    formatEditUrl(repository, file),
    'https://git.example/small/edit/main/content/resources/kvmtool.yaml',
  );
});

test('leads to the folder that holds the catalog', () => {
  for (const [folder, path] of [
    ['.', ''],
    ['docs/my list', 'docs/my%20list/'],
  ] as const) {
    const own = { ...repository, folder };
    const edit = `https://git.example/small/edit/main/${path}resources/kvmtool.yaml`;
    assert.equal(formatEditUrl(own, file), edit);
    const added = new URL(formatNewFileUrl(own, file)).searchParams.get('filename');
    assert.equal(added, decodeURI(`${path}resources/kvmtool.yaml`));
  }
});

test('accepts the address of a repository as people copy it', () => {
  for (const url of ['https://git.example/small/', 'https://git.example/small.git'])
    assert.equal(formatEditUrl({ ...repository, url }, file), formatEditUrl(repository, file));
});

for (const [url, forge, edit, create, issue] of [
  [
    'https://github.com/bees/list',
    undefined,
    '/edit/main/content/a.yaml',
    '/new/main?filename=content%2Fa.yaml&value=x%3A+1',
    '/issues/new?template=correction.yml&page=https://a/&title=Problem+with+%22A%22&body=Page:+https://a/%0A%0A',
  ],
  [
    'https://gitlab.com/hive/bees/list',
    undefined,
    '/-/edit/main/content/a.yaml',
    '/-/new/main/content/?file_name=a.yaml',
    '/-/issues/new?issue%5Btitle%5D=Problem+with+%22A%22&issue%5Bdescription%5D=Page:+https://a/%0A%0A',
  ],
  [
    'https://codeberg.org/bees/list',
    undefined,
    '/_edit/main/content/a.yaml',
    '/_new/main/content/?filename=a.yaml&value=x%3A+1',
    '/issues/new?title=Problem+with+%22A%22&body=Page:+https://a/%0A%0A',
  ],
  [
    'https://bitbucket.org/bees/list',
    undefined,
    '/src/main/content/a.yaml?mode=edit&at=main',
    '/src/main/content/',
    '/issues/new?title=Problem+with+%22A%22&content=Page:+https://a/%0A%0A',
  ],
  ['https://gitlab.hive.example/list', undefined, '/-/edit/main/content/a.yaml'],
  ['https://git.hive.example/list', 'gitea', '/_edit/main/content/a.yaml'],
  ['https://github.com/bees/list', 'gitlab', '/-/edit/main/content/a.yaml'],
  ['https://notgithub.example/list', undefined, '', '', ''],
  ['https://github.com.hive.example/list', undefined, '/edit/main/content/a.yaml'],
] as [string, Forge | undefined, string, string?, string?][])
  test(`leads to the pages of ${forge ?? 'the forge at'} ${url}`, () => {
    const own = { url, branch: 'main', forge };
    assert.equal(formatEditUrl(own, 'content/a.yaml'), url + edit);
    if (create !== undefined)
      assert.equal(formatNewFileUrl(own, 'content/a.yaml', 'x: 1'), url + create);
    if (issue !== undefined) assert.equal(formatReportUrl(own, 'A', 'https://a/'), url + issue);
  });

test('escapes what a branch may hold', () => {
  assert.equal(
    formatEditUrl({ ...repository, branch: 'list/fix #7?' }, file),
    'https://git.example/small/edit/list/fix%20%237%3F/content/resources/kvmtool.yaml',
  );
});

test('leads to the choice of a form', () => {
  assert.equal(
    formatNewIssueUrl({ ...repository, url: 'https://git.example/small.git' }),
    'https://git.example/small/issues/new/choose',
  );
});

test('reports a broken link with a page and an address that survive the trip', () => {
  const page = 'https://small.example/resources/kvmtool/';
  const address = 'https://docs.example/a?b=1&template=other.yml#"<é>';
  const url = new URL(formatBrokenLinkUrl(repository, 'kvmtool', page, address));
  assert.deepEqual(Object.fromEntries(url.searchParams), {
    template: 'broken-link.yml',
    title: 'Broken link of "kvmtool"',
    page,
    address,
    body: `Page: ${page}\nLink: ${address}\n\n`,
  });
});

for (const [name, url] of [
  ['correction.yml', formatReportUrl(repository, 'A', 'https://a/')],
  ['broken-link.yml', formatBrokenLinkUrl(repository, 'A', 'https://a/', 'https://b/')],
] as const)
  test(`what an address fills in of ${name} are fields of that form`, async () => {
    const forms = createForms(await readOutline());
    const { template, ...filled } = Object.fromEntries(new URL(url).searchParams);
    assert.equal(template, name);
    const known = ['title', 'body', ...idsOf(forms[name]?.form)];
    assert.ok(Object.keys(filled).length > 2);
    for (const id of Object.keys(filled)) assert.ok(known.includes(id), id);
  });

test('reports a problem with a title and a page that survive the trip', () => {
  const title = 'C & "vmx.c" #1 <é>';
  const page = 'https://small.example/resources/kvmtool/?a=1&b=2#top';
  const url = new URL(formatReportUrl(repository, title, page));
  assert.equal(url.origin + url.pathname, 'https://git.example/small/issues/new');
  assert.equal(url.hash, '');
  assert.equal(url.searchParams.get('title'), `Problem with "${title}"`);
  assert.equal(url.searchParams.get('body'), `Page: ${page}\n\n`);
  assert.equal(url.searchParams.get('page'), page);
  assert.equal(url.searchParams.get('template'), 'correction.yml');
});

function idsOf(form: IssueForm | undefined): string[] {
  return (form?.body ?? []).flatMap((element) => (element.type === 'markdown' ? [] : [element.id]));
}
