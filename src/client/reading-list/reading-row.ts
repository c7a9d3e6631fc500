import { formatDay } from '../../progress/steps.ts';
import { longestNote, savedAt, type Mark } from '../../progress/progress.ts';
import type { ListedResource } from '../../progress/reading-list.ts';
import { createMeta } from '../progress/page-parts.ts';
import { createElement } from '../markup.ts';
import { titleAttributes } from '../../text/text-direction.ts';

/** What a reader does with a row of their list. */
interface RowActions {
  note: (text: string) => void;
  remove: () => void;
  putBack: () => void;
  /** Moves it by places: -1 is up. */
  move: (by: -1 | 1) => void;
}

export interface ReadingRow {
  element: HTMLElement;
  /** Shows it as it is now; what somebody is writing stays. */
  update: (
    item: ListedResource,
    place: { movable: boolean; first: boolean; last: boolean },
  ) => void;
}

const glyphs: Record<Mark, string> = { done: '✓', doing: '…', skipped: '»' };

/** Makes a row of the reading list. */
export function createReadingRow({ id, resource }: ListedResource, act: RowActions): ReadingRow {
  const title = resource?.title ?? id;
  const state = createElement('span');
  const time = createElement('time');
  const field = createElement('textarea', {
    rows: '1',
    maxlength: String(longestNote),
    'aria-label': `Note on ${title}`,
    placeholder: 'Your note',
  });
  const onPaper = createElement('p', { class: 'paper' });
  const button = (text: string, label: string) =>
    createElement('button', { type: 'button', class: 'quiet', 'aria-label': label }, text);
  const up = button('↑', `Move ${title} up`);
  const down = button('↓', `Move ${title} down`);
  const keep = button('Remove', `Remove ${title}`);
  let kept = true;

  field.addEventListener('change', () => act.note(field.value));
  keep.addEventListener('click', () => (kept ? act.remove() : act.putBack()));
  for (const [mover, by] of [
    [up, -1],
    [down, 1],
  ] as const)
    mover.addEventListener('click', () => {
      if (mover.ariaDisabled !== 'true') act.move(by);
    });

  const name = resource
    ? createElement('a', { href: resource.href, ...titleAttributes(resource) }, title)
    : createElement(
        'span',
        {},
        title,
        createElement('span', { class: 'm' }, ' not in this catalog'),
      );
  const element = createElement(
    'li',
    { class: 'row' },
    createElement('span', { class: 't' }, name),
    createElement('p', { class: 'm when' }, state, time),
    ...(resource ? [createMeta(resource)] : []),
    createElement('div', { class: 'own' }, field, onPaper, up, down, keep),
  );
  return {
    element,
    update({ saved, mark }, { movable, first, last }) {
      kept = saved.kept;
      state.textContent = mark ? `${glyphs[mark]} ${mark}` : '';
      time.textContent = savedAt(saved) > 0 ? `saved ${formatDay(savedAt(saved))}` : '';
      if (document.activeElement !== field) field.value = saved.note;
      onPaper.textContent = saved.note;
      element.classList.toggle('off', !kept);
      keep.textContent = kept ? 'Remove' : 'Put back';
      keep.ariaLabel = `${keep.textContent} ${title}`;
      for (const mover of [up, down]) mover.hidden = !movable || !kept;
      up.ariaDisabled = String(first);
      down.ariaDisabled = String(last);
      field.disabled = !kept;
    },
  };
}
