import assert from 'node:assert/strict';
import type { Group, Placement, Resource, Topic } from '../../src/catalog/catalog.ts';
import { findNamedSections } from '../../src/catalog/queries.ts';
import { loadCatalog } from '../../src/content/load-catalog.ts';
import { list, type Listing } from './source-list.ts';

const { catalog, issues } = await loadCatalog('content');
export { issues };
/** Whether the content grew out of the list. */
export const isOurs = !catalog || catalog.site.source?.url === list.source;

/** The catalog; fails where the content has issues. */
export function read() {
  assert.ok(catalog, 'the catalog has issues');
  return catalog;
}

/** A topic of the list; fails where the catalog has none of this id. */
export function topicOf(id: string): Topic {
  const topic = read().topics.find((one) => one.id === id);
  assert.ok(topic, `topic "${id}" is missing`);
  return topic;
}

/** A resource of the list; fails where the catalog has none of this id. */
export function resourceOf(id: string): Resource {
  const resource = read().resources.find((one) => one.id === id);
  assert.ok(resource, `resource "${id}" is missing`);
  return resource;
}

/** Where a listing stands in the catalog; fails where it stands nowhere. */
export function placementOf({ topic, section, group, resource, line }: Listing): Placement {
  const placement = placementsIn(topic, section, group).find((one) => one.resource.id === resource);
  assert.ok(placement, `the listing of line ${line} is missing`);
  return placement;
}

/** What stands in a section, or in one of its groups; `null` is the section itself. */
export function placementsIn(topic: string, section: string, group: string | null): Placement[] {
  const groups = inSection(findNamedSections(topicOf(topic)), section).groups as Partial<Group>[];
  return groups.find(({ id }) => (id ?? null) === group)?.placements ?? [];
}

/** A section by its id; fails where there is none. */
export function inSection<S extends { id: string }>(sections: S[], id: string): S {
  const section = sections.find((one) => one.id === id);
  assert.ok(section, `section "${id}" is missing`);
  return section;
}
