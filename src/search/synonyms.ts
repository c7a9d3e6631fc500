import type { SearchDocument } from './documents.ts';
import { foldName } from './fold.ts';

/** Finds the other names of what a name means, by the glossary. */
export type FindSynonyms = (name: string) => string[];

/** Reads the names of the glossary's terms, so that a query for any of them finds all of them. */
export function createSynonyms(documents: SearchDocument[]): FindSynonyms {
  const namesByName = new Map<string, Set<string>>();
  for (const { type, title, aliases = [] } of documents) {
    if (type !== 'term') continue;
    const names = [title, ...aliases];
    for (const name of names) {
      const others = namesByName.get(foldName(name)) ?? new Set();
      for (const other of names) others.add(other);
      namesByName.set(foldName(name), others);
    }
  }
  return (name) => {
    const folded = foldName(name);
    return [...(namesByName.get(folded) ?? [])].filter((other) => foldName(other) !== folded);
  };
}
