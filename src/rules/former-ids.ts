import type { ContentFile } from '../source/content-file.ts';
import type { Issue } from '../source/issue.ts';
import type { CheckedContent } from './checked-content.ts';
import { exercism } from './docs.ts';
import { issueAt } from './issues.ts';
import { twice } from './references.ts';
import type { Rule } from './rule.ts';

/** What becomes of addresses when things are renamed or removed. */
export const formerIdRules = [
  {
    code: 'former-id-own',
    severity: 'error',
    docs: {
      means: 'The list of former ids contains the current id.',
      why: 'The old URL would redirect to itself.',
      fix: 'Remove the id from "formerly".',
      proof: { by: 'landscape2 #639', at: 'https://github.com/cncf/landscape2/issues/639' },
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'formerly: [handbook]' },
      good: { 'resources/handbook.yaml': 'formerly: [the-book]' },
    },
    check: checkFormerIds,
  },
  {
    code: 'former-id-in-use',
    severity: 'error',
    docs: {
      means: 'A former id is now the id of something else of the same kind.',
      why: 'One URL cannot lead to two pages.',
      fix: 'Remove the id from "formerly", or give the other page a new id.',
      proof: { by: 'landscape2 #639', at: 'https://github.com/cncf/landscape2/issues/639' },
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'formerly: [course]' },
      good: { 'resources/handbook.yaml': 'formerly: [the-book]' },
    },
    check: checkFormerIds,
  },
  {
    code: 'former-id-claimed',
    severity: 'error',
    docs: {
      means: 'Two pages of the same kind claim the same former id.',
      why: 'One URL cannot lead to two pages.',
      fix: 'Keep the former id on one of them.',
      proof: { by: 'landscape2 #639', at: 'https://github.com/cncf/landscape2/issues/639' },
    },
    examples: {
      bad: {
        'resources/handbook.yaml': 'formerly: [the-book]',
        'resources/course.yaml': 'formerly: [the-book]',
      },
      good: { 'resources/handbook.yaml': 'formerly: [the-book]' },
    },
    check: checkFormerIds,
  },
  {
    code: 'deleted-resource',
    severity: 'advice',
    docs: {
      means: 'A change deletes a resource without a successor.',
      why: 'Readers who saved its URL get an error page, and their progress on it is lost.',
      fix: 'Retire the resource with "status: deprecated" and a reason, or add its id to "formerly" of the resource that replaces it.',
      proof: exercism,
    },
    examples: {
      bad: 'A change that removes content/resources/guide.yaml and nothing else.',
      good: 'The same change with "formerly: [guide]" in content/resources/handbook.yaml.',
    },
  },
] as const satisfies readonly Rule[];
type Code = (typeof formerIdRules)[number]['code'];

/** A former id belongs to one thing, and no other thing of its kind has it now. */
export function checkFormerIds({ resources, topics, paths, pages, ids }: CheckedContent): Issue[] {
  const claims = (files: { source: ContentFile; data: { formerly?: string[] | undefined } }[]) =>
    files.map(({ source, data }) => ({ source, id: source.id, formerly: data.formerly, at: [] }));
  return [
    ...checkClaims(claims(resources), ids.resources),
    ...checkClaims(claims(topics), ids.topics),
    ...checkClaims(claims(paths), ids.paths),
    ...checkClaims(claims(pages), ids.pages),
    ...paths.flatMap(({ source, data: { steps } }) =>
      checkClaims(
        steps.map(({ id, formerly }, s) => ({ source, id, formerly, at: ['steps', s] })),
        new Set(steps.map(({ id }) => id)),
      ),
    ),
  ];
}

function checkClaims(claims: Claim[], inUse: Set<string>): Issue[] {
  const holders = new Map<string, Claim>();
  return claims.flatMap((claim) =>
    (claim.formerly ?? []).flatMap((former, i): Issue[] => {
      const path = [...claim.at, 'formerly', i];
      const holder = holders.get(former);
      if (holder === claim) return [twice(claim.source, path, former)];
      holders.set(former, holder ?? claim);
      if (former === claim.id)
        return [
          issueAt<Code>(
            claim.source,
            path,
            'former-id-own',
            `"${former}" is the current id. Remove it from "formerly".`,
          ),
        ];
      if (inUse.has(former))
        return [
          issueAt<Code>(
            claim.source,
            path,
            'former-id-in-use',
            `"${former}" is now the id of something else, so its URL is taken. Remove it from "formerly", or give the other page a new id.`,
          ),
        ];
      return holder
        ? [
            issueAt<Code>(
              claim.source,
              path,
              'former-id-claimed',
              `"${former}" is already a former id of "${holder.id}". Keep it on one of the two.`,
            ),
          ]
        : [];
    }),
  );
}

interface Claim {
  source: ContentFile;
  id: string;
  formerly: string[] | undefined;
  /** Where the thing is in its file. */
  at: PropertyKey[];
}
