import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noProgress, setMarks, setSaved, type Progress } from '../progress/progress.ts';
import { longestText, readProgress, writeProgress } from '../progress/read-progress.ts';
import { beforeEachOf } from '../../tests/hooks-of-file.ts';

const key = 'cairn:/:progress';
let kept = new Map<string, string>();
let room = Infinity;
let listeners: (() => void)[] = [];
Object.assign(globalThis, {
  document: { documentElement: { dataset: { base: '/' } } },
  addEventListener: (name: string, listener: (event: object) => void) => {
    if (name === 'storage') listeners.push(() => listener({ key }));
  },
});
Object.defineProperty(globalThis, 'localStorage', {
  value: {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => {
      if (text.length > room) throw new DOMException('It is full.', 'QuotaExceededError');
      kept.set(name, text);
    },
    get length() {
      return kept.size;
    },
  },
});
const { ProgressStore } = await import('./progress-store.ts');

const mark = (id: string) => (progress: Progress) =>
  setMarks(progress, [`resources/${id}`], 'done', 1);
const storedMarks = () => {
  const reading = readProgress(kept.get(key) ?? writeProgress(noProgress));
  return 'progress' in reading ? [...reading.progress.marks.keys()] : reading.issues;
};
/** Progress whose text takes somewhat more than half of what can be read. */
const half = (name: string) =>
  Array.from({ length: 1100 }, (_, i) => `${name}-${i}`).reduce(
    (all, id) => setSaved(all, id, { kept: true, note: 'x'.repeat(2000) }, 1),
    noProgress,
  );

beforeEachOf(import.meta.filename, () => {
  kept = new Map();
  listeners = [];
  room = Infinity;
});

test('a change whose result could not be read again is not made, and the store continues', () => {
  const store = new ProgressStore();
  const events: string[] = [];
  for (const name of ['change', 'trouble']) store.addEventListener(name, () => events.push(name));
  const one = half('one');
  assert.equal(
    store.update(() => one),
    true,
  );
  const both = { ...one, saved: new Map([...one.saved, ...half('two').saved]) };
  assert(writeProgress(both).length > longestText);
  assert.equal(
    store.update(() => both),
    false,
  );
  assert.equal(store.trouble?.kind, 'excess');
  assert.equal(store.progress.saved.size, 1100);
  assert.equal(store.update(mark('a')), true);
  assert.equal(store.trouble, undefined);
  assert.deepEqual(events, ['change', 'trouble', 'change']);
  assert.deepEqual(storedMarks(), ['resources/a']);
  assert.equal(store.update(mark('Not an id')), false);
  assert.deepEqual(storedMarks(), ['resources/a']);
});

test('what cannot be read stays until it is replaced, and marks made meanwhile are kept then', () => {
  kept.set(key, '{"cairn":');
  const store = new ProgressStore();
  store.update(mark('a'));
  assert.equal(kept.get(key), '{"cairn":');
  store.reset();
  assert.deepEqual(storedMarks(), ['resources/a']);
});

test('marks for which there was no room outlive the changes of another tab', () => {
  const [store, other] = [new ProgressStore(), new ProgressStore()];
  const changeElsewhere = () => listeners[0]?.();
  store.update(mark('a'));
  room = 0;
  store.update(mark('b'));
  assert.equal(store.trouble?.kind, 'full');
  room = Infinity;
  other.update(mark('c'));
  changeElsewhere();
  assert.deepEqual(storedMarks(), ['resources/a', 'resources/b', 'resources/c']);
  room = 0;
  store.update(mark('d'));
  room = Infinity;
  other.update(() => noProgress);
  changeElsewhere();
  assert.deepEqual(storedMarks(), ['resources/d']);
});

test('two tabs that mark at once while storage is full lose neither what is stored nor each other’s marks', () => {
  const [store, other] = [new ProgressStore(), new ProgressStore()];
  store.update(mark('a'));
  listeners[1]?.();
  room = 0;
  store.update(mark('b'));
  other.update(mark('c'));
  assert.deepEqual([store.trouble?.kind, other.trouble?.kind], ['full', 'full']);
  assert.deepEqual(storedMarks(), ['resources/a']);
  room = Infinity;
  // Neither has heard of the other when it stores its own.
  other.update(mark('d'));
  store.update(mark('e'));
  const all = ['a', 'b', 'c', 'd', 'e'].map((id) => `resources/${id}`);
  assert.deepEqual(storedMarks().toSorted(), all);
  for (const listener of listeners) listener();
  assert.deepEqual(storedMarks().toSorted(), all);
  assert.deepEqual([...other.progress.marks.keys()].toSorted(), all);
});
