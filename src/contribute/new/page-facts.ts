import { createJsonSchemas } from '../../content/json-schema.ts';
import { language as languageSchema } from '../../schema/fields.ts';
import { cleanText } from './clean-text.ts';
import { isThing, type PageHead, type Thing } from './read-head.ts';
import { removeSiteName } from './site-name.ts';

/** What a page says of the resource at its address, cleaned and cut to what the fields hold. */
export interface PageFacts {
  title?: string;
  /** As many as fit; one more tells that there are more. */
  authors?: string[];
  year?: number;
  language?: string;
}

// The names that a page may use, the ones that mean the work itself first.
const TITLES = ['citation_title', 'og:title', 'dc.title', 'dcterms.title'];
const AUTHORS = ['citation_author', 'dc.creator', 'dcterms.creator', 'author', 'article:author'];
const DATES = [
  ...['citation_publication_date', 'citation_date', 'citation_year', 'article:published_time'],
  ...['dcterms.issued', 'dc.date.issued', 'dc.date', 'dcterms.date', 'datepublished', 'date'],
];
const LANGUAGES = ['citation_language', 'dc.language', 'content-language', 'og:locale'];
/** Types of schema.org that a resource may be; a page also describes its site and its crumbs. */
const WORKS =
  /Article$|Posting$|^(?:Book|Course|LearningResource|Report|Thesis|VideoObject|SoftwareSourceCode|HowTo)$/;
const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/;

const fields = createJsonSchemas().get('resource')?.properties ?? {};
const LONGEST_TITLE = fields['title']?.maxLength ?? 0;
const LONGEST_NAME = fields['authors']?.items?.maxLength ?? 0;
const MOST_AUTHORS = fields['authors']?.maxItems ?? 0;

/** What the head of a page says of the resource; nothing that it does not say plainly. */
export function findFacts({ title, language, metas, things }: PageHead): PageFacts {
  const works = things.filter(isWork);
  const site = cleanText(metas.get('og:site_name')?.[0] ?? '', LONGEST_TITLE);
  const found = (names: string[]) => names.flatMap((name) => metas.get(name) ?? []);
  const of = (field: string) => works.flatMap((work) => textsOf(work[field]));

  const titles = [...found(TITLES), ...of('headline'), ...(title === undefined ? [] : [title])];
  const clean = removeSiteName(firstClean(titles, LONGEST_TITLE * 2), site);
  const names = findAuthors([...AUTHORS.map((name) => metas.get(name) ?? []), of('author')], site);
  const year = YEAR.exec([...found(DATES), ...of('datePublished')].join(' '))?.[0];
  const tongue = [language ?? '', ...found(LANGUAGES), ...of('inLanguage')]
    .map(parseLanguage)
    .find((tag) => tag !== undefined);
  return {
    ...(clean !== '' && { title: cleanText(clean, LONGEST_TITLE) }),
    ...(names.length > 0 && { authors: names.slice(0, MOST_AUTHORS + 1) }),
    ...(year !== undefined && { year: Number(year) }),
    ...(tongue !== undefined && { language: tongue }),
  };
}

/** The names of the first source that has any: two sources write the same people in two ways. */
function findAuthors(sources: string[][], site: string): string[] {
  for (const source of sources) {
    const names = source
      .flatMap((text) => text.split(';'))
      .map((text) => cleanText(text, LONGEST_NAME))
      // A profile page is no name, and a site is not its own author.
      .filter((name) => name !== '' && !/^(?:https?:|@)/i.test(name) && name !== site);
    if (names.length > 0) return [...new Set(names)];
  }
  return [];
}

function firstClean(texts: string[], longest: number): string {
  return texts.map((text) => cleanText(text, longest)).find((text) => text !== '') ?? '';
}

/** A language tag in its usual form, `pt-BR` for `pt_br`. */
function parseLanguage(text: string): string | undefined {
  try {
    const [tag] = Intl.getCanonicalLocales(text.trim().slice(0, 40).replaceAll('_', '-'));
    return languageSchema.safeParse(tag).success ? tag : undefined;
  } catch {
    return undefined;
  }
}

function isWork(thing: Thing): boolean {
  return textsOf(thing['@type']).some((type) => WORKS.test(type));
}

/** The texts of a value, and the names of the things in it. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.filter((item) => !Array.isArray(item)).flatMap(textsOf);
  return isThing(value) && typeof value['name'] === 'string' ? [value['name']] : [];
}
