import { isPlainKey } from '../keys/plain-key.ts';
import { onKey } from '../keys/pressed-key.ts';

const shownLinks = '.start:not([hidden]) a, .found:not([hidden]) .rows .t a';

/** Lets the arrow keys walk from a field through the results below it, or what there is to begin with, and back. */
export function walkResults(field: HTMLInputElement, below: HTMLElement): void {
  const links = () => [...below.querySelectorAll<HTMLElement>(shownLinks)];

  onKey(field, (key, event) => {
    if (key !== 'ArrowDown') return;
    event.preventDefault();
    links()[0]?.focus();
  });

  onKey(below, (key, event) => {
    const all = links();
    const at = all.indexOf(event.target as HTMLElement);
    if (at < 0) return;
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

/** A character typed on a result continues with the query, where it is no command to the page. */
function isTyping(key: string): boolean {
  return key === 'Backspace' || /^(?:Shift\+)?\S$/u.test(key);
}
