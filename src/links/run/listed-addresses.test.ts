import assert from 'node:assert/strict';
import { rm, readFile, rename, writeFile } from 'node:fs/promises';
import { test, type TestContext } from 'node:test';
import { writeContent, smallContent } from '../../../tests/bad-content/small-content.ts';
import { findPlaces, findChangedAddresses, loadCatalogLinks } from './listed-addresses.ts';
import { join } from 'node:path';
import { beginRepository } from '../../../tests/begin-repository.ts';

test('names the line of an address, not of a longer one that begins alike', async (context) => {
  const text =
    'a: https://a.example/b/c\nb: https://a.example/b.html\nurl: https://a.example/b#c\n';
  const folder = await writeContent(
    new Map([
      ['resources/a.yaml', text],
      ['paths/b.mdx', 'See [it](https://a.example/b).\n'],
      ['site.yaml', 'url: HTTPS://A.example/b\n'],
    ]),
  );
  context.after(() => rm(folder, { recursive: true }));
  const files = ['content/resources/a.yaml', 'content/paths/b.mdx', 'content/site.yaml', 'list:7'];
  const address = { url: 'https://a.example/b', files, fragments: [], isWeb: true };
  assert.deepEqual(findPlaces(address, folder), [
    'content/resources/a.yaml:3',
    'content/paths/b.mdx:1',
    'content/site.yaml',
    'list:7',
  ]);
});

test('finds what was added and changed between two commits, and nothing of a renamed file', async (context) => {
  const { content, git } = await createRepository(context);
  await write(content, 'resources/perf.yaml', ['tools.example/perf', 'tools.example/perf2#x']);
  await write(content, 'resources/kvm-api.yaml', ['Every ioctl', 'All calls']);
  await rename(join(content, 'resources/kvmtool.yaml'), join(content, 'resources/lkvm.yaml'));
  for (const [file, text] of [
    ['resources/perf.yaml', 'kvmtool'],
    ['topics/kvm.mdx', 'kvmtool'],
    ['paths/first-guest.mdx', 'kvmtool'],
  ] as const)
    await write(content, file, [text, 'lkvm']);
  await write(
    content,
    'topics/tools.mdx',
    ['---\n', '---\n'],
    '\nSee [it](https://new.example/).\n',
  );
  git('add', '-A');
  git('commit', '-qm', 'Change');
  assert.deepEqual(await changed(content, 'HEAD~1..HEAD'), [
    'https://new.example/',
    'https://tools.example/perf2',
  ]);
  assert.deepEqual(await changed(content, 'HEAD..HEAD'), []);
});

test('looks from where two branches parted, and at files that nobody committed', async (context) => {
  const { content, git } = await createRepository(context);
  git('checkout', '-qb', 'other');
  await write(content, 'resources/perf.yaml', ['tools.example/perf', 'tools.example/mine']);
  git('commit', '-qam', 'Mine');
  git('checkout', '-q', 'main');
  await write(content, 'resources/kvm-api.yaml', ['docs.example/kvm', 'docs.example/theirs']);
  git('commit', '-qam', 'Theirs');
  git('checkout', '-q', 'other');
  assert.deepEqual(await changed(content, 'main...HEAD'), ['https://tools.example/mine']);
  const fresh = smallContent['resources/perf.yaml'].replace('tools.example/perf', 'fresh.example/');
  await writeFile(join(content, 'resources/fresh.yaml'), fresh);
  assert.deepEqual(await changed(content, 'HEAD'), ['https://fresh.example/']);
});

test('says what git says of a range that it does not know', async (context) => {
  const { content } = await createRepository(context);
  await assert.rejects(
    changed(content, 'nowhere..HEAD'),
    /^Error: git knows no commit "nowhere" here\./,
  );
  await assert.rejects(changed(content, '--output=x'), /"--output=x" is not a Git range\./);
});

async function changed(content: string, range: string): Promise<string[]> {
  const { addresses } = await loadCatalogLinks(content);
  return [...(await findChangedAddresses(addresses, range, content))];
}

/** A repository with the small catalog in a folder that is not its root. */
async function createRepository(context: TestContext) {
  const root = await writeContent(new Map());
  context.after(() => rm(root, { recursive: true }));
  const content = join(root, 'list');
  const files = await writeContent(new Map(Object.entries(smallContent)));
  await rename(files, content);
  const git = beginRepository(root);
  return { content, git };
}

async function write(
  content: string,
  file: string,
  [passage, instead]: [string, string],
  more = '',
): Promise<void> {
  const path = join(content, file);
  await writeFile(path, (await readFile(path, 'utf8')).replaceAll(passage, instead) + more);
}
