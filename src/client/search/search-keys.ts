import { isPlainKey } from '../keys/plain-key.ts';

/** Lets the arrow keys walk from a field through the links of a list and back. */
export function walkResults(field: HTMLInputElement, list: HTMLElement): void {
  const links = () => [...list.querySelectorAll<HTMLElement>('.t a')];

  field.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    links()[0]?.focus();
  });

  list.addEventListener('keydown', (event) => {
    const all = links();
    const at = all.indexOf(event.target as HTMLElement);
    const targets: Record<string, HTMLElement | undefined> = {
      ArrowDown: all[at + 1] ?? all.at(-1),
      ArrowUp: at > 0 ? all[at - 1] : field,
      Home: all[0],
      End: all.at(-1),
    };
    const target = Object.hasOwn(targets, event.key) ? targets[event.key] : undefined;
    if (target) {
      event.preventDefault();
      target.focus();
    } else if (isTyping(event) && !isPlainKey(event)) field.focus();
  });
}

/** A letter typed on a result goes on with the query, where it is no command to the page. */
function isTyping({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return (
    (key.length === 1 || key === 'Backspace') && !ctrlKey && !metaKey && !altKey && key !== ' '
  );
}
