import type { ContentFile } from '../source/content-file.ts';
import type { Issue } from '../source/issue.ts';
import type { CheckedContent } from './checked-content.ts';
import { issueAt, twice } from './reference-issue.ts';

/** A former id belongs to one thing, and no other thing of its kind has it now. */
export function checkFormerIds({ resources, topics, paths, ids }: CheckedContent): Issue[] {
  const claims = (files: { source: ContentFile; data: { formerly?: string[] | undefined } }[]) =>
    files.map(({ source, data }) => ({ source, id: source.id, formerly: data.formerly, at: [] }));
  return [
    ...checkClaims(claims(resources), ids.resources),
    ...checkClaims(claims(topics), ids.topics),
    ...checkClaims(claims(paths), ids.paths),
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
          issueAt(
            claim.source,
            path,
            'former-id-own',
            `"${former}" is the current id. Remove it from "formerly".`,
          ),
        ];
      if (inUse.has(former))
        return [
          issueAt(
            claim.source,
            path,
            'former-id-in-use',
            `"${former}" is now the id of something else, so its URL is taken. Remove it from "formerly", or give the other page a new id.`,
          ),
        ];
      return holder
        ? [
            issueAt(
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
  /** Where the thing stands in its file. */
  at: PropertyKey[];
}
