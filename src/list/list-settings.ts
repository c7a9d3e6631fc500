import { cutText } from '../text/quote.ts';
import { nameOfList, type Origin } from './find-origin.ts';
import type { ListContent } from './list-content.ts';

const LONGEST = { name: 60, description: 300 };

/**
 * What a list says of itself, as the settings of a site: its title, its first text, and where it is. What it does not
 * say is absent, or what is true of any list.
 *
 * @param file the list, from the root of the project
 */
export function describeSite(
  list: ListContent,
  file: string,
  origin: Origin,
): Record<string, unknown> {
  const { title, intro, topics, paths } = list;
  const name = cutText(title ?? nameOfList(file, origin), LONGEST.name);
  const description = describe(intro);
  const url = origin.url ?? list.repository;
  const owner = url === undefined ? undefined : ownerOf(url);
  return {
    ...{ name, tagline: name },
    ...(description !== undefined && { description }),
    language: list.language ?? findLanguage(list),
    // Whoever publishes it says where, in `cairn.yaml` or to the build.
    ...{ address: 'http://localhost', base: '/' },
    ...(url !== undefined && { repository: { url, branch: origin.branch } }),
    ...(owner && { maintainer: owner }),
    topics: topics.map(({ id }) => id),
    paths: paths.map(({ id }) => id),
  };
}

/** What is about people and places around a list, and not about what is in it. */
const AROUND =
  /\b(?:slack|discord|telegram|gitter|sponsor\w*|donat\w*|contribut\w*|pull requests?|thanks?|subscribe|newsletter|follow us)\b/i;
const ABOUT = /\b(?:curated|lists?|collections?|resources|guides?|learn\w*)\b/i;

/** The text that says what the list is, as far as it fits: one that names a list, else the first sentence. */
function describe(intro: string[]): string | undefined {
  const texts = intro.filter((one) => one.length > 20 && !AROUND.test(one));
  const text = texts.find((one) => ABOUT.test(one)) ?? texts[0];
  if (text === undefined || text.length <= LONGEST.description) return text;
  const cut = text.slice(0, LONGEST.description);
  return /^.*[.!?。！？](?=\s|$)/su.exec(cut)?.[0] ?? cutText(text, LONGEST.description);
}

function ownerOf(url: string): { name: string; url: string } | undefined {
  const { origin, pathname } = new URL(url);
  const [owner] = pathname.split('/').filter((part) => part !== '');
  return owner === undefined ? undefined : { name: owner, url: `${origin}/${owner}` };
}

/** The languages whose script names them. */
const SCRIPTS: [language: string, letters: RegExp][] = [
  ['ja', /[\p{sc=Hiragana}\p{sc=Katakana}]/gu],
  ['ko', /\p{sc=Hangul}/gu],
  ['zh', /\p{sc=Han}/gu],
];

/** The language of most texts of a list, where its script says it; else English, as most lists are. */
function findLanguage({ topics, resources }: ListContent): string {
  const text = [
    ...topics.map(({ title }) => title),
    ...resources.map(({ summary = '' }) => summary),
  ].join(' ');
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const found = SCRIPTS.find(([, own]) => (text.match(own)?.length ?? 0) * 5 > letters);
  return letters > 0 ? (found?.[0] ?? 'en') : 'en';
}
