import type { Resource } from '../../catalog/catalog.ts';
import { foldUrl } from '../../urls/folded-url.ts';
import { formatCount, formatShare } from '../../text/count.ts';
import { ofResource } from '../named.ts';
import type { Question } from '../question.ts';

/** Resources that do not say which part of an address they are, where others have the same. */
export const sharedAddresses: Question = {
  name: 'shared-addresses',
  title: 'Shared link without a locator',
  why: 'Several resources link to one page, and readers cannot tell which of its documents is meant.',
  advice: 'State the part in "locator".',
  ask({ resources }) {
    const byAddress = Map.groupBy(
      resources.filter(({ url }) => url !== undefined),
      ({ url = '' }) => foldUrl(url),
    );
    const findings = [...byAddress.values()]
      .filter((all) => all.length > 1)
      .flatMap((all) =>
        all
          .filter(({ locator }) => locator === undefined)
          .map((resource) => ofResource(resource, `same link as ${formatOthers(resource, all)}`)),
      );
    return {
      says: `${formatShare(findings.length, resources.length, 'resource')}.`,
      findings,
    };
  },
};

function formatOthers(resource: Resource, all: Resource[]): string {
  const [first, ...more] = all.filter((other) => other !== resource);
  const rest = more.length > 0 ? ` and ${formatCount(more.length, 'other')}` : '';
  return `“${first?.title ?? ''}”${rest}`;
}
