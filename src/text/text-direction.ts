const rightToLeft =
  /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}\p{sc=Rohg}\p{sc=Mand}\p{sc=Samr}]/u;

/**
 * The direction that a text reads in: from the right if its first letter does, or most of its letters, as
 * a foreign name may be at either end.
 */
export function directionOf(text: string): 'ltr' | 'rtl' {
  if (!rightToLeft.test(text)) return 'ltr';
  const letters = text.match(/\p{L}/gu) ?? [];
  const turned = letters.filter((letter) => rightToLeft.test(letter));
  const begins = letters[0] !== undefined && letters[0] === turned[0];
  return begins || turned.length * 2 > letters.length ? 'rtl' : 'ltr';
}

/** Something with a title, and its language if that is another one than that of the page. */
export interface Titled {
  title: string;
  lang?: string | undefined;
}

/**
 * The attributes of an element that holds nothing but a title: its language and its direction, each only
 * if it is not that of the page. An element with a direction keeps it to itself.
 */
export function titleAttributes({ title, lang }: Titled): { lang?: string; dir?: 'rtl' } {
  return {
    ...(lang !== undefined && { lang }),
    ...(directionOf(title) === 'rtl' && { dir: 'rtl' as const }),
  };
}

/** A title within a text that has no elements, where it keeps its direction to itself. */
export function isolate(title: string): string {
  return directionOf(title) === 'rtl' ? `\u2067${title}\u2069` : title;
}

/** The language of a title, if it is not that of the page; tags mean the same in any case. */
export function languageOfTitle(language: string | undefined, page: string): string | undefined {
  return language?.toLowerCase() === page.toLowerCase() ? undefined : language;
}

/**
 * The language of a title that a topic or a path gives to a resource: that of the resource, if it is the same title or
 * in letters that the language of the page does not use; `undefined` if it may be that of the page.
 */
export function languageOfOwnTitle(
  title: string,
  resource: Titled | undefined,
  page: string,
): string | undefined {
  const { lang } = resource ?? {};
  if (lang === undefined || title === resource?.title) return lang;
  const ofPage = scriptsOf(page);
  const foreign = scriptsOf(lang).filter((script) => script !== 'Latn' && !ofPage.includes(script));
  const isForeign = foreign.some((script) => new RegExp(`\\p{sc=${script}}`, 'u').test(title));
  return isForeign ? lang : undefined;
}

/** Scripts of Unicode; some of `Intl` are several of them. */
const parts: Record<string, string[]> = {
  Hans: ['Hani'],
  Hant: ['Hani'],
  Jpan: ['Hira', 'Kana', 'Hani'],
  Kore: ['Hang', 'Hani'],
};

function scriptsOf(language: string): string[] {
  const script = new Intl.Locale(language).maximize().script;
  if (script === undefined) return [];
  return (parts[script] ?? [script]).filter(isScript);
}

function isScript(script: string): boolean {
  try {
    return new RegExp(`\\p{sc=${script}}`, 'u').unicode;
  } catch {
    return false;
  }
}
