/** Emoji, signs that lists use like them, and emoji by their names on GitHub. */
const MARK = String.raw`(?:\p{RGI_Emoji}\ufe0f?|[\u2600-\u27bf\u2b50\u2b55\u{1f300}-\u{1faff}]\ufe0f?|[★☆●○◆]|:[a-z0-9_+\-]*[a-z][a-z0-9_+\-]*:(?![\w\/]))`;
const LEADING = new RegExp(String.raw`^\s*(${MARK})[\s\|]*`, 'v');
const TRAILING = new RegExp(String.raw`[\s\|]*(${MARK})\s*$`, 'v');
/** In the text of a link only names of emoji and stars are marks: an emoji may belong to the title. */
const IN_TITLE = /\s*((?::[a-z][a-z0-9_+-]*:)|[⭐🌟★])\s*/gu;
const LONGEST_RUN = 12;
const LONGEST_MARK = 80;

/** A text without the marks around it, and the marks. */
export interface Unmarked {
  text: string;
  marks: string[];
}

/** Whether a text may have a mark at an end: nearly none has, and looking is slow. */
function mayBegin(text: string, atStart: boolean): boolean {
  return (atStart ? /^\s*[:\u0080-\uffff]/ : /[:\u0080-\uffff][\s|]*$/).test(
    atStart ? text.slice(0, 20) : text.slice(-20),
  );
}

/** Cuts marks off the beginning of a text, or off its end. */
export function cutMarks(text: string, where: 'start' | 'end' | 'both' = 'both'): Unmarked {
  const marks: string[] = [];
  let rest = text;
  for (const pattern of [LEADING, TRAILING]) {
    if (where !== 'both' && (where === 'start') !== (pattern === LEADING)) continue;
    for (let i = 0; i < LONGEST_RUN && mayBegin(rest, pattern === LEADING); i += 1) {
      // A mark is short, and a text may be long.
      const cut = pattern === LEADING ? 0 : Math.max(0, rest.length - LONGEST_MARK);
      const found = pattern.exec(rest.slice(cut, cut + LONGEST_MARK));
      if (found?.[1] === undefined) break;
      marks.push(found[1]);
      rest = pattern === LEADING ? rest.slice(found[0].length) : rest.slice(0, cut + found.index);
    }
  }
  return { text: rest.trim(), marks };
}

/** How many stars something had once, at the end of its title: "Loom ★2,679". */
const COUNT = /\s*[⭐★☆]\ufe0f?\s*[\d.,]+k?$/u;

/** Cuts the marks out of the text of a link that say nothing without a legend. */
export function cutMarksOfTitle(whole: string): Unmarked {
  const title = whole.replace(COUNT, '') || whole;
  const marks = [...title.matchAll(IN_TITLE)].flatMap(([, mark]) => mark ?? []);
  const text = title.replaceAll(IN_TITLE, ' ').trim();
  return marks.length === 0 || text === '' ? { text: title, marks: [] } : { text, marks };
}

const MEANING = new RegExp(
  String.raw`(${MARK})[\s\)\]"']*(?:[\-–—:=→]+|means|is for|marks|indicates|denotes|are|is)\s+(\S.{1,100})`,
  'v',
);
const MARKED = new RegExp(
  String.raw`(?<!\S)(\S.{1,80}?)\s+(?:are |is )?(?:marked|indicated|denoted|flagged)\s+(?:with|by|as)?\s*(?:an? )?[\(\["'\x60]*(${MARK})`,
  'v',
);

/** What a text says that a mark means: "⭐ - worth reading", "Commercial ones are marked :yen:". */
export function readLegend(text: string): { mark: string; meaning: string } | undefined {
  const short = text.slice(0, 400);
  if (!/[\u2000-\uffff]|:[a-z0-9_+-]+:/.test(short)) return undefined;
  const [, mark, meaning] = MEANING.exec(short) ?? [];
  if (mark !== undefined && meaning !== undefined) return { mark, meaning };
  const [, thing, sign] = MARKED.exec(short) ?? [];
  if (thing === undefined || sign === undefined) return undefined;
  // Only what the last sentence says.
  return { mark: sign, meaning: thing.replace(/^.*[.;:!?]\s+/u, '') };
}

const RECOMMENDED =
  /\b(?:recommend(?:ed|ation)?s?|must[ -](?:read|see|watch|have|know|try)s?|essentials?|favou?rites?|(?:editors?['’]?s? |our |top )?picks?|best|(?:especially|particularly|very|really) (?:good|useful|helpful)|highlights?|worth (?:reading|watching|your time)|start here)\b/iu;
const NOT = /\b(?:not|no longer|un|isn['’]t|without|never)\b/iu;

/** Whether a mark with this meaning recommends its entries, as "must read" does; most marks say something else. */
export function isRecommendation(meaning: string): boolean {
  return RECOMMENDED.test(meaning) && !NOT.test(meaning);
}
