import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { readPublicFolder } from './public-files.ts';

let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-'));
});
after(() => rm(folder, { recursive: true }));

function write(name: string, content: string | Buffer): void {
  const file = join(folder, 'public', name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

test('a content folder without public files has none, and no issue', () => {
  assert.deepEqual(readPublicFolder(folder, new Map()), { names: [], issues: [] });
});

test('pictures of each kind are known by what is in them', async () => {
  const draw = () => sharp({ create: { width: 3, height: 2, channels: 3, background: '#0b5cad' } });
  const kinds = {
    avif: draw().avif(),
    gif: draw().gif(),
    jpeg: draw().jpeg(),
    png: draw().png(),
    webp: draw().webp(),
  };
  for (const [kind, made] of Object.entries(kinds))
    write(`pictures/a.${kind}`, await made.toBuffer());
  write('pictures/a.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>\n');
  write('favicon.ico', Buffer.from('0000010001001010000001002000', 'hex'));
  write('CNAME', 'list.example.org\r\n');
  write('.DS_Store', 'hidden');
  const { names, issues } = readPublicFolder(folder, new Map());
  assert.deepEqual(issues, []);
  const pictures = [...Object.keys(kinds), 'svg'].map((kind) => `pictures/a.${kind}`);
  assert.deepEqual(names, ['CNAME', 'favicon.ico', ...pictures].toSorted());
});

test('what is a link, or no file, is reported and not read', () => {
  const secret = join(folder, 'secret.txt');
  writeFileSync(secret, 'a secret\n');
  symlinkSync(secret, join(folder, 'public/secret.txt'));
  symlinkSync(folder, join(folder, 'public/elsewhere'));
  execFileSync('mkfifo', [join(folder, 'public/pipe.txt')]);
  const { names, issues } = readPublicFolder(folder, new Map());
  assert.deepEqual(
    issues.map(({ file, code }) => `${file} ${code}`),
    [
      // A link without an ending is of no kind that is copied, whatever it leads to.
      'content/public/elsewhere public-file-type',
      'content/public/pipe.txt unreadable-file',
      'content/public/secret.txt unreadable-file',
    ],
  );
  assert.ok(!names.some((name) => /secret|pipe|elsewhere/.test(name)));
});

test('files are as another commit has them, if that is looked at', () => {
  const overlay = new Map([
    ['content/public/new.txt', 'New.\n'],
    ['content/public/CNAME', undefined],
    ['content/public/pictures/a.png', '<html>'],
  ]);
  const { names, issues } = readPublicFolder(folder, overlay);
  assert.ok(names.includes('new.txt') && !names.includes('CNAME'));
  assert.ok(issues.some(({ file }) => file === 'content/public/pictures/a.png'));
});

test('the folder has a size that it may not exceed, whatever the size of each file', () => {
  const text = 'a'.repeat(1024 * 1024);
  const overlay = new Map(
    Array.from({ length: 21 }, (_, i) => [`content/public/t/${i}.txt`, text] as const),
  );
  const { issues } = readPublicFolder(join(folder, 'absent'), overlay);
  assert.deepEqual(
    issues.map(({ message }) => message),
    ['with this file, the folder has more than 20 MB. Make pictures smaller, or remove some.'],
  );
});

test('a picture of which the end is missing is reported', async () => {
  const noise = Buffer.from(Array.from({ length: 3072 }, (_, i) => (i * i * 7919) % 256));
  const draw = () => sharp(noise, { raw: { width: 32, height: 32, channels: 3 } });
  const made = { gif: draw().gif(), jpeg: draw().jpeg(), png: draw().png(), webp: draw().webp() };
  for (const [kind, picture] of Object.entries(made)) {
    const bytes = await picture.toBuffer();
    const issuesOf = (length: number) => {
      const overlay = new Map([[`content/public/a.${kind}`, bytes.subarray(0, length)]]);
      return readPublicFolder(join(folder, 'nowhere'), overlay).issues;
    };
    assert.deepEqual(issuesOf(bytes.length), []);
    for (const part of [0.3, 0.6, 0.9])
      assert.equal(issuesOf(Math.floor(bytes.length * part))[0]?.code, 'public-file-content', kind);
  }
});

test('an empty file, or the beginning of one, is reported and stops nothing', () => {
  const names = ['avif', 'gif', 'ico', 'jpeg', 'jpg', 'png', 'svg', 'webp'].map(
    (kind) => `short/a.${kind}`,
  );
  const overlay = new Map<string, Buffer>(
    names.flatMap((name): [string, Buffer][] => [
      [`content/public/${name}`, Buffer.alloc(0)],
      [`content/public/${name.replace('a.', 'b.')}`, Buffer.from([0])],
    ]),
  );
  const { issues } = readPublicFolder(join(folder, 'nowhere'), overlay);
  assert.equal(issues.length, overlay.size);
});
