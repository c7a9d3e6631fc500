import { isPlainKey } from '../keys/plain-key.ts';
import { onKey } from '../keys/pressed-key.ts';

/** Lets the arrow keys walk from a field through the links of a list and back. */
export function walkResults(field: HTMLInputElement, list: HTMLElement): void {
  const links = () => [...list.querySelectorAll<HTMLElement>('.t a')];

  onKey(field, (key, event) => {
    if (key !== 'ArrowDown') return;
    event.preventDefault();
    links()[0]?.focus();
  });

  onKey(list, (key, event) => {
    const all = links();
    const at = all.indexOf(event.target as HTMLElement);
    const targets: Record<string, HTMLElement | undefined> = {
      ArrowDown: all[at + 1] ?? all.at(-1),
      ArrowUp: at > 0 ? all[at - 1] : field,
      Home: all[0],
      End: all.at(-1),
    };
    const target = Object.hasOwn(targets, key) ? targets[key] : undefined;
    if (target) {
      event.preventDefault();
      target.focus();
    } else if (isTyping(key) && !isPlainKey(key, event)) field.focus();
  });
}

/** A character typed on a result goes on with the query, where it is no command to the page. */
function isTyping(key: string): boolean {
  return key === 'Backspace' || /^(?:Shift\+)?\S$/u.test(key);
}
