import { formatCount } from '../text/count.ts';
import { changeKinds, named, subjects, type Change, type Named } from './change.ts';

/** More of one kind are told in one sentence. */
const FEW = 12;
/** More are not named in it. */
const NAMED = 100;

/** A sentence about one change, or about many of a kind. */
export interface Told extends Pick<Change, 'kind' | 'subject' | 'pieces'> {
  /** Of the thing that it is about; nothing where it is about many. */
  id?: string;
  /** The many that it is about, unless they are too many to be named. */
  things?: Thing[];
}

/** One of many things that a sentence is about. */
export interface Thing {
  name: Named;
  /** The first topic that a new resource was placed in. */
  topic: Named | undefined;
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
      const told = tellMany(kind, subject, alike.length);
      return [alike.length > NAMED ? told : { ...told, things: alike.map(toThing) }];
    }),
  );
}

function toThing({ kind, subject, id, title, pieces }: Change): Thing {
  const isNew = kind === 'added' && subject === 'resource';
  return {
    name: named(subject, id, title),
    topic: isNew ? pieces.find(isTopic) : undefined,
  };
}

function isTopic(piece: Change['pieces'][number]): piece is Named {
  return typeof piece === 'object' && 'subject' in piece && piece.subject === 'topic';
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
