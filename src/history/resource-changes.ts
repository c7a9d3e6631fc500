import { foldUrl } from '../urls/folded-url.ts';
import { createLevelRange } from '../schema/level-range.ts';
import { judges, levels, type Level } from '../schema/vocabulary.ts';
import { foreign, named, type Change, type Piece } from './change.ts';
import { compareFields, compareValue, isSame } from './compare-fields.ts';
import { fieldsOf, listOf, textOf, type Fields } from './content-data.ts';
import { nameOf, type Names } from './names.ts';
import { compareNames, createChange, toldByName, type Renamed } from './name-clauses.ts';
import { comparePlacements } from './placement-clauses.ts';
import { joinWords, type Clause } from './sentence.ts';

const RETIRED = 'deprecated';
const RETIREMENT = ['status', 'reason', 'since'];
/** What has clauses of its own. */
const told = ['title', 'level', 'placements', 'featured', 'why', 'successor', ...RETIREMENT];

/** What makes a resource known again under another id: its address and part of it, then its title. */
export function marksOfResource({ url, locator, title }: Fields): string[] {
  const address = textOf(url);
  const isAddress = address !== undefined && URL.canParse(address);
  return [
    ...(isAddress ? [`at ${foldUrl(address)}\n${textOf(locator) ?? ''}`] : []),
    ...(textOf(title) === undefined ? [] : [`named ${textOf(title)?.toLowerCase()}`]),
  ];
}

/** `adds “X” to KVM › Tutorials, intermediate, by A and B`. */
export function tellAddedResource(id: string, fields: Fields, names: Names): Change {
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

/** What changes of a resource that is there before and after; nothing when that is nothing. */
export function tellChangedResource(
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
    // What is retired is no pick any more; that need not be said.
    ...(retires ? [] : comparePick(before, after)),
    ...compareFields(before, after, [...told, ...toldByName(formerId)]),
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

/** What is said of a retired resource, and of one that comes back. */
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
    // A review carries no brackets in words of its own.
    const words = by === 'editors' ? `, ${judges.editors.label}` : '';
    return [createLevelRange({ from, to }).label + words];
  }
  return [foreign(from), ' to ', foreign(to)];
}

function isLevel(value: unknown): value is Level {
  return typeof value === 'string' && Object.hasOwn(levels, value);
}
