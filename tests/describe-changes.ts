import assert from 'node:assert/strict';
import { changeContent, smallContent, type Case } from './bad-content/small-content.ts';
import { parseContentFile } from '../src/source/content-file.ts';
import { type Change, formatPlain } from '../src/history/change.ts';
import { createContentData } from '../src/history/content-data.ts';
import { findChanges } from '../src/history/find-changes.ts';
import { ownWords } from '../src/history/review/review.ts';

// Changes of the small catalog, and how they are described.

export type Changed = Case['change'];
/** A change, and the sentences about it. */
export type Described = [name: string, change: Changed, sentences: string[]];

export const kvmtool = 'resources/kvmtool.yaml';
export const perf = 'resources/perf.yaml';
export const tour = 'resources/tour.yaml';
export const kvm = 'topics/kvm.mdx';
export const path = 'paths/first-guest.mdx';
export const placed = 'placements:\n- { topic: kvm, section: documents }\n';
export const writeTour = (fields: string, title = 'A Tour') =>
  `title: ${title}\nurl: https://tour.example/\nkind: tutorial\nsummary: Through KVM.\n${fields}`;
export const addFields = (fields: string): [string, string] => [
  'placements:',
  `${fields}\nplacements:`,
];
/** What names kvmtool, naming lkvm instead. */
export const following: Changed = {
  [kvmtool]: null,
  [perf]: ['resource: kvmtool', 'resource: lkvm'],
  [kvm]: ['order: [kvmtool]', 'order: [lkvm]'],
  [path]: ['companions: [kvmtool]', 'companions: [lkvm]'],
};
export const textOf = (file: string) => (smallContent as Record<string, string>)[file] ?? '';

/** The sentences about a change from one state of the small catalog to another. */
export function describe(before: Changed, after: Changed, format = formatPlain): string[] {
  return changesOf(before, after).map(({ pieces }) => {
    // A review accepts no other words as ours.
    const own = pieces.filter((piece) => typeof piece === 'string');
    assert.deepEqual(
      own.filter((words) => !ownWords.safeParse(words).success),
      [],
    );
    return format(pieces);
  });
}

/** The same as data. */
export function changesOf(before: Changed, after: Changed): Change[] {
  return findChanges(dataOf(before), dataOf(after));
}

function dataOf(change: Changed) {
  return createContentData(
    [...changeContent(change)].flatMap(([file, text]) =>
      file.startsWith('public/')
        ? { file: `content/${file}`, id: file, data: text, body: '' }
        : (parseContentFile(`content/${file}`, String(text)).parsed ?? []),
    ),
  );
}
