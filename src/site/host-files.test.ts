import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { compressFiles, writeHeaders } from './host-files.ts';

const createSite = () => mkdtempSync(join(tmpdir(), 'cairn-hosts-'));

test('files whose names follow from what they hold are kept for ever, below the base path', async () => {
  const site = createSite();
  await writeHeaders(site, '/hive/');
  assert.equal(
    readFileSync(join(site, '_headers'), 'utf8'),
    `/hive/*
  Content-Security-Policy: frame-ancestors 'none'
  X-Content-Type-Options: nosniff
/hive/_astro/*
  Cache-Control: public, max-age=31536000, immutable
`,
  );
});

test('texts are compressed beside themselves, twice with the same bytes', async () => {
  const [one, other] = [createSite(), createSite()];
  const page = '<p>Hives</p>'.repeat(200);
  for (const site of [one, other]) {
    for (const name of ['index.html', 'picture.png']) writeFileSync(join(site, name), page);
    writeFileSync(join(site, 'small.json'), '[]');
    assert.equal(await compressFiles(site), 2);
  }
  const read = (name: string) => readFileSync(join(one, name));
  assert.deepEqual(readdirSync(one).sort(), [
    ...['index.html', 'index.html.br', 'index.html.gz', 'picture.png', 'small.json'],
  ]);
  assert.equal(gunzipSync(read('index.html.gz')).toString(), page);
  assert.equal(brotliDecompressSync(read('index.html.br')).toString(), page);
  for (const name of readdirSync(one))
    assert.deepEqual(readFileSync(join(other, name)), read(name));
});
