import MiniSearch, { type Query as IndexQuery } from 'minisearch';
import type { SearchDocument } from './documents.ts';
import { foldName } from './fold.ts';
import { findTerm, orderMatches, type Ordered } from './order.ts';
import {
  createQuery,
  findFullTextWords,
  shareOf,
  type KnownForms,
  type Query,
  createSynonyms,
} from './query.ts';
import {
  createCandidate,
  definesOne,
  fieldBoosts,
  holdsName,
  rate,
  saturation,
  type Candidate,
  type Rated,
} from './ranking.ts';
import { findForms, runsOf, type Word } from './words.ts';

/** A document that matches a query. */
export interface Hit {
  document: SearchDocument;
  score: number;
  /** Forms of the words that matched, for the marks. */
  forms: ReadonlySet<string>;
  /** Whether it holds the whole query and is what somebody opens: a resource, a path, or what has this very name. */
  matches: boolean;
}

export interface Found {
  /** The glossary entry of what the query names, which is shown above the results. */
  term?: Hit;
  /** The documents that match, the best first; the term is not among them. */
  hits: Hit[];
  /** The words that are looked for in the full text. */
  words: Word[];
}

export interface InstantSearch {
  find: (query: string) => Found;
}

/** Beside a match of the whole query, one of half of it is none. */
const leastCoverage = 0.6;
const mostClose = 5;
/** How much more a resource counts that the glossary names for a term, the first one most. */
const explains = [2, 1.6, 1.4];
/** What it scores where it does not hold the words itself, as a share of the score of the term. */
const explainsUnseen = 0.02;

/**
 * Indexes documents for results while somebody types: beginnings, typos, synonyms of the glossary. `find` gives the
 * document at a position among all of the catalog, by which terms name what explains them.
 */
export function createInstantSearch(
  documents: SearchDocument[],
  find = (at: number): SearchDocument | undefined => documents[at],
): InstantSearch {
  const candidates = new Map(documents.map((own) => [own.href, createCandidate(own)]));
  const forms = new Set<string>();
  const wordForms = new Set<string>();
  const index = createIndex(documents, forms, wordForms);
  const findSynonyms = createSynonyms(documents);
  const known: KnownForms = {
    begins: (start) => anyBegins(forms, start),
    beginsWord: (start) => anyBegins(wordForms, start),
    has: (form) => wordForms.has(form),
  };

  const run = (tree: IndexQuery) =>
    index
      .search(tree, {
        boost: fieldBoosts,
        bm25: saturation,
        tokenize: (form) => [form],
        processTerm: (form) => form,
      })
      .flatMap(({ id, score, terms, queryTerms }) => {
        const candidate = candidates.get(id as string);
        return candidate ? [{ candidate, score, terms, queryTerms }] : [];
      });

  const findMatches = (query: Query): Match[] => {
    const matches = new Map<Candidate, Match>();
    for (const { candidate, score, terms, queryTerms } of run(query.tree)) {
      const matched = new Set(queryTerms);
      matches.set(candidate, { candidate, score, forms: new Set(terms), matched, synonyms: [] });
    }
    for (const { words, name, tree } of query.synonyms) {
      for (const { candidate, score, terms } of run(tree)) {
        if (holdsName(candidate, foldName(name))) {
          const match = matches.get(candidate) ?? createMatch(candidate);
          addSynonym(match, words, score, terms);
          matches.set(candidate, match);
        }
      }
    }
    return [...matches.values()];
  };

  /** Lifts the resources that the glossary names for a term; those without its words become matches too. */
  const addExplaining = (rated: Rated[], term: Rated): Rated[] => {
    const about = (term.candidate.document.about ?? []).map((at) => find(at)?.href ?? '');
    const lifted = rated.map((own) => {
      const at = about.indexOf(own.candidate.document.href);
      return at < 0 ? own : { ...own, score: own.score * (explains[at] ?? 1.2) };
    });
    const seen = new Set(rated.map(({ candidate }) => candidate.document.href));
    const unseen = about.flatMap((href, i) => {
      const candidate = candidates.get(href);
      if (!candidate || seen.has(href)) return [];
      const score = (term.score * explainsUnseen) / (i + 1);
      return [{ candidate, score, coverage: term.coverage, forms: term.forms }];
    });
    return [...lifted, ...unseen];
  };

  return {
    find(text) {
      const query = createQuery(text, known, findSynonyms);
      if (!query) return { hits: [], words: [] };
      const matches = findMatches(query).map((match): Rated => {
        const { factor, coverage } = rate(match.candidate, query, match);
        const { candidate, forms: matched, score } = match;
        return { candidate, forms: matched, score: score * factor, coverage };
      });
      const rated = chooseMatches(matches, query);
      const term = findTerm(rated, query);
      const lifted = term ? addExplaining(rated, term) : rated;
      return {
        ...(term && { term: toHit({ ...term, matches: true }) }),
        hits: orderMatches(
          lifted.filter(({ candidate }) => candidate !== term?.candidate),
          query,
        ).map(toHit),
        words: findFullTextWords(query, known),
      };
    },
  };
}

/** Those that cover most of what the best one does; where no resource does, the few that come closest too. */
function chooseMatches(matches: Rated[], query: Query): Rated[] {
  const best = Math.max(...matches.map(({ coverage }) => coverage));
  const covering = matches.filter(
    (own) =>
      own.coverage > 0 &&
      (own.coverage >= best * leastCoverage || definesOne(own.candidate, query)),
  );
  const isResource = ({ candidate }: Rated) => candidate.document.type === 'resource';
  if (covering.some(isResource)) return covering;
  const close = matches
    .filter((own) => isResource(own) && own.coverage > 0 && own.coverage >= best / 2)
    .toSorted((a, b) => b.score - a.score);
  return [...covering, ...close.slice(0, mostClose)];
}

function toHit({ candidate: { document }, score, forms, matches }: Ordered): Hit {
  return { document, score, forms, matches };
}

/** Fills `forms` with every form that the index holds, and `wordForms` with those that a text holds as a word. */
function createIndex(
  documents: SearchDocument[],
  forms: Set<string>,
  wordForms: Set<string>,
): MiniSearch<SearchDocument> {
  const index = new MiniSearch<SearchDocument>({
    idField: 'href',
    fields: Object.keys(fieldBoosts),
    extractField: (document, field) =>
      field === 'href' ? document.href : textOf(document, field as Field),
    tokenize: (text, field) => (field === 'run' ? text.split(' ') : findForms(text)),
    processTerm: (form, field) => {
      forms.add(form);
      if (field !== 'run') wordForms.add(form);
      return form;
    },
  });
  index.addAll(documents);
  return index;
}

function textOf(document: SearchDocument, field: Field): string {
  const { title, aliases = [] } = document;
  if (field === 'run') return [title, ...aliases].flatMap(runsOf).join(' ');
  const value = document[field];
  return Array.isArray(value) ? value.join('\n') : (value ?? '');
}

function createMatch(candidate: Candidate): Match {
  return { candidate, score: 0, forms: new Set(), matched: new Set(), synonyms: [] };
}

/** A synonym counts only where the words themselves are not found: it says the same once more. */
function addSynonym(match: Match, words: Word[], score: number, terms: string[]): void {
  const isNew = words.some(
    (word) => !match.synonyms.includes(word) && shareOf(word, match.matched) < 1,
  );
  if (!isNew) return;
  match.score += score;
  match.synonyms.push(...words);
  for (const term of terms) match.forms.add(term);
}

function anyBegins(forms: ReadonlySet<string>, start: string): boolean {
  if (forms.has(start)) return true;
  for (const form of forms) if (form.startsWith(start)) return true;
  return false;
}

type Field = keyof typeof fieldBoosts;

interface Match {
  candidate: Candidate;
  score: number;
  forms: Set<string>;
  /** The forms of the query that the document holds. */
  matched: Set<string>;
  /** The words of the query that it covers by another name. */
  synonyms: Word[];
}
