/** What of a key event says which key it is; a field of a form that is filled in by the browser fires one without `key`. */
export type KeyInput = Pick<
  KeyboardEvent,
  | 'code'
  | 'ctrlKey'
  | 'metaKey'
  | 'altKey'
  | 'shiftKey'
  | 'isComposing'
  | 'keyCode'
  | 'defaultPrevented'
> & { key?: string; getModifierState?: (key: string) => boolean };

/** Old WebKit ends a composition before the key that ended it, and marks that key only by this number. */
const composingKeyCode = 229;
const notKeys = new Set(['', 'Dead', 'Process', 'Unidentified', 'Compose', 'AltGraph']);
const otherScript = /^(?=.*[\p{L}\p{M}])[^\p{Script=Latin}]+$/u;
/** Arabic, Greek and Armenian question marks that no normalization folds. */
const questionMarks = /^[؟\u037e՞]$/u;

/**
 * Names the key of a `keydown` event as shortcuts are written: `k`, `?`, `Escape`, `Ctrl+k`, `Meta+k`,
 * `Shift+j`. A Latin letter counts whatever its case (Caps Lock) and wherever its key is; a letter of
 * another script counts as the letter that a US keyboard has on the same key. Shift and AltGr are named
 * only if they are not part of how a character is typed.
 * @returns `undefined` if the key is part of a composition (an input method, an accent), has been
 *   handled already, or has no name.
 */
export function pressedKey(event: KeyInput): string | undefined {
  const { key = '', isComposing, keyCode, defaultPrevented } = event;
  if (isComposing || keyCode === composingKeyCode || defaultPrevented || notKeys.has(key)) {
    return undefined;
  }
  const name = nameKey(key, event);
  const isCharacter = [...name].length === 1;
  const isTypedWithAlt = isCharacter && event.getModifierState?.('AltGraph') === true;
  const isTypedWithShift = isCharacter && !/\p{L}/u.test(name);
  const modifiers = [
    event.ctrlKey && !isTypedWithAlt && 'Ctrl',
    event.metaKey && 'Meta',
    event.altKey && !isTypedWithAlt && 'Alt',
    event.shiftKey && !isTypedWithShift && 'Shift',
  ];
  return [...modifiers.filter(Boolean), name].join('+');
}

/** Calls `handle` with the name of each key pressed in `target`. Every handler of keys goes through here. */
export function onKey(
  target: EventTarget,
  handle: (key: string, event: KeyboardEvent) => void,
): void {
  target.addEventListener('keydown', (event) => {
    const key = pressedKey(event as KeyboardEvent);
    if (key !== undefined) handle(key, event as KeyboardEvent);
  });
}

function nameKey(key: string, { code, shiftKey }: KeyInput): string {
  // Full-width letters and marks are the same keys.
  const plain = key.normalize('NFKC');
  if (questionMarks.test(key)) return '?';
  if (otherScript.test(plain)) {
    const letter = /^Key([A-Z])$/.exec(code)?.[1];
    if (letter) return letter.toLowerCase();
    if (code === 'Slash') return shiftKey ? '?' : '/';
  }
  return [...plain].length === 1 ? plain.toLowerCase() : key;
}
