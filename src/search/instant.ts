import MiniSearch, { type Query as IndexQuery } from 'minisearch';
import type { SearchDocument } from './documents.ts';
import { createQuery, shareOf, type Query } from './query.ts';
import {
  createCandidate,
  fieldBoosts,
  holdsName,
  rate,
  saturation,
  type Candidate,
} from './ranking.ts';
import { createSynonyms } from './synonyms.ts';
import { findForms, foldName, splitWords, type Word } from './words.ts';

/** A document that answers a query. */
export interface Hit {
  document: SearchDocument;
  score: number;
  /** Forms of the words that matched, for the marks. */
  forms: ReadonlySet<string>;
}

export interface InstantSearch {
  /** The documents that answer a query, the best first. */
  find: (query: string) => Hit[];
}

/** Beside an answer to the whole query, one to half of it is none. */
const leastCoverage = 0.6;

/** Indexes documents for answers while somebody types: beginnings, typos, synonyms of the glossary. */
export function createInstantSearch(documents: SearchDocument[]): InstantSearch {
  const candidates = new Map(documents.map((own) => [own.href, createCandidate(own)]));
  const forms = new Set<string>();
  const index = createIndex(documents, forms);
  const findSynonyms = createSynonyms(documents);

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

  return {
    find(text) {
      const query = createQuery(text, (start) => anyBegins(forms, start), findSynonyms);
      if (!query) return [];
      const rated = findMatches(query).map((match) => ({
        ...match,
        ...rate(match.candidate, query, match),
      }));
      const best = Math.max(...rated.map(({ coverage }) => coverage));
      return rated
        .filter(({ coverage }) => coverage >= best * leastCoverage)
        .map(({ candidate: { document }, score, factor, forms }) => ({
          document,
          score: score * factor,
          forms,
        }))
        .toSorted((a, b) => b.score - a.score);
    },
  };
}

/** Fills `forms` with every form that the index holds. */
function createIndex(documents: SearchDocument[], forms: Set<string>): MiniSearch<SearchDocument> {
  const index = new MiniSearch<SearchDocument>({
    idField: 'href',
    fields: Object.keys(fieldBoosts),
    extractField: (document, field) =>
      field === 'href' ? document.href : textOf(document, field as Field),
    tokenize: (text, field) => (field === 'run' ? text.split(' ') : findForms(text)),
    processTerm: (form) => {
      forms.add(form);
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

/** Neighbouring words of a name written as one, so that `stackoverflow` finds Stack Overflow. */
function runsOf(name: string): string[] {
  const words = splitWords(name).map(({ joined }) => joined);
  return words.slice(1).map((word, i) => (words[i] ?? '') + word);
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
  /** The words of the query that it answers by another name. */
  synonyms: Word[];
}
