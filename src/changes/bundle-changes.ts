import { formatCount } from '../formats/count.ts';
import { changeKinds, named, subjects, type Change, type Piece } from './change.ts';
import { joinWords } from './sentence.ts';

/** More of one kind are told in one sentence. */
const FEW = 12;
/** More are not named in it. */
const NAMED = 100;

/** A sentence about one change, or about many of a kind. */
export interface Told extends Pick<Change, 'kind' | 'subject' | 'pieces'> {
  /** Of the thing that it is about; nothing where it is about many. */
  id?: string;
  /** The names of many. */
  names?: Piece[];
}

const verbs = {
  added: 'adds',
  renamed: 'renames',
  retired: 'retires',
  changed: 'changes',
  removed: 'removes',
} as const satisfies Record<Change['kind'], string>;

/** Tells changes in their order, and more than `few` of a kind together: an import is one piece of news. */
export function bundleChanges(changes: Change[], few = FEW): Told[] {
  return changeKinds.flatMap((kind) =>
    subjects.flatMap((subject): Told[] => {
      const alike = changes.filter((change) => change.kind === kind && change.subject === subject);
      if (alike.length <= few) return alike;
      const titles = alike.map(({ id, title }): Piece[] => [named(subject, id, title)]);
      const told = tellMany(kind, subject, alike.length);
      return [titles.length > NAMED ? told : { ...told, names: joinWords(titles, NAMED) }];
    }),
  );
}

/** `adds 62 resources`, and how. */
export function tellMany(
  kind: Change['kind'],
  subject: Change['subject'],
  count: number,
  how = '',
): Told {
  return { kind, subject, pieces: [`${verbs[kind]} ${formatCount(count, subject)}${how}`] };
}
