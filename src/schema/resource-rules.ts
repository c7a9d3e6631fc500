import type { SchemaCode } from './fields.ts';
import { levels, valuesOf } from './vocabulary.ts';
import type { ResourceFields } from './resource.ts';

/** A rule over several fields of a resource. */
interface FieldsRule {
  code: SchemaCode;
  /** Where its issue stands. */
  path: (keyof ResourceFields | 'from')[];
  error: string;
  /** Fields may be absent or of a wrong type: other rules report that in the same run. */
  isBroken: (resource: Partial<ResourceFields>) => boolean;
}

const waysToFind = ['url', 'doi', 'isbn', 'channel', 'authors'] as const;
const ofRetired = ['reason', 'since', 'successor'] as const;

export const resourceRules: FieldsRule[] = [
  {
    code: 'level-order',
    path: ['level', 'from'],
    error: 'is above the highest level. Swap "from" and "to"',
    isBroken: ({ level }) => isReversed(level),
  },
  {
    code: 'pick-without-why',
    path: ['featured'],
    error: 'needs a reason. Add "why"',
    isBroken: ({ featured, why }) => featured === true && why === undefined,
  },
  {
    code: 'why-without-pick',
    path: ['why'],
    error:
      'is the reason for a pick, but the resource is not a pick. Add "featured: true" or remove the reason',
    isBroken: ({ featured, why }) => why !== undefined && !featured,
  },
  {
    code: 'retired-without-reason',
    path: ['status'],
    error: 'needs a reason. Add "reason"',
    isBroken: ({ status, reason }) => status === 'deprecated' && reason === undefined,
  },
  ...ofRetired.map((field): FieldsRule => ({
    code: 'not-retired',
    path: [field],
    error:
      'is only for retired resources, and this one is not retired. Add "status: deprecated" or remove the field',
    isBroken: ({ status, [field]: value }) => status === undefined && value !== undefined,
  })),
  {
    code: 'retired-pick',
    path: ['featured'],
    error: 'is set, but the resource is retired. Remove "featured" and "why"',
    isBroken: ({ status, featured }) => status === 'deprecated' && featured === true,
  },
  {
    code: 'archive-without-url',
    path: ['archive'],
    error: 'is a copy, but the resource has no URL. Add "url"',
    isBroken: ({ archive, url }) => archive !== undefined && url === undefined,
  },
  {
    code: 'authors-missing',
    path: ['moreAuthors'],
    error: 'is set, but no author is named. Add "authors"',
    isBroken: ({ authors, moreAuthors }) => moreAuthors === true && authors === undefined,
  },
  {
    code: 'not-findable',
    path: [],
    error: 'has no url, doi, isbn, channel or authors. Add one so that readers can find it',
    isBroken: (resource) => waysToFind.every((field) => resource[field] === undefined),
  },
  {
    code: 'summary-repeats-title',
    path: ['summary'],
    error: 'starts with the title. Start with what the resource is',
    isBroken: ({ title, summary }) =>
      typeof title === 'string' &&
      typeof summary === 'string' &&
      title !== '' &&
      beginsWith(summary, title),
  },
];

/** Whether a text begins with a name, whole: "Compares" does not begin with "C", nor "C++ …". */
function beginsWith(text: string, name: string): boolean {
  const [whole, begin] = [text, name].map((one) => one.normalize('NFKC').toLowerCase());
  return (
    whole !== undefined &&
    begin !== undefined &&
    whole.startsWith(begin) &&
    !/^[\p{L}\p{M}\p{N}+#]/u.test(whole.slice(begin.length))
  );
}

/** Whether the lowest level is above the highest; not when one of them is no level. */
function isReversed(range: { from: string; to: string } | undefined): boolean {
  const names: string[] = valuesOf(levels);
  const to = names.indexOf(range?.to ?? '');
  return to !== -1 && names.indexOf(range?.from ?? '') > to;
}
