import { isRetired } from '../catalog/retired.ts';
import type { ResourceData } from '../schema/resource.ts';
import type { Issue } from '../source/issue.ts';
import { deriveOnce } from '../text/derive-once.ts';
import { foldText, spellSigns } from '../text/compare.ts';
import { doiOf, foldUrl, foldWork } from '../urls/folded-url.ts';
import type { Checked, CheckedContent } from './checked-content.ts';
import { hecat } from './docs.ts';
import { issueAt } from './issues.ts';
import type { Rule } from './rule.ts';

/** Resources that are listed twice, or seem to be. */
export const duplicateRules = [
  {
    code: 'duplicate-resource',
    severity: 'error',
    notOfLists: true,
    docs: {
      means: 'Two resources have the same URL, DOI or ISBN, and the same locator.',
      why: 'Notes, marks and link checks of one resource would be split between two pages.',
      fix: 'Merge them into one resource with two placements, or add locators that say how they differ.',
      proof: {
        by: 'awesome-lint #158, #194 and #114',
        at: 'https://github.com/sindresorhus/awesome-lint/issues/158',
      },
    },
    examples: {
      bad: { 'resources/course.yaml': 'url: https://www.docs.example/handbook' },
      good: {
        'resources/course.yaml': 'url: https://docs.example/handbook/',
        'resources/handbook.yaml': 'locator: the printed book',
      },
    },
    check: checkDuplicates,
  },
  {
    code: 'similar-address',
    severity: 'advice',
    docs: {
      means: 'Two resources lead to the same page, with URLs that differ only after "#".',
      why: 'Often two people have added the same resource. Sometimes they are two parts of a long page.',
      fix: 'Merge them into one resource with two placements, or add locators that say which part each one means.',
      proof: {
        by: 'awesome-lint #158',
        at: 'https://github.com/sindresorhus/awesome-lint/issues/158',
      },
    },
    examples: {
      bad: { 'resources/course.yaml': 'url: https://docs.example/handbook/#course' },
      good: {
        'resources/course.yaml': 'url: https://docs.example/handbook/#course\nlocator: The course',
      },
    },
    check: checkSimilar,
  },
  {
    code: 'similar-title',
    severity: 'advice',
    docs: {
      means: 'Two resources have the same title.',
      why: 'Readers cannot tell them apart in a list, and often they are the same resource.',
      fix: 'Check whether they are the same resource. If not, add a locator that says how they differ.',
      proof: hecat,
    },
    examples: {
      bad: { 'resources/course.yaml': 'title: The Handbook' },
      good: { 'resources/course.yaml': 'title: The Handbook\nlocator: second edition' },
    },
    check: checkSimilar,
  },
] as const satisfies readonly Rule[];
type Code = (typeof duplicateRules)[number]['code'];

/** The fields by which two resources may be one. */
type Compared = Pick<ResourceData, 'title' | 'url' | 'doi' | 'isbn'>;

/** What a resource is known by, whoever lists it. */
const marks: [field: 'url' | 'doi' | 'isbn', fold: (data: ResourceData) => string | undefined][] = [
  ['url', (data) => addressOf(data)?.folded],
  ['doi', ({ doi }) => doi?.toLowerCase()],
  ['isbn', ({ isbn }) => isbn?.replaceAll('-', '')],
];

/** The URL of a resource as others are held against it: by itself, as that of a work, and without the part behind "#". */
const addressOf = deriveOnce(({ url }: Pick<Compared, 'url'>) => {
  if (!url) return undefined;
  const folded = foldUrl(url);
  const work = foldWork(url, folded);
  const page = url.includes('#') ? foldWork(url.replace(/#.*$/s, '')) : work;
  return { url, folded, work, page, doi: doiOf(url, work) };
});

/**
 * No two resources have the same address, folded, or the same DOI or ISBN, and the same locator. A retired one
 * may have them in common with its successor, and with others that are retired.
 */
export function checkDuplicates({ resources }: CheckedContent): Issue[] {
  const first = new Map<string, Resource>();
  const report = ({ source }: Resource, field: string, message: string) =>
    issueAt<Code>(source, [field], 'duplicate-resource', message);

  const listedTwice = resources
    .filter(({ data }) => !isRetired(data))
    .flatMap((resource) => {
      const twin = findTwin(resource, first);
      for (const { key } of keysOf(resource.data)) if (!first.has(key)) first.set(key, resource);
      if (!twin) return [];
      const { field, value, other } = twin;
      return [
        report(
          resource,
          field,
          `"${value}" is already listed as "${other.data.title || other.source.id}" in ${other.source.file}. Add a placement there, or add a "locator" to tell them apart.`,
        ),
      ];
    });
  const retired = resources
    .filter(({ data }) => isRetired(data))
    .flatMap((resource) => {
      const twin = findTwin(resource, first);
      if (!twin || twin.other.source.id === resource.data.successor) return [];
      const { field, value, other } = twin;
      return [
        report(
          resource,
          field,
          `"${value}" is also the ${field} of "${other.data.title || other.source.id}" in ${other.source.file}, which is not retired. If that one replaces this one, write "successor: ${other.source.id}". Otherwise, add a "locator" to tell them apart.`,
        ),
      ];
    });
  return [...listedTwice, ...retired];
}

/** The first of its marks that another one has; one that is listed twice is reported once. */
function findTwin(resource: Resource, first: Map<string, Resource>) {
  for (const { key, field, value } of keysOf(resource.data)) {
    const other = first.get(key);
    if (other) return { field, value, other };
  }
  return undefined;
}

const keysOf = deriveOnce((data: ResourceData) =>
  marks.flatMap(([field, fold]): { key: string; field: string; value: string }[] => {
    const [value, folded] = [data[field], fold(data)];
    if (value === undefined) return [];
    return [{ key: [field, folded, data.locator?.toLowerCase()].join('\n'), field, value }];
  }),
);

/**
 * Resources that may be one: with the same title, or the same page but for the part behind "#". A retired one is
 * often an older edition of another, and in no list beside it.
 */
export function checkSimilar({ resources }: CheckedContent): Issue[] {
  const titles = new Map<string, Resource>();
  const pages = new Map<string, Resource>();
  const works = new Map<string, Resource>();
  const live = resources.filter(({ data }) => !isRetired(data));
  return live.flatMap((resource): Issue[] => {
    const { source, data } = resource;
    const issues: Issue[] = [];
    const sameTitle = findFirst(titles, titleOf(data), resource);
    if (sameTitle && isAlone(data, sameTitle.data))
      issues.push(
        issueAt<Code>(
          source,
          ['title'],
          'similar-title',
          `"${data.title}" is also the title of ${sameTitle.source.file}. Check whether they are the same resource, or add a "locator" to tell them apart.`,
        ),
      );
    const sameWork = worksOf(data)
      .map((work) => findFirst(works, work, resource))
      .find((other) => other !== undefined && other !== resource);
    if (sameWork && isAlone(data, sameWork.data) && !isSameAddress(data, sameWork.data))
      issues.push(
        issueAt<Code>(
          source,
          [data.url === undefined ? 'doi' : 'url'],
          'similar-address',
          `"${data.url ?? data.doi ?? ''}" leads to the same work as ${sameWork.source.file}. Check whether they are the same resource, or add a "locator" to tell them apart.`,
        ),
      );
    const address = addressOf(data);
    if (!address) return issues;
    const samePage = findFirst(pages, address.page, resource);
    if (samePage && isAlone(data, samePage.data) && addressOf(samePage.data)?.work !== address.work)
      issues.push(
        issueAt<Code>(
          source,
          ['url'],
          'similar-address',
          `"${address.url}" is the same page as ${samePage.source.file} at another position. Check whether they are the same resource, or add a "locator" that says which part is meant.`,
        ),
      );
    return issues;
  });
}

/** What two resources have in common if one of these rules holds them against each other: one mark at least. */
export function findMarks(data: Compared): string[] {
  const isbn = data.isbn?.replaceAll('-', '');
  const page = addressOf(data)?.page;
  return [
    ...(data.title ? [`title ${titleOf(data)}`] : []),
    ...(page === undefined ? [] : [`page ${page}`]),
    ...worksOf(data).filter((work) => work !== page),
    ...(isbn === undefined ? [] : [`isbn ${isbn}`]),
  ];
}

/** A title by what makes it another one: "C" and "C++" are two, and so are two that consist of signs. */
const titleOf = deriveOnce(
  ({ title }: Pick<Compared, 'title'>) => foldText(spellSigns(title)) || title.normalize('NFKC'),
);

/** What a resource is a form of: the page that its address is another form of, and its DOI. */
const worksOf = deriveOnce((data: Compared): string[] => {
  const { work, doi } = addressOf(data) ?? {};
  const dois = [data.doi?.toLowerCase(), doi].filter((one) => one !== undefined);
  return [...(work === undefined ? [] : [work]), ...new Set(dois.map((one) => `doi ${one}`))];
});

/** Whether two are one by the rule of duplicates. */
function isSameAddress(a: ResourceData, b: ResourceData): boolean {
  const isSame = (one: string | undefined, other: string | undefined) =>
    one !== undefined && one === other;
  return (
    isSame(addressOf(a)?.folded, addressOf(b)?.folded) ||
    isSame(a.doi?.toLowerCase(), b.doi?.toLowerCase())
  );
}

/** Whether nothing says what differs between the two. */
function isAlone(a: ResourceData, b: ResourceData): boolean {
  return a.locator === undefined && b.locator === undefined;
}

/** What stood under a key before; else the thing is the first. */
function findFirst<T>(first: Map<string, T>, key: string, thing: T): T | undefined {
  const other = first.get(key);
  if (other === undefined) first.set(key, thing);
  return other;
}

type Resource = Checked<ResourceData>;
