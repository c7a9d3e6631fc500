import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pressedKey, type KeyInput } from './pressed-key.ts';

const press = (key: string | undefined, code: string, more: Partial<KeyInput> = {}) =>
  pressedKey({
    ...(key !== undefined && { key }),
    ...{ code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
    ...{ isComposing: false, keyCode: 0, defaultPrevented: false },
    ...more,
  });
const ctrlKey = true;
const shiftKey = true;
const altGr = { getModifierState: (name: string) => name === 'AltGraph' };

test('names the key that a reader means, on every layout', () => {
  const cases: [says: string, name: string | undefined, pressed: string | undefined][] = [
    ['a letter', 'k', press('k', 'KeyK')],
    ['Caps Lock', 'k', press('K', 'KeyK')],
    ['Caps Lock and Shift', 'Shift+k', press('k', 'KeyK', { shiftKey })],
    ['Shift', 'Shift+k', press('K', 'KeyK', { shiftKey })],
    ['Ctrl', 'Ctrl+k', press('k', 'KeyK', { ctrlKey })],
    ['Ctrl with Caps Lock', 'Ctrl+k', press('K', 'KeyK', { ctrlKey })],
    ['Ctrl with Shift', 'Ctrl+Shift+k', press('K', 'KeyK', { ctrlKey, shiftKey })],
    ['Cmd', 'Meta+k', press('k', 'KeyK', { metaKey: true })],
    ['Cmd with Caps Lock', 'Meta+k', press('K', 'KeyK', { metaKey: true })],
    ['Ctrl and Alt', 'Ctrl+Alt+k', press('k', 'KeyK', { ctrlKey, altKey: true })],
    ['Ctrl and Cmd', 'Ctrl+Meta+k', press('k', 'KeyK', { ctrlKey, metaKey: true })],
    ['Dvorak: the letter, not its place', 'k', press('k', 'KeyV')],
    ['Dvorak: another letter at the place of k', 't', press('t', 'KeyK')],
    ['AZERTY: m', 'm', press('m', 'Semicolon')],
    ['AZERTY: a comma at the place of m', ',', press(',', 'KeyM')],
    ['Turkish: dotless i is no i', 'ı', press('ı', 'KeyI')],
    ['German: ö is no letter of ours', 'ö', press('ö', 'Semicolon')],
    ['Russian', 'Ctrl+k', press('л', 'KeyK', { ctrlKey })],
    ['Russian with Caps Lock', 'k', press('Л', 'KeyK')],
    ['Russian with Shift', 'Shift+k', press('Л', 'KeyK', { shiftKey })],
    ['Ukrainian', 's', press('і', 'KeyS')],
    ['Greek', 'Meta+k', press('κ', 'KeyK', { metaKey: true })],
    ['Hebrew', 'k', press('ל', 'KeyK')],
    ['Hebrew: a slash at the place of q', '/', press('/', 'KeyQ')],
    ['Arabic', 'j', press('ت', 'KeyJ')],
    ['Arabic: two letters on one key', 'b', press('لا', 'KeyB')],
    ['Arabic: a letter at the place of the slash', '/', press('ظ', 'Slash')],
    ['Arabic question mark', '?', press('؟', 'Slash', { shiftKey })],
    ['Thai: a mark that combines', 'j', press('่', 'KeyJ')],
    ['Devanagari: the slash', '/', press('य', 'Slash')],
    ['Devanagari: the question mark', '?', press('य़', 'Slash', { shiftKey })],
    ['Korean', 'k', press('ㅏ', 'KeyK')],
    ['Japanese kana', 'k', press('の', 'KeyK')],
    ['Georgian, which has no case', 'k', press('კ', 'KeyK')],
    ['full-width letter', 'k', press('ｋ', 'KeyK')],
    ['full-width slash', '/', press('／', 'Slash')],
    ['full-width question mark', '?', press('？', 'Slash', { shiftKey })],
    ['US: question mark', '?', press('?', 'Slash', { shiftKey })],
    ['German: slash on Shift and 7', '/', press('/', 'Digit7', { shiftKey })],
    ['Russian: slash on Shift and backslash', '/', press('/', 'Backslash', { shiftKey })],
    [
      'AltGr: slash, as Windows says it',
      '/',
      press('/', 'Digit3', { ctrlKey, altKey: true, ...altGr }),
    ],
    ['AltGr: slash, as Linux says it', '/', press('/', 'Digit3', altGr)],
    ['AltGr: @ at the place of q', '@', press('@', 'KeyQ', { ctrlKey, altKey: true, ...altGr })],
    ['number pad', '/', press('/', 'NumpadDivide')],
    [
      'Alt and slash, which is a command of the browser',
      'Alt+/',
      press('/', 'Slash', { altKey: true }),
    ],
    ['Ctrl and slash', 'Ctrl+/', press('/', 'Slash', { ctrlKey })],
    ['named key', 'ArrowDown', press('ArrowDown', 'ArrowDown')],
    ['named key with Shift', 'Shift+Escape', press('Escape', 'Escape', { shiftKey })],
    ['an accent that waits for its letter', undefined, press('Dead', 'BracketLeft')],
    ['composing', undefined, press('ArrowDown', 'ArrowDown', { isComposing: true })],
    ['composing: Enter', undefined, press('Enter', 'Enter', { isComposing: true })],
    ['composing: Escape', undefined, press('Escape', 'Escape', { isComposing: true })],
    ['composing: a shortcut', undefined, press('k', 'KeyK', { ctrlKey, isComposing: true })],
    [
      'WebKit, where the composition has ended before',
      undefined,
      press('Enter', 'Enter', { keyCode: 229 }),
    ],
    ['taken by the input method', undefined, press('Process', 'KeyK', { keyCode: 229 })],
    ['handled already', undefined, press('Escape', 'Escape', { defaultPrevented: true })],
    ['filled in by the browser', undefined, press(undefined, '')],
    ['unknown', undefined, press('Unidentified', '')],
  ];
  assert.deepEqual(
    cases.map(([says, , pressed]) => `${says}: ${pressed}`),
    cases.map(([says, name]) => `${says}: ${name}`),
  );
});
