import { parseMarkTarget } from './keys/mark-target.ts';

const key = `cairn:${document.documentElement.dataset['base']}:opened`;

const here = parseMarkTarget(location.href);
if (here && 'resource' in here) addOpened(here.resource);

/** The ids of the resources whose pages were opened since this tab was. */
export function getOpened(): string[] {
  try {
    const ids: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    return Array.isArray(ids) ? (ids as string[]) : [];
  } catch {
    return [];
  }
}

/** Notes that the page of a resource is opened. */
export function addOpened(id: string): void {
  try {
    sessionStorage.setItem(key, JSON.stringify([...new Set([...getOpened(), id])]));
  } catch {
    // A surprise may come twice then.
  }
}
