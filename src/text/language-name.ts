/** What a language is called in the language of a catalog; its tag, if nobody knows. Never throws. */
export function nameLanguage(tag: string, language: string): string {
  try {
    return new Intl.DisplayNames([language, 'en'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Whether programs can name the language: many tags that look like one are none. */
export function isLanguage(tag: string): boolean {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(tag) !== undefined;
  } catch {
    return false;
  }
}

/** A tag that was probably meant by one that is none: `en-US` for `en_US`, `yue` for `zh-yue`; `undefined` if nobody can know. */
export function suggestLanguage(tag: string): string | undefined {
  const [primary = '', second = '', ...rest] = tag.trim().slice(0, 40).split(/[-_]/);
  if (rest.length > 0 || !isKnown(primary)) return canonical([primary, second, ...rest].join('-'));
  const region = regionOf(second);
  return (
    canonical([primary, second].filter(Boolean).join('-')) ??
    // A region in three letters, or a language that belongs to a group.
    (region && `${primary.toLowerCase()}-${region}`) ??
    (/^[a-z]{3}$/.test(second) && isKnown(second) ? second : primary.toLowerCase())
  );
}

/** The region that three letters stand for, as far as their first two are the same: `BR` for `BRA`. */
function regionOf(letters: string): string | undefined {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  return /^[A-Z]{3}$/.test(letters) && names.of(letters.slice(0, 2)) !== undefined
    ? letters.slice(0, 2)
    : undefined;
}

function isKnown(primary: string): boolean {
  try {
    const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
    return names.of(primary) !== undefined;
  } catch {
    return false;
  }
}

function canonical(tag: string): string | undefined {
  try {
    const [found] = Intl.getCanonicalLocales(tag);
    return found !== undefined && isLanguage(found) ? found : undefined;
  } catch {
    return undefined;
  }
}
