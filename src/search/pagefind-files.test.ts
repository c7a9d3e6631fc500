import assert from 'node:assert/strict';
import test from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { decodeCbor, encodeCbor, type CborValue } from './cbor.ts';
import { endOfText } from './full-text-words.ts';
import { settleFiles, type IndexFile } from './pagefind-files.ts';

const SIGNATURE = 'pagefind_dcd';
const zip = (data: Uint8Array | string) =>
  gzipSync(Buffer.concat([Buffer.from(SIGNATURE), Buffer.from(data)]));
const json = (value: unknown) => Buffer.from(JSON.stringify(value));

/** An index of three records as Pagefind writes it, its lists in one order or in the other. */
function createFiles(turned: boolean): IndexFile[] {
  const order = <Row>(rows: Row[]) => (turned ? rows.toReversed() : rows);
  const kind: CborValue = [
    'kind',
    order<CborValue>([
      ['book', [0, 2]],
      ['tool', [1]],
    ]),
  ];
  const level: CborValue = ['level', [['beginner', [1]]]];
  const names: CborValue[] = [
    ['kind', turned ? 'en_2' : 'en_1'],
    ['level', 'en_3'],
  ];
  const meta: CborValue = ['1.5.2', [['en_abc1', 5]], [], order(names), [], ['title']];
  const record = (url: string) =>
    zip(JSON.stringify({ url, content: `of ${url} ${endOfText} vtx`, meta: {} }));
  return [
    { path: `filter/${turned ? 'en_2' : 'en_1'}.pf_filter`, content: zip(encodeCbor(kind)) },
    { path: 'filter/en_3.pf_filter', content: zip(encodeCbor(level)) },
    { path: `pagefind.en_${turned ? 'd' : 'c'}.pf_meta`, content: zip(encodeCbor(meta)) },
    {
      path: 'pagefind-entry.json',
      content: json({ languages: { en: { hash: turned ? 'en_d' : 'en_c', page_count: 3 } } }),
    },
    { path: 'fragment/en_abc1.pf_fragment', content: record('/a/') },
    { path: 'fragment/en_abc2.pf_fragment', content: record('/b/') },
    { path: 'fragment/en_def3.pf_fragment', content: record('/c/') },
    { path: 'pagefind.js', content: Buffer.from('search') },
    { path: 'pagefind-modular-ui.js', content: Buffer.from('unused') },
  ];
}

const textOf = (files: IndexFile[], path: RegExp) =>
  Buffer.from(files.find((file) => path.test(file.path))?.content ?? []).toString();

test('the order in which Pagefind happens to write lists changes no byte', () => {
  const [one, other] = [false, true].map((turned) =>
    settleFiles(createFiles(turned)).map(({ path, content }) => [
      path,
      Buffer.from(content).toString('hex'),
    ]),
  );
  assert.deepEqual(one?.toSorted(), other?.toSorted());
});

test('what is renamed is found by its new name', () => {
  const files = settleFiles(createFiles(false));
  const entry = JSON.parse(textOf(files, /entry/)) as { languages: { en: { hash: string } } };
  const meta = files.find(({ path }) => path === `pagefind.${entry.languages.en.hash}.pf_meta`);
  assert(meta);
  const [, , , filters] = decodeCbor(gunzipSync(meta.content).subarray(SIGNATURE.length)) as [
    string,
    CborValue,
    CborValue,
    [string, string][],
  ];
  assert.deepEqual(
    filters.map(([name]) => name),
    ['kind', 'level'],
  );
  for (const [name, hash] of filters) {
    const filter = files.find(({ path }) => path === `filter/${hash}.pf_filter`);
    assert(filter, name);
    const held = decodeCbor(gunzipSync(filter.content).subarray(SIGNATURE.length));
    assert.equal((held as CborValue[])[0], name);
  }
});

test('texts are in packs, and what nothing loads is left out', () => {
  const files = settleFiles(createFiles(false));
  assert.deepEqual(
    files.map(({ path }) => path).filter((path) => !/^filter|meta$/.test(path)),
    ['pagefind.js', 'pagefind-entry.json', 'text/abc.json', 'text/def.json'],
  );
  assert.deepEqual(JSON.parse(textOf(files, /text\/abc/)), {
    en_abc1: { url: '/a/', content: 'of /a/' },
    en_abc2: { url: '/b/', content: 'of /b/' },
  });
});

test('an index in another form is refused', () => {
  const files = createFiles(false).filter(({ path }) => path !== 'filter/en_3.pf_filter');
  assert.throws(() => settleFiles(files), /^Error: "pagefind\.en_c\.pf_meta" is not as Pagefind/);
  assert.throws(() => settleFiles([]), /^Error: Pagefind wrote no index\.$/);
});

test('numbers, texts and lists of CBOR come back as they were', () => {
  const values: CborValue = [
    0,
    23,
    24,
    255,
    256,
    65_535,
    65_536,
    4_294_967_295,
    '',
    'KVM虚拟机',
    [],
  ];
  assert.deepEqual(decodeCbor(encodeCbor(values)), values);
  for (const wrong of [[], [0xff], [0x82, 1], [0, 0], [0xf6], [0x1b]])
    assert.throws(() => decodeCbor(Uint8Array.from(wrong)), Error, String(wrong));
});
