import type { SeenPage } from '../engine/evidence.ts';

const REGIONAL = /^([a-z]{2,3})[-_](?:[a-z]{4}[-_])?([a-z]{2}|[a-z]{4}|[0-9]{3})$/i;
const BARE = /^[a-z]{2}$/i;
const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
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
  if (language === '' || nameOf(languages, language) === undefined) return false;
  return nameOf(more.length === 4 ? scripts : regions, more) !== undefined;
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
