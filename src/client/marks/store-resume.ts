import { findResumeItems } from '../../progress/resume.ts';
import { loadSteps } from '../progress-index.ts';
import { findMarkedIds, loadWithDependents } from '../resource-index.ts';
import { store } from '../progress-store.ts';

const key = `cairn:${document.documentElement.dataset['base']}:continue`;

/** What a reader is ready for follows from the latest marks; every page that changes one loads what it needs of these. */
const LATEST = 12;

/** Notes what the reader may continue with, for the home page to show before anything is loaded. */
export async function storeResumeItems(): Promise<void> {
  try {
    const steps = await loadSteps();
    const resources = await loadWithDependents(findMarkedIds(store.progress).slice(0, LATEST));
    const found = findResumeItems(store.progress, steps, resources);
    if (found.length > 0) localStorage.setItem(key, JSON.stringify(found));
    else localStorage.removeItem(key);
    document.dispatchEvent(new Event('continue'));
  } catch {
    // The home page then shows what was noted before, or nothing.
  }
}
