import type { Catalog } from '../../catalog/catalog.ts';
import { formatCount } from '../../text/count.ts';

/** What a catalog holds, in numbers: `62 resources, 9 topics, …`. */
export function formatCatalogSummary({
  resources,
  retired,
  topics,
  paths,
  terms,
}: Catalog): string {
  return [
    formatCount(resources.length, 'resource'),
    ...(retired.length > 0 ? [formatCount(retired.length, 'retired one')] : []),
    formatCount(topics.length, 'topic'),
    formatCount(paths.length, 'learning path'),
    formatCount(terms.length, 'term'),
  ].join(', ');
}
