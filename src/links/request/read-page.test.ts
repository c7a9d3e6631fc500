import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPage, type ReceivedPage, similarityHash } from './read-page.ts';

test('reads the title, the visible text and what fragments may name', () => {
  const { title, text, anchors, print } = read(`<!doctype html><head><title>Exits &amp;
    entries</title><style>p { color: red }</style><script>let hidden</script></head>
    <body><h1 id="exits">Exits</h1><p>A <b>guest</b> exits.<a name="old">Old</a><svg><title>Icon</title></svg>
    <template>hidden</template>`);
  assert.equal(title, 'Exits & entries');
  assert.equal(text, 'Exits A guest exits. Old');
  assert.deepEqual(anchors, ['exits', 'old']);
  assert.match(print ?? '', /^[0-9a-f]{16}$/);
});

test('reads text although the head is never closed', () => {
  assert.equal(read('<head><title>Title</title><p>Text').text, 'Text');
});

test('knows no anchors of a page that was read in part', () => {
  assert.equal(read('<p id="a">Text', { isWhole: false }).anchors, undefined);
  assert.deepEqual(read('<p>Text').anchors, []);
});

test('reads plain text as it is, and nothing of what is not text', () => {
  assert.equal(read('a < b', { type: 'text/plain' }).text, 'a < b');
  const { text, print, title } = read('%PDF <title>No</title>', { type: 'application/pdf' });
  assert.deepEqual([text, print, title], ['', undefined, undefined]);
});

test('reads the letters that the server or the page names', () => {
  const body = Buffer.from('<meta charset="iso-8859-1"><title>Größe</title>', 'latin1');
  assert.equal(read(body, { type: 'text/html' }).title, 'Größe');
  assert.equal(read(body, { type: 'text/html; charset=iso-8859-1' }).title, 'Größe');
  assert.equal(read('<title>Größe</title>', { type: 'text/html; charset=unknown' }).title, 'Größe');
});

test('keeps no more text than a check needs', () => {
  assert.equal(read(`<p>${'word '.repeat(5000)}`).text.length, 2000);
  assert.equal(read(`<title>${'word '.repeat(5000)}</title>`).title?.length, 300);
});

function read(body: string | Buffer, page: Partial<ReceivedPage> = {}) {
  return readPage({
    url: 'http://a.example/',
    type: 'text/html',
    body: Buffer.from(body),
    isWhole: true,
    etag: undefined,
    modified: undefined,
    ...page,
  });
}

const page = Array.from({ length: 400 }, (_, n) => `word${(n * 7919) % 1009}`);
const other = Array.from({ length: 400 }, (_, n) => `term${(n * 6007) % 1013}`);

test('is the same for the same words, whatever stands between them', () => {
  assert.match(hash(['one', 'two', 'three']), /^[0-9a-f]{16}$/);
  assert.equal(similarityHash('One,  TWO three!'), hash(['one', 'two', 'three']));
});

test('differs a little where a little has changed, and much where all has', () => {
  const changed = page.map((word, n) => (n % 40 === 0 ? 'changed' : word));
  assert.ok(countBits(hash(page), hash(changed)) <= 16);
  assert.ok(countBits(hash(page), hash(other)) >= 20);
});

test('is none for a text without words', () => {
  assert.equal(similarityHash(''), undefined);
  assert.equal(similarityHash(' — !'), undefined);
});

test('knows short texts and words of any script', () => {
  assert.notEqual(hash(['one']), hash(['two']));
  assert.notEqual(hash(['仮想化']), hash(['виртуализация']));
});

function hash(words: string[]): string {
  return similarityHash(words.join(' ')) ?? '';
}

function countBits(a: string, b: string): number {
  const different = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  return different.toString(2).replaceAll('0', '').length;
}
