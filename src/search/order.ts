import type { SearchType } from './documents.ts';
import { foldName } from './fold.ts';
import { findSubject, type Query } from './query.ts';
import { definesOne, whole, type Candidate, type Rated } from './ranking.ts';

/** A resource that holds less of the query than this, beside the best match, is no match of its own. */
const leastCoverage = 0.7;
/** Of two things that are compared, a resource may be about one. */
const leastOfCompared = 0.45;
/** A resource that scores less than this, beside the best resource, only mentions what is searched for. */
const leastScore = 0.05;
/** So many resources that hold the query match it, whatever they score. */
const fewestResources = 5;

export interface Ordered extends Rated {
  matches: boolean;
}

/**
 * Puts the matches in order: what has the very name that is searched for, then the resources and learning paths that match,
 * then sections, topics, terms and what only mentions it. Where no resource matches, the best of the others leads, and
 * the resources that come closest follow.
 */
export function orderMatches(rated: Rated[], query: Query): Ordered[] {
  const sorted = rated.toSorted((a, b) => b.score - a.score);
  const best = Math.max(...rated.map(({ coverage }) => coverage));
  const bestScore = sorted.find(isResource)?.score ?? 0;
  const titles = rated.flatMap(({ candidate: { document, title } }) =>
    document.type === 'section' ? [title] : [],
  );
  const countNamesakes = (title: string) =>
    Math.max(1, titles.filter((other) => other.endsWith(title)).length);
  const isNamed = ({ candidate }: Rated) => {
    const { title, others, document } = candidate;
    if (document.type !== 'resource' && !isPlace(document.type)) return false;
    if (holdsPhrase(candidate, query)) return true;
    if (document.type === 'topic' && others.some((name) => query.names.has(name))) return true;
    // A heading that others have or end with, such as "Tutorials", is no name of one of them.
    return query.names.has(title) && (document.type === 'resource' || countNamesakes(title) === 1);
  };
  const least = best * (query.compares ? leastOfCompared : leastCoverage);
  const close = sorted.filter((own) => isResource(own) && own.coverage >= least);
  const first = new Set(close.slice(0, fewestResources).map(({ candidate }) => candidate));
  const isMatch = (own: Rated) => {
    if (!isResource(own)) return own.candidate.document.type === 'path' && own.coverage >= best;
    if (definesOne(own.candidate, query) || first.has(own.candidate)) return true;
    return own.coverage >= least && own.score >= bestScore * leastScore;
  };

  const all = sorted.map((own): Ordered => {
    const isWhole = own.coverage >= whole && isMatch(own);
    return { ...own, matches: isNamed(own) || isWhole };
  });
  const named = all
    .filter(isNamed)
    .toSorted((a, b) => Number(isResource(b)) - Number(isResource(a)));
  const matching = all.filter((own) => !isNamed(own) && isMatch(own));
  const rest = all.filter((own) => !isNamed(own) && !isMatch(own));
  if ([...named, ...matching].some(isResource)) return [...named, ...matching, ...rest];
  const leading = [...named, ...matching, ...rest.filter((own) => !isResource(own))];
  const lead = Math.max(1, named.length);
  return [...leading.slice(0, lead), ...rest.filter(isResource), ...leading.slice(lead)];
}

/** The term whose name the query is, if it is one: its title before its other names, or nearly so where it is misspelt. */
export function findTerm(rated: Rated[], query: Query): Rated | undefined {
  let found: { own: Rated; place: number } | undefined;
  for (const own of rated) {
    if (own.candidate.document.type !== 'term') continue;
    const place = nameOf(own, query);
    if (place === 0) continue;
    if (!found || place > found.place || (place === found.place && own.score > found.own.score))
      found = { own, place };
  }
  return found?.own;
}

function nameOf({ candidate, forms }: Rated, query: Query): number {
  const { title, document, names } = candidate;
  if (query.names.has(title)) return 4;
  if ((document.aliases ?? []).some((alias) => query.names.has(foldName(alias)))) return 3;
  const stems = query.words.map(({ stem }) => stem).join('');
  const subjects = names.map(findSubject);
  if (subjects.some((words) => words.map(({ stem }) => stem).join('') === stems)) return 2;
  const isNearly = (words: Candidate['names'][number]) =>
    words.length === query.words.length &&
    words.every(({ whole, joined, stem }) => [whole, joined, stem].some((one) => forms.has(one)));
  return query.misspelt && subjects.some(isNearly) ? 1 : 0;
}

/** Whether all words that were typed, even those that say little, stand together in a name: `get help`. */
function holdsPhrase({ names }: Candidate, { phrase }: Query): boolean {
  if (phrase.length === 0) return false;
  return names.some((words) =>
    words.some((_, start) => phrase.every((stem, i) => beginsWith(words[start + i]?.stem, stem))),
  );
}

/** The very word, or one of its forms: `getting` for `get`. */
function beginsWith(stem: string | undefined, start: string): boolean {
  return stem === start || (start.length > 2 && stem?.startsWith(start) === true);
}

function isPlace(type: SearchType): boolean {
  return type === 'topic' || type === 'section' || type === 'path';
}

function isResource({ candidate }: Rated): boolean {
  return candidate.document.type === 'resource';
}
