import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import {
  assertReplaceable,
  findOutput,
  formatMarker,
  MARKER,
  OutputError,
} from './output-folder.ts';

for (const out of [
  'dist',
  './dist/',
  'new/deeper',
  '.cache/sites/fixture',
  'src/../dist',
  'link-to-new/site',
  'srcs',
  'content-2',
  '../beside',
])
  test(`a site may go to ${out}`, async (context) => {
    const project = createProject(context);
    assert.ok((await find(out, project)).startsWith(join(realpathSync(project), '..')));
  });

for (const [out, why] of [
  ['', /is or holds the project/],
  ['.', /is or holds the project/],
  ['./', /is or holds the project/],
  ['..', /is or holds the project/],
  ['dist/..', /is or holds the project/],
  ['dist/../../project/', /is or holds the project/],
  ['link-to-project', /is or holds the project/],
  ['/', /is or holds the project/],
  ['//', /is or holds the project/],
  [homedir(), /is or holds (?:your home folder|the project)/],
  [dirname(homedir()), /is or holds (?:your home folder|the project)/],
  [tmpdir(), /is or holds the project/],
  ['content', /is or holds the content/],
  ['content/', /is or holds the content/],
  ['link-to-content', /is or holds the content/],
  ['link-to-content/resources', /lies within the content/],
  ['content/new/site', /lies within the content/],
  ['src', /is or holds "src"/],
  ['src/pages', /lies within "src"/],
  ['public/site', /lies within "public"/],
  ['scripts/dist', /lies within "scripts"/],
  ['tests', /is or holds "tests"/],
  ['node_modules', /is or holds "node_modules"/],
  ['node_modules/astro', /lies within "node_modules"/],
  ['.astro', /is or holds "\.astro"/],
  ['.github/pages', /lies within "\.github"/],
  ['.git', /lies within a Git repository’s own data/],
  ['.git/dist', /lies within a Git repository’s own data/],
  ['elsewhere/.GIT/dist', /lies within a Git repository’s own data/],
  ['link-to-git/dist', /lies within a Git repository’s own data/],
  ['.cache', /is or holds the cache/],
  ['file', /what is not a folder/],
  ['file/below', /what is not a folder/],
  ['/dev/null', /what is not a folder/],
  ['link-to-nothing', /a symbolic link to nothing/],
  ['link-to-nothing/site', /a symbolic link to nothing/],
  ['link-to-itself/site', /symbolic links that lead in a circle/],
  ['a'.repeat(300), /longer than a path may be/],
  ['a/'.repeat(3000), /longer than a path may be/],
] as const)
  test(`no site may go to "${out}"`, async (context) => {
    const project = createProject(context);
    const before = readdirSync(project, { recursive: true });
    await assert.rejects(find(out, project), (error: Error) => {
      assert.ok(error instanceof OutputError);
      assert.match(error.message, why);
      assert.ok(error.message.startsWith(`--out "${out}" `));
      return /\. Name (?:a|another) folder|\. Name a folder\./.test(error.message);
    });
    assert.deepEqual(readdirSync(project, { recursive: true }), before);
  });

test('content elsewhere is protected too, with all that holds it', async (context) => {
  const [project, other] = [createProject(context), createFolder(context)];
  const content = join(other, 'list/content');
  mkdirSync(content, { recursive: true });
  for (const out of [other, join(other, 'list'), content, join(content, 'site')])
    await assert.rejects(findOutput(out, { project, content }), /the content, which/);
  await findOutput(join(other, 'site'), { project, content });
});

const MARKED = {
  'index.html': '',
  'a/b.html': '',
  [MARKER]: formatMarker(['index.html', 'a/b.html']),
};
const OLDER = {
  'index.html': '',
  '404.html': '',
  'og/a.png': '',
  'catalog.json': '{"version":1,"page":"https://a.example/","resources":[]}',
  'offline.json':
    '{"version":"0123456789ab","files":{"":["00",1],"catalog.json":["00",1]},"core":[],"paths":{},"small":true}',
  'offline-worker.js': '',
  'pagefind/pagefind-entry.json': '',
};

for (const [name, files] of [
  ['that does not exist', undefined],
  ['that is empty', {}],
  ['that a build made', MARKED],
  ['that a build made, of which files are gone', { [MARKER]: MARKED[MARKER] }],
  ['that a build made and a system littered', { ...MARKED, 'a/.DS_Store': '', 'Thumbs.db': '' }],
  ['that a build made before there was a marker', OLDER],
] as [string, Record<string, string> | undefined][])
  test(`a folder ${name} is replaced`, async (context) => {
    await assertReplaceable(fill(context, files));
  });

for (const [name, files, message] of [
  [
    'of somebody',
    { 'index.html': '' },
    /holds files that no build made, such as "index\.html"\. Name an empty or new folder; if /,
  ],
  ['called dist, of somebody', { 'dist/a': '' }, /no build made, such as "dist\/a"/],
  ['with a hidden file', { '.keep': '' }, /no build made, such as "\.keep"/],
  [
    'with a marker that is none',
    { ...MARKED, [MARKER]: '{"files":["index.html"]}' },
    /holds files that no build made/,
  ],
  [
    'with a marker that breaks off',
    { ...MARKED, [MARKER]: '{"cairn":"bui' },
    /holds files that no build made/,
  ],
  [
    'with files put in later',
    { ...MARKED, CNAME: '', 'a/notes.txt': '' },
    /holds what no build made, and would be lost: "CNAME", "a\/notes\.txt"\. Move it away; what belongs to the site goes into public\/, which every build copies\.$/,
  ],
  ['that is a checkout', { ...MARKED, '.git/HEAD': '' }, /would be lost: "\.git\/HEAD"\./],
  [
    'with many files put in later',
    { ...MARKED, ...Object.fromEntries([...'abcdefg'].map((name) => [`x${name}`, ''])) },
    /"xa", "xb", "xc", "xd", "xe" and 2 more\./,
  ],
  ['of an older build with a file put in', { ...OLDER, CNAME: '' }, /would be lost: "CNAME"\./],
  [
    'of an older build that did not end',
    { 'index.html': '', 'catalog.json': OLDER['catalog.json'] },
    /an incomplete site of an older version, delete it yourself\.$/,
  ],
  [
    'with a manifest of something else',
    { ...OLDER, 'offline.json': '{"version":1}' },
    /holds files that no build made/,
  ],
] as [string, Record<string, string>, RegExp][])
  test(`a folder ${name} is not replaced`, async (context) => {
    const folder = fill(context, files);
    await assert.rejects(assertReplaceable(folder), message);
  });

test('a link or a pipe among the files is somebody’s, and is not followed', async (context) => {
  const folder = fill(context, MARKED);
  symlinkSync('/', join(folder, 'root'));
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  await assert.rejects(assertReplaceable(folder), /would be lost: "pipe", "root"\./);
});

test('a marker that is a link or a pipe is none', async (context) => {
  const folder = fill(context, { 'index.html': '' });
  execFileSync('mkfifo', [join(folder, MARKER)]);
  await assert.rejects(assertReplaceable(folder), /holds files that no build made/);
});

function find(out: string, project: string): Promise<string> {
  return findOutput(out, { project, content: join(project, 'content') });
}

function createProject(context: TestContext): string {
  const project = join(createFolder(context), 'project');
  for (const name of [
    'content/resources',
    'src/pages',
    'public',
    'scripts',
    'tests',
    'node_modules/astro',
    '.git',
    '.astro',
    '.github',
    '.cache',
    'dist',
    'new',
  ])
    mkdirSync(join(project, name), { recursive: true });
  writeFileSync(join(project, 'file'), '');
  for (const [name, target] of [
    ['project', '.'],
    ['content', 'content'],
    ['git', '.git'],
    ['new', 'new'],
    ['nothing', 'missing'],
    ['itself', 'link-to-itself'],
  ])
    symlinkSync(target as string, join(project, `link-to-${name}`));
  return project;
}

function fill(context: TestContext, files: Record<string, string> | undefined): string {
  const folder = join(createFolder(context), 'site');
  if (files) mkdirSync(folder);
  for (const [name, text] of Object.entries(files ?? {})) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

function createFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-'));
  context.after(() => rmSync(folder, { recursive: true }));
  return folder;
}
