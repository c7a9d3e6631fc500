// Control, bidirectional, zero-width, filling and tag characters: invisible in a review, visible in their effect.
// With them halves of characters, which no encoding of text has, and the two that no XML may hold.
const ALWAYS =
  '[\\p{Cc}\\p{Cs}\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufffe\\uffff\\u{e0080}-\\u{e00ff}]';

// Scripts in which a joiner between two letters changes how they are written.
const JOINING = ['Arab', 'Syrc', 'Mong', 'Nkoo', 'Adlm', 'Rohg', 'Deva', 'Beng', 'Guru', 'Gujr'];
const JOINING_TOO = [
  'Orya',
  'Taml',
  'Telu',
  'Knda',
  'Mlym',
  'Sinh',
  'Khmr',
  'Mymr',
  'Tibt',
  'Limb',
];
const scripts = [...JOINING, ...JOINING_TOO].map((name) => `\\p{sc=${name}}`).join('');
const LETTER = `(?=[\\p{L}\\p{M}])[${scripts}\\p{sc=Zinh}]`;
const JOINER = `(?!(?<=${LETTER})[\\u200c\\u200d]${LETTER})(?!(?<=[\\p{ExtPict}\\p{EMod}\\ufe0f])\\u200d\\p{ExtPict})[\\u200c\\u200d]`;

// What chooses between forms of the character before it: an emoji, an ideograph, a sign, a digit of a keycap.
const CHOOSING = `(?!(?<=(?![0-9#*])[\\p{Emoji}\\p{Ideographic}\\p{S}\\p{sc=Mymr}\\p{sc=Phag}])[\\ufe00-\\ufe0f])(?!(?<=[0-9#*])\\ufe0f\\u20e3)[\\ufe00-\\ufe0f]`;
const CHOOSING_IDEOGRAPHS = '(?<!\\p{Ideographic})[\\u{e0100}-\\u{e01ef}]';
const CHOOSING_MONGOLIAN = '(?<!\\p{sc=Mong})[\\u180b-\\u180d\\u180f]';

// The letters of a flag such as that of Scotland come behind a black one.
const TAG = '(?<!\\u{1f3f4}[\\u{e0020}-\\u{e007e}]{0,6})[\\u{e0000}-\\u{e007f}]';

const HIDDEN = new RegExp(
  [ALWAYS, JOINER, CHOOSING, CHOOSING_IDEOGRAPHS, CHOOSING_MONGOLIAN, TAG].join('|'),
  'gu',
);

/**
 * Where the first hidden character of a text stands, or -1; a line may end. Joiners between letters of scripts that
 * are written with them, and what belongs to an emoji, are not hidden.
 */
export function findHiddenCharacter(text: string): number {
  return text.replaceAll(/\r?\n/g, (end) => ' '.repeat(end.length)).search(HIDDEN);
}

/** The text with something else in place of every hidden character, ends of lines among them. */
export function removeHiddenCharacters(text: string, instead: string): string {
  return text.replaceAll(HIDDEN, instead);
}

/** The text in one line, with every hidden character as a code that can be seen: `kvm\u202e`. */
export function showHiddenCharacters(text: string): string {
  return text.replaceAll(HIDDEN, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (character === '\n') return '\\n';
    return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** Prints an error of a command. Names of files and texts of others in it do nothing to the terminal. */
export function printError(text: string): void {
  console.error(formatTerminal(text));
}

/**
 * Text of several lines as a terminal or a log may show it: with its lines and tabs, and every other hidden character as
 * a code, so that nothing in it moves the cursor, colours, links or turns the text around it.
 */
export function formatTerminal(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.split('\t').map(showHiddenCharacters).join('\t'))
    .join('\n');
}
