import { markOfResource } from '../progress/steps.ts';
import { addOpened, getOpened } from './opened.ts';
import { getPreferences } from './preferences.ts';
import { loadResources } from './progress-index.ts';
import { store } from './progress-store.ts';

/**
 * The address of a resource at the reader's level that is new to them; or what to tell them where there
 * is none. What nobody has rated is at no level. Rejects where the resources cannot be loaded.
 */
export async function findSurprise(): Promise<{ href: string } | { text: string }> {
  const { level } = getPreferences();
  const all = await loadResources();
  // A level that the catalog does not know leaves nothing out.
  const known = level !== undefined && all.some(({ levels }) => levels.includes(level));
  const opened = getOpened();
  const fresh = all.filter(
    ({ id, levels, retired }) =>
      !retired &&
      (!known || levels.includes(level)) &&
      !markOfResource(store.progress, id) &&
      !store.progress.saved.get(id)?.kept &&
      !opened.includes(id),
  );
  const found = fresh[Math.floor(Math.random() * fresh.length)];
  if (found) {
    // Here too, for a reader who leaves before its page has run its script.
    addOpened(found.id);
    return { href: found.href };
  }
  return { text: `You have marked, saved or opened everything${known ? ' at your level' : ''}.` };
}
