import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { changeContent, modeline, writeContent } from '../tests/bad-content/small-content.ts';
import { beginRepository, commitAll } from '../tests/begin-repository.ts';
import { reviewSchema } from '../src/history/review/review.ts';
import { runCommand } from '../tests/run-command.ts';
import { main } from './review.ts';

test('reports what a change does to the catalog, what it breaks and what is more than data', async (context) => {
  const root = await createChange(context, {
    'content/resources/tour.yaml': `${modeline}title: A Tour\nurl: https://tour.example/\nkind: tutorial\nsummary: Leads through KVM.\nlevel: { from: beginner, to: beginner }\nplacements:\n- { topic: kvm, section: documents }\n`,
    'content/resources/kvmtool.yaml': `${modeline}title: "never closed\n`,
    'src/code.ts': 'export {};\n',
  });
  const { code, out, review } = await run(root, ['--pull', '7']);
  assert.equal(code, 1, out);
  assert.match(out, /^Adds “A Tour” to “KVM” › Documents, beginner\.$/m);
  assert.match(out, /^content\/resources\/kvmtool\.yaml:2:\d+  malformed-yaml  /m);
  assert.match(out, /^The change brings 1 error and 0 pieces of advice\.$/m);
  assert.equal(review.pull, 7);
  // What cannot be read is neither changed nor removed.
  assert.deepEqual(
    review.changes.first.map(({ kind, id }) => [kind, id]),
    [['added', 'tour']],
  );
  assert.deepEqual(
    review.issues.first.map(({ code: issue }) => issue),
    ['malformed-yaml'],
  );
  assert.deepEqual(review.guarded, { count: 1, first: ['src/code.ts'] });
  assert.deepEqual([review.cards, review.site, review.links], [[], false, undefined]);
});

test('reports own pages, public files and the look', async (context) => {
  const svg = (width: number) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}"/>`;
  const site = String(changeContent().get('site.yaml'));
  const root = await createChange(context, { 'content/public/logo.svg': svg(8) });
  for (const [file, text] of [
    ['content/public/logo.svg', svg(16)],
    ['content/pages/imprint.mdx', '---\ntitle: Imprint\n---\n\nWho we are.\n'],
    ['content/site.yaml', `${site}theme:\n  logo: logo.svg\npages:\n  footer: [imprint]\n`],
  ] as const) {
    await mkdir(join(root, file, '..'), { recursive: true });
    await writeFile(join(root, file), text);
  }
  commitAll(root);
  const { out, review } = await run(root, []);
  assert.match(
    out,
    /^Adds the page “Imprint”\.\nAdds the logo of the catalog: logo\.svg\.\nChanges the file “logo\.svg”\.$/m,
  );
  assert.deepEqual(
    review.changes.first.map(({ kind, subject }) => `${kind} ${subject}`),
    ['added page', 'changed site', 'changed file'],
  );
});

test('a change without a issue passes, also one of files that nobody committed', async (context) => {
  const root = await createChange(context, { 'content/resources/kvmtool.yaml': tool('lkvm') });
  assert.equal((await run(root, [])).code, 0);
  await writeFile(join(root, 'content/resources/kvmtool.yaml'), tool('kvm tool'));
  const { out } = await run(root, [], 'HEAD');
  assert.match(out, /^Gives “lkvm” the title “kvm tool”\.$/m);
});

test('takes what was found of its links', async (context) => {
  const root = await createChange(context, { 'content/resources/kvmtool.yaml': tool('lkvm') });
  const links = join(root, 'links.json');
  const verdict = { url: 'https://a.example/', files: [], isWeb: true, judgement: 'fails' };
  await writeFile(links, JSON.stringify({ version: 1, offline: false, links: [verdict] }));
  const { review } = await run(root, ['--links', links]);
  assert.deepEqual(review.links, { offline: false, count: 1, first: [verdict] });
  const { review: without } = await run(root, ['--links', join(root, 'none.json')]);
  assert.equal(without.links, undefined);
});

test('what cannot be found out is named, and keeps nothing else from being reviewed', async (context) => {
  const root = await createChange(context, { 'src/code.ts': 'export {};\n' });
  await writeFile(join(root, 'links.json'), '{"version":1}');
  const { code, out, review } = await run(root, ['--links', join(root, 'links.json')]);
  assert.equal(code, 2);
  assert.match(out, /^Not found out: links\. /m);
  assert.deepEqual([review.incomplete, review.guarded.first], [['links'], ['src/code.ts']]);
});

test('a content folder of another name, and one that is the whole repository', async (context) => {
  const root = await createChange(context, { 'content/resources/kvmtool.yaml': tool('lkvm') });
  await rename(join(root, 'content'), join(root, 'list'));
  commitAll(root);
  await writeFile(join(root, 'list/resources/kvmtool.yaml'), tool('Another'));
  commitAll(root);
  const named = await run(root, ['--content', join(root, 'list')]);
  assert.deepEqual([named.review.guarded.count, named.review.changes.count], [0, 1]);

  const alone = await writeContent(changeContent());
  context.after(() => rm(alone, { recursive: true }));
  beginRepository(alone);
  await writeFile(join(alone, 'resources/kvmtool.yaml'), tool('Another'));
  commitAll(alone);
  const whole = await run(alone, ['--content', alone]);
  assert.deepEqual([whole.review.guarded.count, whole.review.changes.count], [0, 1]);
});

test('wrong use is named', async (context) => {
  const root = await createChange(context, {});
  for (const [args, message] of [
    [['--out', 'x'], /--changed is missing/],
    [['--changed', 'HEAD'], /--out is missing/],
    [['--changed', 'HEAD', '--out', 'x', '--pull', 'seven'], /--pull "seven" is no number/],
    [['--changed', 'nowhere..HEAD', '--out', 'x'], /git knows no commit "nowhere"/],
  ] as const) {
    const { code, out } = await start(root, [...args, '--content', join(root, 'content')]);
    assert.equal(code, 2);
    assert.match(out, message);
  }
  assert.deepEqual((await readdir(root)).includes('x'), false);
});

/** A repository with the small catalog in `content`, whose last commit writes these files. */
async function createChange(context: TestContext, files: Record<string, string>): Promise<string> {
  const content = [...changeContent()].map(([file, text]) => [`content/${file}`, text] as const);
  const root = await writeContent(new Map(content));
  context.after(() => rm(root, { recursive: true }));
  beginRepository(root);
  for (const [file, text] of Object.entries(files)) {
    await mkdir(join(root, file, '..'), { recursive: true });
    await writeFile(join(root, file), text);
  }
  if (Object.keys(files).length > 0) commitAll(root);
  return root;
}

async function run(root: string, args: string[], range = 'HEAD~1..HEAD') {
  const out = join(root, '.git/review');
  const content = args.includes('--content') ? [] : ['--content', join(root, 'content')];
  const done = await start(root, ['--changed', range, '--out', out, ...content, ...args]);
  const text = await readFile(join(out, 'review.json'), 'utf8');
  return { ...done, review: reviewSchema.parse(JSON.parse(text)) };
}

async function start(cwd: string, args: string[]) {
  const { code, out, err } = await runCommand(main, args, { cwd });
  return { code, out: out + err };
}

function tool(title: string): string {
  return String(changeContent().get('resources/kvmtool.yaml')).replace(
    'title: kvmtool',
    `title: ${title}`,
  );
}
