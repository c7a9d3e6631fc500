import { foldUrl } from '../urls/folded-url.ts';
import { createLevelRange, judges, levels, type Level } from '../schema/vocabulary.ts';
import { foreign, named, type Change, type Piece } from './change.ts';
import { compareFields, compareValue, isSame, joinWords, type Clause } from './compare-fields.ts';
import { fieldsOf, listOf, textOf, type Fields } from './content-data.ts';
import {
  nameOf,
  type Names,
  compareNames,
  createChange,
  coveredByName,
  type Renamed,
} from './clauses.ts';

const RETIRED = 'deprecated';
const RETIREMENT = ['status', 'reason', 'since'];
/** Fields with clauses of their own. */
const covered = ['title', 'level', 'placements', 'featured', 'why', 'successor', ...RETIREMENT];

/** What identifies a resource under another id: its URL and locator, then its title. */
export function marksOfResource({ url, locator, title }: Fields): string[] {
  const address = textOf(url);
  const isAddress = address !== undefined && URL.canParse(address);
  return [
    ...(isAddress ? [`at ${foldUrl(address)}\n${textOf(locator) ?? ''}`] : []),
    ...(textOf(title) === undefined ? [] : [`named ${textOf(title)?.toLowerCase()}`]),
  ];
}

/** `adds “X” to KVM › Tutorials, intermediate, by A and B`. */
export function describeAddedResource(id: string, fields: Fields, names: Names): Change {
  const title = nameOf(fields, id);
  const places = listOf(fields['placements']).map(fieldsOf).map(names.place);
  const authors = listOf(fields['authors']).map((author) => [foreign(author)]);
  const others = fields['moreAuthors'] === true ? [['others']] : [];
  const facts: Piece[][] = [
    ...(fields['level'] === undefined ? [] : [writeLevel(fields['level'])]),
    ...(fields['status'] === RETIRED ? [['retired']] : []),
    ...(authors.length > 0 ? [['by ', ...joinWords([...authors, ...others], 4)]] : []),
  ];
  return {
    kind: 'added',
    subject: 'resource',
    id,
    title,
    pieces: [
      'adds ',
      named('resource', id, title),
      ...(places.length > 0 ? [' to ', ...joinWords(places)] : []),
      ...facts.flatMap((fact) => [', ', ...fact]),
    ],
  };
}

/** The change of a resource that is on both sides; `undefined` if there is none. */
export function describeChangedResource(
  { id, before, after, formerId }: Renamed<Fields>,
  namesBefore: Names,
  namesAfter: Names,
): Change | undefined {
  const retires = after['status'] === RETIRED && before['status'] !== RETIRED;
  const clauses = [
    ...compareNames({ id, before, after, formerId }),
    ...(retires ? [retire(after, namesAfter)] : []),
    ...compareStatus(before, after, retires, namesBefore, namesAfter),
    ...comparePlacements(before['placements'], after['placements'], namesBefore, namesAfter),
    ...(isSame(before['level'], after['level'])
      ? []
      : [compareValue('level', before['level'], after['level'], writeLevel)]),
    // A retired resource is never a pick.
    ...(retires ? [] : comparePick(before, after)),
    ...compareFields(before, after, [...covered, ...coveredByName(formerId)]),
  ];
  const change = createChange('resource', { id, before, after, formerId }, clauses);
  return change && retires ? { ...change, kind: 'retired' } : change;
}

function retire({ successor, reason }: Fields, names: Names): Clause {
  const heir = textOf(successor);
  const why = textOf(reason);
  return ({ it }) => [
    'retires ',
    ...it,
    ...(heir === undefined ? [] : [' in favour of ', names.resource(heir)]),
    ...(why === undefined ? [] : [': ', foreign(why)]),
  ];
}

/** Clauses for a retired resource, and for one that is no longer retired. */
function compareStatus(
  before: Fields,
  after: Fields,
  retires: boolean,
  namesBefore: Names,
  namesAfter: Names,
): Clause[] {
  if (retires) return [];
  if (before['status'] === RETIRED && after['status'] === undefined)
    return [({ it }) => ['brings ', ...it, ' back from retirement']];
  const write = (names: Names) => (id: unknown) => [names.resource(String(id))];
  const heirs = [before['successor'], after['successor']] as const;
  return [
    ...(isSame(...heirs)
      ? []
      : [
          compareValue('successor', ...heirs, (id) =>
            id === heirs[0] ? write(namesBefore)(id) : write(namesAfter)(id),
          ),
        ]),
    ...compareFields(pick(before, RETIREMENT), pick(after, RETIREMENT)),
  ];
}

function comparePick(before: Fields, after: Fields): Clause[] {
  const was = before['featured'] === true;
  const is = after['featured'] === true;
  const why = textOf(after['why']);
  if (!was && is)
    return [
      ({ it }) => ['makes ', ...it, ' a pick', ...(why === undefined ? [] : [': ', foreign(why)])],
    ];
  if (was && !is) return [({ it }) => ['removes ', ...it, ' from the picks']];
  return compareFields(pick(before, ['why']), pick(after, ['why']));
}

function pick(fields: Fields, names: string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
}

function writeLevel(level: unknown): Piece[] {
  const { from, to, by } = fieldsOf(level);
  if (isLevel(from) && isLevel(to)) {
    // A review has no brackets in words of ours.
    const words = by === 'editors' ? `, ${judges.editors.label}` : '';
    return [createLevelRange({ from, to }).label + words];
  }
  return [foreign(from), ' to ', foreign(to)];
}

function isLevel(value: unknown): value is Level {
  return typeof value === 'string' && Object.hasOwn(levels, value);
}

/** Clauses for the placements of a resource: moved, added, removed, and with another note. */
function comparePlacements(
  before: unknown,
  after: unknown,
  namesBefore: Names,
  namesAfter: Names,
): Clause[] {
  if (isSame(before, after)) return [];
  const old = listOf(before).map(fieldsOf);
  const now = listOf(after).map(fieldsOf);
  const left = old.filter((placement) => !now.some((other) => isSamePlace(placement, other)));
  const come = now.filter((placement) => !old.some((other) => isSamePlace(placement, other)));
  const moves = left.slice(0, come.length).map((from, i) => ({
    from: namesBefore.place(from),
    to: namesAfter.place(come[i] ?? {}),
  }));
  // A new id of a section moves nothing.
  const seen = moves.filter(({ from, to }) => !isSame(from, to));
  const added = come.slice(left.length).map(namesAfter.place);
  const removed = left.slice(come.length).map(namesBefore.place);
  const reworded = now.filter((placement) => {
    const others = old.filter((other) => isSamePlace(placement, other));
    return others.length > 0 && !others.some((other) => isSame(placement, other));
  });
  const clauses: Clause[] = [
    ...seen.map(({ from, to }): Clause => ({ it }) => [
      'moves ',
      ...it,
      ' from ',
      ...from,
      ' to ',
      ...to,
    ]),
    ...(added.length > 0 ? [place('places ', ' also in ', added)] : []),
    ...(removed.length > 0 ? [place('removes ', ' from ', removed)] : []),
    ...(reworded.length > 0
      ? [place('changes the note on ', ' in ', reworded.map(namesAfter.place))]
      : []),
  ];
  if (clauses.length > 0 || moves.length > 0) return clauses;
  return [({ its }) => ['reorders ', ...its('placements')]];
}

function place(verb: string, where: string, places: Piece[][]): Clause {
  return ({ it }) => [verb, ...it, where, ...joinWords(places)];
}

function isSamePlace(a: Fields, b: Fields): boolean {
  return ['topic', 'section', 'group'].every((field) => a[field] === b[field]);
}
