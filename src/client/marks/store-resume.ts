import { findResumeItems } from '../../progress/resume.ts';
import { loadResources, loadSteps } from '../progress-index.ts';
import { store } from '../progress-store.ts';

const key = `cairn:${document.documentElement.dataset['base']}:continue`;

/** Notes what the reader may continue with, for the home page to show before anything is loaded. */
export async function storeResumeItems(): Promise<void> {
  try {
    const [steps, resources] = await Promise.all([loadSteps(), loadResources()]);
    const found = findResumeItems(store.progress, steps, resources);
    if (found.length > 0) localStorage.setItem(key, JSON.stringify(found));
    else localStorage.removeItem(key);
    document.dispatchEvent(new Event('continue'));
  } catch {
    // The home page then shows what was noted before, or nothing.
  }
}
