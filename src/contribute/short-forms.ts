import { createFields, resourceJson, RETIRING, type Field } from './resource-fields.ts';

/** Where a short form lists fields in another order than the schema, and which it leaves out. */
interface ShortForm {
  order: string[];
  without: string[];
}

/** What a program knows and what is for editors; lists of groups fit in no short form. */
const EDITORS_ONLY = [
  ...['archive', 'featured', 'why', 'moreAuthors', 'requires', 'formerly', 'added', 'reviewed'],
  ...['placements.0.title', 'placements.0.locator', 'channel.server', 'tags', 'notes', ...RETIRING],
];

/** The order is that of an open issue, whose readers find a field where it was. */
export const issueForm: ShortForm = {
  order: [
    ...['url', 'title', 'kind', 'placements.0.place', 'summary', 'placements.0.note'],
    ...['level.from', 'level.to', 'access', 'authors', 'year', 'language', 'aliases', 'takeaways'],
    ...['locator', 'venue', 'doi', 'isbn', 'channel.network', 'channel.name'],
  ],
  without: EDITORS_ONLY,
};

/** A conversation has to be short. */
export const terminal: ShortForm = {
  order: [
    ...['url', 'locator', 'title', 'kind', 'summary', 'authors', 'year', 'language'],
    ...['placements.0.place', 'placements.0.note', 'level.from', 'level.to', 'access'],
  ],
  without: [...EDITORS_ONLY, 'aliases', 'takeaways', 'venue', 'doi', 'isbn', 'channel'],
};

/** The fields of a short form, one below the other; one that is new in the schema is the last. */
export function listShortForm({ order, without }: ShortForm, schema = resourceJson): Field[] {
  const rank = ({ path }: Field) => [...order, path].indexOf(path);
  return createFields(schema)
    .flatMap((field) => {
      if (field.kind === 'group') return field.fields;
      return field.kind === 'groups' ? field.fields.filter(isOfPlacement) : field;
    })
    .filter(
      ({ path, kind }) =>
        kind !== 'hidden' && !without.some((one) => `${path}.`.startsWith(`${one}.`)),
    )
    .toSorted((a, b) => rank(a) - rank(b));
}

function isOfPlacement({ group }: Field): boolean {
  return group?.fields.some(({ kind }) => kind === 'place') ?? false;
}
