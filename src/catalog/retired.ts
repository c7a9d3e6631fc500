import type { Resource, RetiredResource } from './catalog.ts';
import type { ResourceData } from '../schema/resource.ts';

type Retiring = Pick<ResourceData, 'status' | 'successor'>;

/** Whether a resource is recommended no more. */
export function isRetired({ status }: Pick<ResourceData, 'status'>): boolean {
  return status === 'deprecated';
}

/**
 * What counts for an id in lists and references: the id itself, the successor of a retired resource, or
 * nothing where it has none. Ids of which no resource is known count for themselves.
 */
export function createSuccessorLookup(
  resources: { id: string; data: Retiring }[],
): (id: string) => string | undefined {
  const successors = new Map(
    resources.flatMap(({ id, data }) => (isRetired(data) ? [[id, data.successor] as const] : [])),
  );
  return (id) => (successors.has(id) ? successors.get(id) : id);
}

/** Whether a resource of the catalog is retired. */
export function hasRetired(resource: Resource): resource is RetiredResource {
  return resource.retired !== undefined;
}

/** What counts for a resource of the catalog: its successor where it is retired and has one, else itself. */
export function successorOrSelf(resource: Resource): Resource {
  return resource.retired?.successor ?? resource;
}
