import type { SeenPage } from './evidence.ts';

const REGIONAL = /^([a-z]{2,3})[-_](?:[a-z]{4}[-_])?([a-z]{2}|[a-z]{4}|[0-9]{3})$/i;
const BARE = /^[a-z]{2}$/i;
const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
/** Languages in which sites offer themselves most. */
const WIDESPREAD =
  'ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nl no pl pt ro ru sk sl sr sv th tr uk ur vi zh'.split(
    ' ',
  );
let languageNames: Set<string> | undefined;
const scripts = new Intl.DisplayNames('en', { type: 'script', fallback: 'none' });

/**
 * Whether a part of a path is a language, such as `en` or `pt-br`. Nearly every pair of letters is one (`cs` is Czech,
 * `io` Ido, `os` Ossetian), so a pair counts only where the page that was reached says that it is in that language, or
 * offers itself in it; `en` is no word, and needs no proof.
 */
export function isLocale(part: string, page?: Pick<SeenPage, 'languages'>): boolean {
  if (isRegional(part)) return true;
  if (!BARE.test(part) || nameOf(languages, part) === undefined) return false;
  const tag = part.toLowerCase();
  return tag === 'en' || (page?.languages ?? []).some((known) => known.split(/[-_]/)[0] === tag);
}

/** Whether a part names a language with a region or a script, which no word does: `en-us`, `zh_Hant`, `es-419`. */
export function isRegional(part: string): boolean {
  const [, language = '', more = ''] = REGIONAL.exec(part) ?? [];
  if (language === '') return false;
  if (more.length === 2 && /^(?:[a-z]{2}[-_]en|uk[-_][a-z]{2})$/i.test(part)) return true;
  if (nameOf(languages, language) === undefined) return false;
  return nameOf(more.length === 4 ? scripts : regions, more) !== undefined;
}

/** Whether a part of a path is the name of a language, in English or in itself: `german`, `deutsch`, `francais`. */
export function isLanguageName(part: string): boolean {
  languageNames ??= new Set(
    WIDESPREAD.flatMap((tag) => [
      languages.of(tag) ?? '',
      new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? '',
    ]).map(foldName),
  );
  return languageNames.has(foldName(part));
}

function foldName(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Whether a label of a host is a part of the world, as `uk`, `eu` and `apac` are. */
export function isPartOfWorld(label: string): boolean {
  if (/^(?:uk|eu|us|asia|apac|emea|latam|na|global|intl|international)$/.test(label)) return true;
  return BARE.test(label) && (nameOf(regions, label) ?? nameOf(languages, label)) !== undefined;
}

function nameOf(names: Intl.DisplayNames, code: string): string | undefined {
  try {
    return names.of(names === regions ? code.toUpperCase() : code);
  } catch {
    return undefined;
  }
}
