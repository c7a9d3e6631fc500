const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\p{Script=Mende_Kikakui}]/u;

/** The direction that a text reads in: that of most of its letters, as "C++" may stand at either end. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const letters = text.match(/\p{L}/gu) ?? [];
  const turned = letters.filter((letter) => rightToLeft.test(letter));
  return turned.length > 0 && turned.length * 2 >= letters.length ? 'rtl' : 'ltr';
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
