import { foldText } from '../text/compare.ts';
import { removeTrackingParameters } from '../urls/folded-url.ts';
import type { FixContext, FixValue } from './rule.ts';

/** The fixes that the form in the browser offers, by the codes of their rules, whose texts would weigh too much there. */
export const fixes = {
  'sentence-ending': endSentence,
  'bad-date': readDay,
  'bad-doi': readDoi,
  'unknown-value': findKnownValue,
  'tracking-parameter': removeTrackingParameters,
  'http-address': encryptUrl,
} satisfies Record<string, FixValue>;

/** The value as it should be for an issue of one of these; `undefined` if there is no one right answer. */
export function fixValue(code: string, value: string, context: FixContext): string | undefined {
  const fix = Object.hasOwn(fixes, code) ? fixes[code as keyof typeof fixes] : undefined;
  return applyFix(fix, value, context);
}

/** What a fix makes of a value; `undefined` if that is nothing, or the same once more. */
export function applyFix(
  fix: FixValue | undefined,
  value: string,
  context: FixContext,
): string | undefined {
  const fixed = fix?.(value, context);
  return !fixed?.trim() || fixed === value ? undefined : fixed;
}

export function readDoi(value: string): string | undefined {
  const doi = value.trim().replace(/^(?:doi:\s*|(?:https?:\/\/)?(?:dx\.)?doi\.org\/)/i, '');
  return /^10\.\d{4,9}\/[!-~]+$/.test(doi) ? doi : undefined;
}

export function findKnownValue(value: string, { values }: FixContext): string | undefined {
  const folded = foldText(value);
  return values.find((known) => foldText(known) === folded);
}

export function encryptUrl(value: string, { secureHosts }: FixContext): string | undefined {
  return URL.canParse(value) && secureHosts.has(new URL(value).host)
    ? value.replace(/^(\s*)http:/i, '$1https:')
    : undefined;
}

// The scripts whose sentences have one end, with it; in others it depends on the language.
const ENDS: [end: string, letters: RegExp][] = [
  [
    '.',
    /^[\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}\p{sc=Geor}\p{sc=Hang}\p{sc=Hebr}\p{sc=Zyyy}\p{sc=Zinh}]+$/u,
  ],
  ['。', /^[\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\p{sc=Zyyy}\p{sc=Zinh}]+$/u],
  ['։', /^[\p{sc=Armn}\p{sc=Zyyy}\p{sc=Zinh}]+$/u],
  ['።', /^[\p{sc=Ethi}\p{sc=Zyyy}\p{sc=Zinh}]+$/u],
];

export function endSentence(value: string): string | undefined {
  const text = value.trimEnd();
  const end = ENDS.find(([, letters]) => letters.test(text))?.[0];
  // Behind a comma, a colon or a dash something is missing, and behind a quote nobody knows.
  return end !== undefined && /\p{L}/u.test(text) && /[\p{L}\p{M}\p{N}%)\]]$/u.test(text)
    ? text + end
    : undefined;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A day that is written in another way, as `YYYY-MM-DD`; `undefined` if it could be two days, or none. */
export function readDay(text: string): string | undefined {
  const value = text.trim();
  const [, y, m, d] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{2}:\d{2}.*)?$/.exec(value) ?? [];
  if (y && m && d) return toDay(Number(y), Number(m), Number(d));

  const [, day, month, year] = /^(\d{1,2})\.? ([a-z]{3,9})\.?,? (\d{4})$/i.exec(value) ?? [];
  if (day && month && year) return toDay(Number(year), monthOf(month), Number(day));
  const [, monthFirst, dayNext, yearLast] =
    /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/i.exec(value) ?? [];
  if (monthFirst && dayNext && yearLast)
    return toDay(Number(yearLast), monthOf(monthFirst), Number(dayNext));

  // 25/11/2026 can only be one day; 03/04/2026 can be two.
  const [, a, b, last] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(value) ?? [];
  if (!a || !b || !last) return undefined;
  const days = new Set([
    toDay(Number(last), Number(b), Number(a)),
    toDay(Number(last), Number(a), Number(b)),
  ]);
  days.delete(undefined);
  return days.size === 1 ? [...days][0] : undefined;
}

function monthOf(name: string): number {
  const full = new Date(2000, MONTHS.indexOf(name.slice(0, 3).toLowerCase()), 1).toLocaleString(
    'en',
    { month: 'long' },
  );
  const isMonth = full.toLowerCase().startsWith(name.toLowerCase());
  return isMonth ? MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1 : 0;
}

function toDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month >= 1;
  return isReal ? date.toISOString().slice(0, 10) : undefined;
}
