import type { Resource } from '../../catalog/catalog.ts';
import { findFixes } from './find-fixes.ts';
import type { LinkResult } from './finding.ts';
import { addressOfLink } from '../../urls/address-of-link.ts';
import type { Changes } from './plan-changes.ts';

/** What the findings of a run offer to change in the content: moves, and copies for what fails. */
export function createChanges(
  results: LinkResult[],
  resources: Pick<Resource, 'id' | 'url' | 'archive'>[],
): Changes {
  const failing = new Map(
    results
      .filter(({ health }) => ['suspect', 'broken', 'gone'].includes(health.state))
      .map(({ address, health, record }) => [address.url, { health, archive: record?.archive }]),
  );
  const copies = resources.flatMap(({ id, url, archive }) => {
    const known = url && !archive ? failing.get(addressOfLink(url) ?? '') : undefined;
    const copy = known?.archive;
    // A copy that was taken after the failures began may be one of the failure.
    if (!known || !copy?.url || !copy.captured || copy.captured > (known.health.since ?? ''))
      return [];
    return [[`content/resources/${id}.yaml`, { url: copy.url, captured: copy.captured }] as const];
  });
  return { fixes: findFixes(results), copies: new Map(copies) };
}
