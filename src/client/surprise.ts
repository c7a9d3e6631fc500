import { markOfResource } from '../progress/steps.ts';
import { addOpened, getOpened } from './opened.ts';
import { getPreferences } from './preferences.ts';
import { loadByChance } from './resource-index.ts';
import { store } from './progress-store.ts';

/** More of a large catalog is not loaded for a surprise. */
const MOST_PACKS = 24;

/**
 * The address of a resource at the reader's level that is new to them; or a message where there
 * is none. What nobody has rated is at no level. Rejects where the resources cannot be loaded.
 */
export async function findSurprise(): Promise<{ href: string } | { text: string }> {
  const { level } = getPreferences();
  const known = level !== undefined && (await isKnownLevel(level));
  const opened = getOpened();
  let packs = 0;
  for await (const some of loadByChance()) {
    packs += 1;
    if (packs > MOST_PACKS) throw new Error('So much of it is known that the list serves better.');
    const fresh = some.filter(
      ({ id, levels, retired }) =>
        !retired &&
        (!known || levels.includes(level)) &&
        !markOfResource(store.progress, id) &&
        !store.progress.saved.get(id)?.kept &&
        !opened.includes(id),
    );
    const found = fresh[Math.floor(Math.random() * fresh.length)];
    if (!found) continue;
    // Here too, for a reader who leaves before its page has run its script.
    addOpened(found.id);
    return { href: found.href };
  }
  return { text: `You have marked, saved or opened everything${known ? ' at your level' : ''}.` };
}

/** Whether a level is one of the catalog: any other leaves nothing out. */
async function isKnownLevel(level: string): Promise<boolean> {
  let packs = 0;
  for await (const some of loadByChance()) {
    packs += 1;
    if (some.some(({ levels }) => levels.includes(level))) return true;
    if (packs === MOST_PACKS) break;
  }
  return false;
}
