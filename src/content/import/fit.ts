import type { z } from 'zod';
import { endSentence } from '../../rules/fixes.ts';
import { removeHiddenCharacters } from '../../text/hidden-character.ts';
import { cutText, quote } from '../../text/quote.ts';

/** What stands at the end of a sentence, and maybe closes behind it. */
const WHOLE_SENTENCES = /^.*[.!?…](?:["'”’»)\]]{0,2})(?=\s)|^.*[。！？]/su;
export type Fields = Record<string, unknown>;

/** What was done to a value so that its schema accepts it. */
export type Change =
  | 'The text got a full stop.'
  | 'The text was too long: its rest is in the notes.'
  | 'The text was too long and has been cut.'
  | 'The text began with the title, which it no longer repeats.'
  | 'The text began with the title: it is in the notes.'
  | 'The value does not fit its field: it is in the notes.'
  | 'The link has an address that is not allowed, and was left out.'
  | 'There were too many values: the last ones were left out.'
  | 'The value is not allowed, and was left out.';

/** What fits, or why nothing does. */
type Fitted = { data: Fields; why?: undefined } | { data?: undefined; why: string };

type Issue = z.core.$ZodIssue;
type Note = (change: Change) => void;

const LONGEST_NOTE = 400;
const MOST_NOTES = 20;
/** Each round removes an issue; nothing has as many. */
const MOST_ROUNDS = 300;

/**
 * Makes data fit its schema without inventing anything: texts get their full stop, or are split or cut, and single values
 * that cannot be right are left out. Addresses stay as they are.
 *
 * @param note is called with each change
 */
export function fitData(schema: z.ZodType, given: Fields, note: Note): Fitted {
  const data = endTexts(structuredClone(given), note);
  let last = '';
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { success, error } = schema.safeParse(data);
    if (success) return { data };
    const [issue] = error.issues;
    last = issue ? describe(issue, data) : 'it does not fit.';
    if (!issue || !fix(data, issue, note)) return { why: last };
  }
  return { why: last };
}

/** Fields that are sentences wherever they are in an entry, a topic or the settings. */
const SENTENCES = ['summary', 'note', 'description'];

/** Ends the texts that should be sentences and are not, as the check can fix them, too. */
function endTexts<Value>(value: Value, note: Note): Value {
  if (Array.isArray(value)) return value.map((item: unknown) => endTexts(item, note)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const ended = Object.entries(value).map(([key, inner]: [string, unknown]) => {
    if (typeof inner !== 'string' || !SENTENCES.includes(key)) return [key, endTexts(inner, note)];
    const sentence = endSentence(inner);
    if (sentence !== undefined) note('The text got a full stop.');
    return [key, sentence ?? inner];
  });
  return Object.fromEntries(ended) as Value;
}

/** Removes an issue from the data; whether that could be done. */
function fix(data: Fields, issue: Issue, note: Note): boolean {
  const { path } = issue;
  const value = valueAt(data, path);
  const code = issue.code === 'custom' ? String(issue.params?.['code'] ?? '') : issue.code;
  const set = (next: unknown, change?: Change): boolean => {
    if (next === value) return false;
    setAt(data, path, next);
    if (change) note(change);
    return true;
  };
  if (path[0] === 'links' && path.length === 3 && path[2] === 'url') {
    note('The link has an address that is not allowed, and was left out.');
    removeAt(data, path.slice(0, 2));
    return true;
  }
  if (path[0] === 'steps' && path[2] === 'readings' && path.at(-1) === 'url') {
    note('The link has an address that is not allowed, and was left out.');
    removeAt(data, path.slice(0, 4));
    dropReadings(data, path);
    return true;
  }
  switch (code) {
    case 'too_big':
      return shorten(data, issue as z.core.$ZodIssueTooBig, note);
    case 'sentence-ending':
      return set(endText(String(value)), 'The text got a full stop.');
    case 'hidden-character':
      return set(removeHiddenCharacters(String(value), ''));
    case 'summary-repeats-title': {
      const rest = cutTitle(String(value), String(data['title']));
      if (rest !== undefined) return set(rest, 'The text began with the title, which it no longer repeats.');
      moveToNotes(data, path);
      note('The text began with the title: it is in the notes.');
      return true;
    }
    case 'authors-missing':
      removeAt(data, path);
      return true;
    case 'too_small':
    case 'invalid_value':
      // An empty title of a link, a year that is none; not what an entry needs.
      if (path.length < 2 && path[0] !== 'year') return false;
  }
  const isOptional = ['year', 'venue', 'locator', 'tags', 'authors', 'links', 'notes'].includes(
    String(path[0]),
  );
  if (!isOptional) return false;
  if (path[0] === 'year' || path[0] === 'tags') moveToNotes(data, path);
  else removeAt(data, path);
  note(
    path[0] === 'year' || path[0] === 'tags'
      ? 'The value does not fit its field: it is in the notes.'
      : 'The value is not allowed, and was left out.',
  );
  return true;
}

function shorten(data: Fields, { path, maximum, origin }: z.core.$ZodIssueTooBig, note: Note): boolean {
  const value = valueAt(data, path);
  const most = Number(maximum);
  if (Array.isArray(value)) {
    setAt(data, path, value.slice(0, most));
    if (path[0] === 'authors') data['moreAuthors'] = true;
    note('There were too many values: the last ones were left out.');
    return true;
  }
  if (origin !== 'string' || typeof value !== 'string') {
    if (path[0] !== 'year') return false;
    moveToNotes(data, path);
    note('The value does not fit its field: it is in the notes.');
    return true;
  }
  const hasNotes = 'placements' in data;
  const isOfResource = hasNotes && (path[0] !== 'placements' || path.at(-1) === 'note');
  if (path[0] === 'notes') {
    const notes = data['notes'] as string[];
    const at = Number(path[1]);
    setAt(data, ['notes'], notes.toSpliced(at, 1, ...splitText(value, LONGEST_NOTE)));
    return true;
  }
  if (isOfResource && (path[0] === 'tags' || path[0] === 'locator')) {
    moveToNotes(data, path);
    note('The value does not fit its field: it is in the notes.');
    return true;
  }
  if (isOfResource && (path[0] === 'summary' || path[0] === 'placements')) {
    const { head, rest } = cutSentences(value, most);
    setAt(data, path, head);
    addNotes(data, rest);
    note('The text was too long: its rest is in the notes.');
    return true;
  }
  const { head } = path.at(-1) === 'title' ? cutWords(value, most) : cutSentences(value, most);
  setAt(data, path, head);
  if (hasNotes && path.length === 1 && path[0] === 'title') addNotes(data, value);
  if (path[0] === 'steps' && path.at(-1) === 'title' && path.length === 3)
    setAt(data, ['steps', path[1]!, 'take'], value);
  note('The text was too long and has been cut.');
  return true;
}

/** A text without the title at its beginning: "Bread is a food" is "A food". `undefined` if that reads as another. */
function cutTitle(text: string, title: string): string | undefined {
  // The rule compares letters in their plain width.
  const plain = text.normalize('NFKC');
  const behind = plain.slice(title.normalize('NFKC').length);
  const rest = /^\s*(?:[-–—:,]+\s*|(?:is|are)\s+(?=(?:an?|the)\s))(.{10,})$/isu.exec(behind)?.[1];
  return rest && rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** A step without texts to read is an activity. */
function dropReadings(data: Fields, path: PropertyKey[]): void {
  const step = valueAt(data, path.slice(0, 2)) as Fields;
  if ((step['readings'] as unknown[]).length > 0) return;
  delete step['readings'];
  step['kind'] = 'activity';
}

/** A text as a sentence: with the full stop of its script, in place of what says that something follows. */
function endText(text: string): string {
  return endSentence(text) ?? `${text.replace(/[\s,;:–—-]+$/u, '')}.`;
}

function moveToNotes(data: Fields, path: PropertyKey[]): void {
  const value = valueAt(data, path);
  removeAt(data, path);
  addNotes(data, path[0] === 'year' ? `Year: ${String(value)}` : String(value));
}

/** Adds a text in front of the notes, where it follows the summary. */
function addNotes(data: Fields, text: string): void {
  const notes = (data['notes'] ?? []) as string[];
  data['notes'] = [...splitText(text, LONGEST_NOTE), ...notes].slice(0, MOST_NOTES);
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    data,
  );
}

function setAt(data: Fields, path: readonly PropertyKey[], value: unknown): void {
  const parent = valueAt(data, path.slice(0, -1)) as Record<PropertyKey, unknown>;
  parent[path.at(-1)!] = value;
}

/** Removes a value, and the list that it was the last one of. */
function removeAt(data: Fields, path: readonly PropertyKey[]): void {
  const parent = valueAt(data, path.slice(0, -1));
  const key = path.at(-1)!;
  if (!Array.isArray(parent)) {
    delete (parent as Record<PropertyKey, unknown>)[key];
    return;
  }
  parent.splice(Number(key), 1);
  if (parent.length === 0 && path.length === 2) delete data[path[0] as string];
}

function describe(issue: Issue, data: Fields): string {
  const name = issue.path.map(String).join('.');
  const value = valueAt(data, issue.path);
  if (value === undefined) return `${name || 'it'} is missing.`;
  const what = typeof value === 'object' ? '' : `${quote(value)} `;
  return `${name === '' ? '' : `${name} `}${what}${issue.message.replace(/\.?$/, '.')}`;
}

/** The whole sentences of a text that fit, and the rest; where none fits, it is cut between words, with "…". */
function cutSentences(text: string, longest: number): { head: string; rest: string } {
  const head = WHOLE_SENTENCES.exec(text.slice(0, longest + 1))?.[0];
  if (head === undefined || head.length > longest || head.length < 20) return cutWords(text, longest);
  return { head, rest: text.slice(head.length).trim() };
}

/** The words of a text that fit, with "…" behind them, and the rest with "…" in front. */
function cutWords(text: string, longest: number): { head: string; rest: string } {
  const cut = cutText(text, longest - 1);
  const words = cut.replace(/\s+\S*$/u, '');
  // A script without spaces, or one long word, is cut between letters.
  const kept = words.length > longest / 2 ? words : cut;
  return { head: `${kept.trimEnd()}…`, rest: `…${text.slice(kept.length).trim()}` };
}

/** A text in pieces that fit. */
function splitText(text: string, longest: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > longest) {
    const cut = cutSentences(rest, longest);
    pieces.push(cut.head);
    rest = cut.rest;
  }
  return rest === '' ? pieces : [...pieces, rest];
}
