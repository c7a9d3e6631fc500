import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { arbitraryText } from '../../tests/arbitrary-text.ts';
import { anyProgress } from '../../tests/arbitrary-progress.ts';
import { latestTime, noProgress, orderSaved, setMarks, setSaved } from './progress.ts';
import { longestText, readProgress, writeProgress, writeReadable } from './read-progress.ts';

const issuesOf = (text: string) => {
  const reading = readProgress(text);
  return 'issues' in reading ? reading.issues : [];
};
const filled = (rest: object) =>
  JSON.stringify({ cairn: 'progress', version: 2, marks: {}, saved: {}, ...rest });

test('what is written is read again', () => {
  const marked = setMarks(noProgress, ['resources/kvm', 'paths/code-first/qemu'], 'done', 7);
  const progress = setSaved(marked, 'kvm', { kept: true, note: 'Ünï <b>"code"</b>' }, 8);
  assert.deepEqual(readProgress(writeProgress(progress)), { progress });
});

test('any progress is read as it was written, also after any change', () => {
  const anyChange = fc.record({
    now: fc.oneof(fc.integer(), fc.constantFrom(latestTime, latestTime - 1)),
    note: fc.oneof(arbitraryText(), fc.constant('x'.repeat(1999) + '😀')),
  });
  fc.assert(
    fc.property(anyProgress, anyChange, (progress, { now, note }) => {
      assert.deepEqual(readProgress(writeProgress(progress)), { progress });
      const ids = [...progress.saved.keys(), 'new'];
      const marked = setMarks(progress, [...progress.marks.keys(), 'resources/new'], 'done', now);
      const saved = ids.reduce((all, id) => setSaved(all, id, { kept: true, note }, now), marked);
      const changed = orderSaved(saved, ids);
      assert.deepEqual(readProgress(writeProgress(changed)), { progress: changed });
      assert('text' in writeReadable(changed));
    }),
  );
});

test('any text is read without an error, as progress or with what is wrong', () => {
  const likeProgress = fc.record(
    {
      cairn: fc.constantFrom('progress', 'list'),
      version: fc.oneof(fc.constantFrom(1, 2, 3), fc.jsonValue()),
      marks: fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue()),
      saved: fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue()),
    },
    { requiredKeys: ['cairn', 'version'] },
  );
  const anyText = fc.oneof(
    arbitraryText(),
    fc.uint8Array().map((bytes) => new TextDecoder().decode(bytes)),
    fc.json(),
    likeProgress.map((data) => JSON.stringify(data)),
    fc
      .tuple(anyProgress, fc.nat(), fc.string({ maxLength: 3 }))
      .map(([progress, at, text]) =>
        writeProgress(progress).replace(/./g, (own, i) => (i === at ? text : own)),
      ),
  );
  fc.assert(
    fc.property(anyText, (text) => {
      const reading = readProgress(text);
      if ('issues' in reading) assert.notEqual(reading.issues.length, 0);
      else assert.deepEqual(readProgress(writeProgress(reading.progress)), reading);
    }),
  );
});

test('what would be too much to be read is not written', () => {
  const ids = Array.from({ length: 2000 }, (_, i) => `a-${i}`);
  const note = '"'.repeat(2000);
  const much = ids.reduce((all, id) => setSaved(all, id, { kept: true, note }, 1), noProgress);
  const written = writeReadable(much);
  assert.ok('issues' in written);
  assert.match(
    written.issues.join(),
    /^It would have 8,\d{3},\d{3} characters; at most 4,000,000 are allowed\.$/,
  );
  assert.equal(longestText, 4_000_000);
});

test('keys that no catalog knows are kept', () => {
  const text = filled({ marks: { 'resources/long-gone': { as: 'done', at: 1 } } });
  const reading = readProgress(text);
  assert.ok('progress' in reading);
  assert.deepEqual(reading.progress.marks.get('resources/long-gone'), { as: 'done', at: 1 });
});

test('two exports of the same progress are the same text', () => {
  const one = setMarks(
    setMarks(noProgress, ['resources/a'], 'done', 1),
    ['resources/b'],
    'done',
    2,
  );
  const two = setMarks(
    setMarks(noProgress, ['resources/b'], 'done', 2),
    ['resources/a'],
    'done',
    1,
  );
  assert.equal(writeProgress(one), writeProgress(two));
});

test('version 1, marks as plain words without times, is read', () => {
  const text = JSON.stringify({
    cairn: 'progress',
    version: 1,
    marks: { 'resources/kvm': 'done', 'paths/code-first/concepts': 'skipped' },
    saved: { qemu: true },
  });
  assert.deepEqual(readProgress(text), {
    progress: {
      marks: new Map([
        ['resources/kvm', { as: 'done', at: 0 }],
        ['paths/code-first/concepts', { as: 'skipped', at: 0 }],
      ]),
      saved: new Map([['qemu', { kept: true, at: 0, note: '' }]]),
      answers: new Map(),
    },
  });
});

test('answers that are damaged are left out, and the rest is read', () => {
  const progressOf = (answers: unknown) => {
    const reading = readProgress(filled({ answers }));
    return 'progress' in reading && [...reading.progress.answers];
  };
  assert.deepEqual(progressOf({ 'Theory?': 'Yes', 'Code?': 7, 'Long?': 'x'.repeat(301) }), [
    ['Theory?', 'Yes'],
  ]);
  for (const damaged of ['Yes', 7, null, ['Yes']]) assert.deepEqual(progressOf(damaged), []);
});

test('a newer version is not guessed at', () => {
  assert.deepEqual(issuesOf(filled({ version: 3 })), [
    'It has version 3; this page reads versions up to 2. Reload the page, or export it again.',
  ]);
  assert.deepEqual(issuesOf(filled({ version: 'toString' })), [
    'It has version "toString"; this page reads versions up to 2. Reload the page, or export it again.',
  ]);
});

test('everything that is wrong is reported at once', () => {
  const text = filled({
    marks: {
      'resources/kvm': { as: 'finished', at: 1 },
      'resources/qemu': { as: 'done', at: 'yesterday' },
      'RESOURCES/xen': { as: 'done', at: 1 },
      'resources/kvmtool': 'done',
    },
    saved: { kvm: { kept: 'yes', at: 1, note: '' }, qemu: { kept: true, at: 1, note: 5 } },
  });
  assert.deepEqual(issuesOf(text), [
    'marks › resources/kvm: "finished" is not a mark. Use done, doing, skipped or open.',
    'marks › resources/qemu: at: "yesterday" is not a time in milliseconds.',
    'marks › RESOURCES/xen: "RESOURCES/xen" is not a valid key.',
    'marks › resources/kvmtool: "done" is not a mark with its time.',
    'saved › kvm: kept: "yes" is not true or false.',
    'saved › qemu: note: 5 is not text of at most 2000 characters.',
  ]);
});

test('what is not progress is refused with a reason', () => {
  assert.match(issuesOf('{"a":')[0] ?? '', /^It is not JSON: /);
  for (const foreign of ['null', '[]', '"text"', '{}', '{"version":2,"marks":{},"saved":{}}'])
    assert.deepEqual(issuesOf(foreign), [
      'It is not progress data: the field "cairn" is not "progress".',
    ]);
  assert.deepEqual(issuesOf('{"cairn":"progress"}'), ['It has no version.']);
  assert.deepEqual(issuesOf(filled({ marks: [], saved: undefined })), [
    '"marks" is not a list by id.',
    '"saved" is missing.',
  ]);
  assert.deepEqual(issuesOf('x'.repeat(4_000_001)), ['It is too large for progress data.']);
});

test('a key that every object has is an issue like any other', () => {
  const text =
    '{"cairn":"progress","version":2,"marks":{"__proto__":{"as":"done","at":1}},"saved":{}}';
  assert.deepEqual(issuesOf(text), ['marks › __proto__: "__proto__" is not a valid key.']);
});

test('the day of saving and the own order are read again, and refused when they are neither', () => {
  const saved = { kvm: { kept: true, at: 5, note: '', since: 1, order: 3 } };
  const reading = readProgress(filled({ saved }));
  assert.ok('progress' in reading);
  assert.deepEqual(reading.progress.saved.get('kvm'), saved.kvm);
  const wrong = {
    kvm: { kept: true, at: 5, note: '', since: -1 },
    qemu: { kept: true, at: 5, note: '', order: 0.5 },
  };
  assert.deepEqual(issuesOf(filled({ saved: wrong })), [
    'saved › kvm: since: -1 is not a time in milliseconds.',
    'saved › qemu: order: 0.5 is not a place in a list.',
  ]);
});

test('data nested without end is an issue like any other', () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  const text = `{"cairn":"progress","version":2,"marks":{"resources/kvm":${deep}},"saved":{}}`;
  assert.deepEqual(issuesOf(text), ['marks › resources/kvm: […] is not a mark with its time.']);
  assert.deepEqual(issuesOf(`{"cairn":"progress","version":${deep}}`), [
    'It has version […]; this page reads versions up to 2. Reload the page, or export it again.',
  ]);
});
