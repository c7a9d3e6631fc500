import type { SearchDocument } from '../src/search/documents.ts';

/** A query and what should answer it; the tables of queries hold one a line. */
export interface QueryRow {
  query: string;
  /** Addresses of which one should come first; none where only the card, or nothing, is right. */
  expect: string[];
  /** Address of the glossary entry that comes above the results. */
  card?: string;
  /** Addresses that are no result at all. */
  never?: string[];
}

/** What a search answers, as far as the tables look at it. */
export interface TableAnswer {
  term?: { document: SearchDocument };
  hits: { document: SearchDocument }[];
}

/** How often a table of queries is answered as it should be: counts, and the queries that are not. */
export interface TableReport {
  queries: number;
  first: number;
  firstThree: number;
  /** Queries with any result whose first two hold no resource. */
  withoutResource: string[];
  notFirst: string[];
  notInThree: string[];
  wrongCard: string[];
  forbidden: string[];
}

/**
 * Runs every query of a table.
 * With `only` set to `resources`, ranks count resources alone: what a reader opens. Else the card and all results count.
 */
export function runQueryTable(
  rows: QueryRow[],
  find: (query: string) => TableAnswer,
  only?: 'resources',
): TableReport {
  const report: TableReport = {
    queries: rows.length,
    first: 0,
    firstThree: 0,
    withoutResource: [],
    notFirst: [],
    notInThree: [],
    wrongCard: [],
    forbidden: [],
  };
  for (const { query, expect, card, never = [] } of rows) {
    const answer = find(query);
    const documents = answer.hits.map(({ document }) => document);
    const ranked = only ? documents.filter(({ type }) => type === 'resource') : documents;
    const inCard = !only && expect.includes(answer.term?.document.href ?? '');
    const rank = ranked.findIndex(({ href }) => expect.includes(href));
    const isRight = (places: number) =>
      expect.length === 0 || inCard || (rank >= 0 && rank < places);
    if (isRight(1)) report.first += 1;
    else report.notFirst.push(query);
    if (isRight(3)) report.firstThree += 1;
    else report.notInThree.push(query);
    if (documents.length > 0 && !documents.slice(0, 2).some(({ type }) => type === 'resource'))
      report.withoutResource.push(query);
    if (card !== undefined && answer.term?.document.href !== card) report.wrongCard.push(query);
    if (documents.some(({ href }) => never.includes(href))) report.forbidden.push(query);
  }
  return report;
}
