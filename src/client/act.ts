import {
  resourceKey,
  setMarks,
  setSaved,
  type Mark,
  type Marked,
  type Progress,
} from '../progress/progress.ts';
import {
  markOfResource,
  markOfStep,
  markStep,
  type IndexedPath,
  type IndexedStep,
} from '../progress/steps.ts';
import { announce } from './announce.ts';
import { loadSteps } from './progress-index.ts';
import { store } from './progress-store.ts';
import { findThing, type Thing } from './thing.ts';

/**
 * Does what a key says with the row or step that has the focus, or else with the resource of the
 * page, and announces it. The same key takes it back.
 */
export async function act(mark: Mark | 'saved'): Promise<void> {
  const thing = findThing(document.activeElement);
  if (!thing) return;
  try {
    const said = mark === 'saved' ? await toggleSaved(thing) : await toggleMark(thing, mark);
    announce(`${thing.title}: ${said}`);
  } catch {
    announce('The steps could not be loaded. Is there a connection?');
  }
}

/** Marks a resource, or a step with what it uses. Rejects where the steps cannot be loaded. */
export async function markThing(thing: Thing, as: Marked['as']): Promise<void> {
  const now = Date.now();
  if ('resource' in thing) {
    store.update((progress) => setMarks(progress, [resourceKey(thing.resource)], as, now));
  } else {
    const { path, step } = await findStep(thing);
    store.update((progress) => markStep(progress, path, step, as, now));
  }
}

/** The mark of a resource or of a step, if it has one. Rejects as {@link markThing} does. */
export async function markOfThing(thing: Thing): Promise<Mark | undefined> {
  if ('resource' in thing) return markOfResource(store.progress, thing.resource);
  const { path, step } = await findStep(thing);
  return markOfStep(store.progress, path.id, step);
}

async function toggleMark(thing: Thing, mark: Mark): Promise<string> {
  const back = (await markOfThing(thing)) === mark;
  await markThing(thing, back ? 'open' : mark);
  return back ? `no longer ${mark}` : mark;
}

/** A step stands for all the resources that it uses. */
async function toggleSaved(thing: Thing): Promise<string> {
  const ids = 'resource' in thing ? [thing.resource] : (await findStep(thing)).step.uses;
  if (ids.length === 0) return 'there is no resource in it to keep';
  const kept = !ids.every((id) => store.progress.saved.get(id)?.kept);
  const change = (progress: Progress, id: string) => setSaved(progress, id, { kept }, Date.now());
  store.update((progress) => ids.reduce(change, progress));
  return kept ? 'on your reading list' : 'no longer on your reading list';
}

async function findStep(
  thing: Extract<Thing, { step: string }>,
): Promise<{ path: IndexedPath; step: IndexedStep }> {
  const path = (await loadSteps()).paths.find(({ id }) => id === thing.path);
  const step = path?.steps.find(({ id }) => id === thing.step);
  if (!path || !step) throw new Error(`${thing.path} has no step ${thing.step}`);
  return { path, step };
}
