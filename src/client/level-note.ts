import { getPreferences, setPreferences } from './preferences.ts';
import { createElement } from './markup.ts';

/** What comes below the filters of a list: the level that the reader prefers, and what it leaves out. */
interface LevelNote {
  /** Chooses the preferred level and says whether there is one. */
  preselect: () => boolean;
  /** Lets a value of an address be chosen that is a level together with `none`. */
  offer: (value: string) => void;
  /** What the address says of the level when nothing is chosen, so that it says it to everybody. */
  whenAll: () => string | undefined;
  show: (counts: LevelCounts) => void;
}

/** How many resources a list shows with a level and without one, and how many the level leaves out. */
interface LevelCounts {
  rated: number;
  unrated: number;
  leftOut: number;
}

/** Adds the note to the form of a filter by level; `onChange` is called when the note has changed it. */
export function createLevelNote(select: HTMLSelectElement, onChange: () => void): LevelNote {
  const note = createElement('p', { class: 'bar' });
  let counts: LevelCounts = { rated: 0, unrated: 0, leftOut: 0 };
  select.form?.append(note);

  const labelOf = (level: string | undefined) =>
    level === 'none' ? undefined : findOption(select, level)?.dataset['label'];
  // A level that this catalog does not know stays, and does nothing here.
  const preferred = () => {
    const { level } = getPreferences();
    return level && labelOf(level) ? level : undefined;
  };
  const offer = (value: string) => {
    const level = levelOf(value);
    const label = labelOf(level);
    if (!label || value !== withUnstated(level) || findOption(select, value)) return;
    const title = `${label} or not stated`;
    const option = createElement('option', { value, 'data-label': title }, title);
    findOption(select, level)?.after(option);
  };
  const choose = (level: string) => {
    const value = withUnstated(level);
    offer(value);
    select.value = value;
  };
  const createButton = (text: string, name: string, act: () => void) => {
    const button = createElement('button', { type: 'button', class: 'plain', 'aria-label': name });
    button.textContent = text;
    button.addEventListener('click', () => {
      act();
      onChange();
      // The button may be gone by now.
      select.focus();
    });
    return button;
  };

  const render = () => {
    const mine = preferred();
    const chosen = levelOf(select.value);
    const parts: (Node | string)[] = [];
    if (mine) {
      const applied = select.value === withUnstated(mine);
      const rest = applied ? describeCounts(counts) : '';
      parts.push(
        createElement(
          'span',
          {},
          'Your level: ',
          createElement('b', {}, labelOf(mine) ?? ''),
          rest,
        ),
        applied
          ? createButton('Show all', 'Show all levels', () => (select.value = ''))
          : createButton('Filter by your level', 'Filter by your level', () => choose(mine)),
        createButton('Remove', 'Remove your level', () => {
          setPreferences({ level: undefined });
          if (applied) select.value = '';
        }),
      );
    }
    const label = labelOf(chosen);
    if (label && chosen !== mine) {
      const text = `Remember ${label} as your level`;
      parts.push(
        createButton(text, text, () => {
          setPreferences({ level: chosen });
          choose(chosen);
        }),
      );
    }
    note.replaceChildren(...parts);
    note.hidden = parts.length === 0;
    note.classList.toggle('note', mine !== undefined);
  };
  document.addEventListener('preferences', render);

  return {
    offer,
    preselect() {
      const level = preferred();
      if (level) choose(level);
      return level !== undefined;
    },
    whenAll: () => (preferred() && select.value === '' ? 'any' : undefined),
    show(shown) {
      counts = shown;
      render();
    },
  };
}

/** The value that keeps what has the level and what nobody has rated: unknown is not unsuited. */
function withUnstated(level: string): string {
  return `${level} none`;
}

/** Whether a value of the filter keeps a level together with what has none. */
export function isWithUnrated(value: string): boolean {
  return value === withUnstated(levelOf(value));
}

/** `. 6 at this level first, then 5 without a level; 51 left out.` */
function describeCounts({ rated, unrated, leftOut }: LevelCounts): string {
  const also = unrated > 0 ? ` first, then ${unrated} without a level` : '';
  return `. ${rated} at this level${also}; ${leftOut} left out.`;
}

function levelOf(value: string): string {
  return value.split(' ')[0] ?? '';
}

function findOption(select: HTMLSelectElement, value: string | undefined) {
  return [...select.options].find((option) => option.value !== '' && option.value === value);
}
