import { setSaved, type Mark } from '../../progress/progress.ts';
import { markOfResource } from '../../progress/steps.ts';
import { announce } from '../markup.ts';
import { findStep, markAt, markResource, markStepAs } from '../marks/marking.ts';
import { loadSteps } from '../progress-index.ts';
import { store } from '../progress-store.ts';
import { findMarkTarget, type MarkTarget } from './mark-target.ts';

/**
 * Does what a key says with the row or step that had the focus, or else with the resource of the
 * page, and announces it. Press the same key again to undo.
 */
export async function act(mark: Mark | 'saved', focused: Element | null): Promise<void> {
  const thing = findMarkTarget(focused);
  if (!thing) return;
  try {
    const said = mark === 'saved' ? await toggleSaved(thing) : await toggleMark(thing, mark);
    announce(`${thing.title}: ${said}`);
  } catch {
    announce('The steps could not be loaded. Check your connection.');
  }
}

async function toggleMark(thing: MarkTarget, mark: Mark): Promise<string> {
  const key = keyOf(thing);
  const before =
    'resource' in thing
      ? markOfResource(store.progress, thing.resource)
      : markAt(await loadSteps(), key);
  const as = before === mark ? 'open' : mark;
  if ('resource' in thing) markResource(thing.resource, as);
  else await markStepAs(key, as);
  return before === mark ? `no longer ${mark}` : mark;
}

/** A step stands for all the resources that it uses. */
async function toggleSaved(thing: MarkTarget): Promise<string> {
  const ids =
    'resource' in thing ? [thing.resource] : findStep(await loadSteps(), keyOf(thing)).step.uses;
  if (ids.length === 0) return 'it has no resource to save';
  const kept = !ids.every((id) => store.progress.saved.get(id)?.kept);
  store.update((progress) =>
    ids.reduce((before, id) => setSaved(before, id, { kept }, Date.now()), progress),
  );
  return kept ? 'on your reading list' : 'no longer on your reading list';
}

/** A step as its mark is called: `path/step`. */
function keyOf(thing: MarkTarget): string {
  return 'step' in thing ? `${thing.path}/${thing.step}` : '';
}
