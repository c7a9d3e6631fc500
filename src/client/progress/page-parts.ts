import { nameKeys, type Named } from '../../progress/names.ts';
import type { IndexedResource } from '../../progress/ready.ts';
import type { StepIndex } from '../../progress/steps.ts';
import { loadSteps } from '../progress-index.ts';
import { loadResources, loadWithDependents } from '../resource-index.ts';
import { createElement } from '../markup.ts';
import { type Progress, undoChange } from '../../progress/progress.ts';
import { store } from '../progress-store.ts';

const NOT_LOADED = 'The names of the resources could not be loaded. Check your connection.';

/** What is known of the catalog where marks and saved resources are listed. */
export interface CatalogIndex {
  steps: StepIndex;
  /** Those that were wanted, and those that require one of them. */
  resources: IndexedResource[];
  names: ReadonlyMap<string, Named>;
}

/** Loads the paths, and what is known of these resources. Throws an error for readers when that fails. */
export async function loadCatalogIndex(ids: string[]): Promise<CatalogIndex> {
  try {
    const steps = await loadSteps();
    const resources = await loadWithDependents(ids);
    return { steps, resources, names: nameKeys(steps, resources) };
  } catch {
    throw new Error(NOT_LOADED);
  }
}

/** Loads these resources. Throws an error for readers when that fails. */
export async function loadNamedResources(ids: Iterable<string>): Promise<IndexedResource[]> {
  try {
    return await loadResources(ids);
  } catch {
    throw new Error(NOT_LOADED);
  }
}

/** Makes rows the children of a list, in their order; what has the focus keeps it. */
export function placeRows(list: HTMLElement, rows: HTMLElement[]): void {
  const focused = document.activeElement;
  const wanted = new Set<Element>(rows);
  for (const child of [...list.children]) if (!wanted.has(child)) child.remove();
  rows.forEach((row, i) => {
    const there = list.children[i];
    if (there !== row) list.insertBefore(row, there ?? null);
  });
  // A row that is moved loses it.
  if (focused instanceof HTMLElement && list.contains(focused)) focused.focus();
}

/** Kind, level and host of a resource, as rows show them everywhere. */
export function createMeta({ title, kind, levels, url, retired }: IndexedResource): HTMLElement {
  const meta = createElement('span', { class: 'meta' });
  if (kind) meta.append(createElement('span', {}, kind));
  if (retired) meta.append(createElement('span', { class: 'mind' }, 'retired'));
  const ends = [...new Set([levels[0], levels.at(-1)])].flatMap(
    (level) => level?.slice(0, 3) ?? [],
  );
  if (ends.length > 0) {
    const initials = levels.map((level) => level.charAt(0)).join('');
    meta.append(createElement('span', { class: 'lv', 'data-l': initials }, ends.join('–')));
  }
  if (url) {
    const host = new URL(url).hostname.replace(/^www\./, '');
    const name = `${host}: open ${title}`;
    meta.append(createElement('a', { class: 'host', href: url, 'aria-label': name }, host));
  }
  return meta;
}

/** Says politely what was done, and offers to take it back. */
export interface UndoBar {
  element: HTMLElement;
  say: (text: string) => void;
  /** Changes the progress and says what that did, and `undone` once that is undone; what it returns undoes it. */
  act: (text: string, change: (progress: Progress) => Progress, undone?: string) => () => void;
}

/** Makes the bar; it is at the foot of the window while there is something to say. */
export function createUndoBar(): UndoBar {
  const status = createElement('p', { role: 'status' });
  const button = createElement('button', { type: 'button', class: 'undo', hidden: '' }, 'Undo');
  const close = createElement('button', { type: 'button' }, 'Close');
  const element = createElement('div', { class: 'said', tabindex: '-1' }, status, button, close);
  let undo = (): void => undefined;
  let undone = '';

  const say = (text: string) => {
    status.textContent = text;
    button.hidden = true;
  };
  button.addEventListener('click', () => {
    undo();
    say(undone);
    // The button is gone, and the focus would be with it.
    element.focus();
  });
  close.addEventListener('click', () => say(''));
  return {
    element,
    say,
    act(text, change, textOfUndo = 'Undone.') {
      let [before, changed] = [store.progress, store.progress];
      const done = store.update((progress) => {
        before = progress;
        return (changed = change(progress));
      });
      if (!done) {
        say('Nothing was changed.');
        return () => undefined;
      }
      undo = () => store.update((progress) => undoChange(progress, before, changed));
      undone = textOfUndo;
      say(text);
      button.hidden = false;
      return undo;
    },
  };
}
