import type { SearchDocument } from './documents.ts';

/** A few things of one type to begin with. */
export interface StartingPoints {
  title: string;
  documents: SearchDocument[];
}

const most = { paths: 24, topics: 40, picks: 7, terms: 8 };

/**
 * Chooses what a reader can begin with who has not searched yet: paths, topics, picks, and the terms that
 * most resources explain. What a catalog lacks is left out.
 */
export function findStartingPoints(documents: SearchDocument[]): StartingPoints[] {
  const ofType = (type: SearchDocument['type']) => documents.filter((own) => own.type === type);
  const explained = ({ about = [] }: SearchDocument) => about.length;
  const terms = ofType('term').filter((term) => explained(term) > 0);
  return [
    { title: 'Learning paths', documents: ofType('path').slice(0, most.paths) },
    { title: 'Topics', documents: ofType('topic').slice(0, most.topics) },
    {
      title: 'Picks',
      documents: documents
        .filter(({ pick }) => pick)
        .toSorted(byNumber)
        .slice(0, most.picks),
    },
    {
      title: 'Terms',
      documents: terms
        .toSorted((a, b) => explained(b) - explained(a))
        .slice(0, most.terms)
        .toSorted((a, b) => terms.indexOf(a) - terms.indexOf(b)),
    },
  ].filter((points) => points.documents.length > 0);
}

function byNumber(a: SearchDocument, b: SearchDocument): number {
  return (a.number ?? '').localeCompare(b.number ?? '', 'en', { numeric: true });
}
