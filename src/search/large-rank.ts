import { fields, longestName } from './large-fields.ts';
import type { Postings } from './postings.ts';

/** What documents may hold for a word of a query. */
export interface WordForms {
  forms: {
    form: string;
    weight: number;
    /** How much of the word it covers: from 0 to 1. */
    covers: number;
    /** Whether several of them cover more than one. */
    adds?: boolean;
  }[];
}

/** Words that mean several words of a query together: written as one, or another name of the same. */
export interface JoinedForms {
  forms: string[];
  weight: number;
  /** The places of the words in the query. */
  at: number[];
}

export interface RankQuery {
  words: WordForms[];
  joined: JoinedForms[];
  /** How many words were typed, those that say little included. */
  length: number;
}

export interface Ranked {
  at: number;
  score: number;
  /** How much of the query it covers: from 0 to 1. */
  coverage: number;
}

/** Beside a match of the whole query, one of less of it is none. */
const LEAST_COVERAGE = 0.6;
/** From here on a document holds the whole query. */
export const WHOLE = 0.95;
/** What has exactly the name that was typed comes first. */
const NAMED = 5;
const COVERAGE_EXPONENT = 4;

/** Orders the documents that hold words of a query, of all `size` documents, by what their postings say. */
export function rankPostings(
  query: RankQuery,
  size: number,
  postingsOf: (form: string) => Postings,
  weightAt: (at: number) => number,
): Ranked[] {
  const count = query.words.length;
  const sum = new Float64Array(size);
  const fit = new Float64Array(size);
  const length = new Uint8Array(size);
  const covered = new Float64Array(size * count);
  const seen: number[] = [];
  const isSeen = new Uint8Array(size);
  const see = (at: number) => {
    if (isSeen[at] === 1) return;
    isSeen[at] = 1;
    seen.push(at);
  };

  const best = new Float64Array(size);
  const bestFit = new Float64Array(size);
  query.words.forEach(({ forms }, word) => {
    const own: number[] = [];
    for (const { form, weight, covers, adds = false } of forms) {
      const { at: all, field: where } = postingsOf(form);
      const rarity = rarityOf(all.length, size);
      for (let i = 0; i < all.length; i += 1) {
        const at = all[i] ?? 0;
        const field = where[i] ?? 0;
        see(at);
        if (best[at] === 0) own.push(at);
        best[at] = Math.max(best[at] ?? 0, rarity * weight * weightOf(field));
        const held = at * count + word;
        const before = covered[held] ?? 0;
        covered[held] = adds ? Math.min(1, before + covers) : Math.max(before, covers);
        const words = lengthOf(field);
        if (words === 0 || adds) continue;
        const share = covers / words;
        if (share <= (bestFit[at] ?? 0)) continue;
        bestFit[at] = share;
        length[at] = Math.max(length[at] ?? 0, words);
      }
    }
    for (const at of own) {
      sum[at] = (sum[at] ?? 0) + (best[at] ?? 0);
      fit[at] = (fit[at] ?? 0) + (bestFit[at] ?? 0);
      best[at] = bestFit[at] = 0;
    }
  });
  for (const { forms, weight, at: words } of query.joined) {
    const [first = { at: [], field: [] }, ...others] = forms.map(postingsOf);
    const sets = others.map(({ at }) => new Set(at));
    const rarity = rarityOf(first.at.length, size);
    first.at.forEach((at, i) => {
      if (!sets.every((own) => own.has(at))) return;
      see(at);
      sum[at] = (sum[at] ?? 0) + rarity * weight * weightOf(first.field[i] ?? 0);
      for (const word of words) if (word >= 0) covered[at * count + word] = 1;
    });
  }

  let most = 0;
  const coverage = seen.map((at) => {
    let held = 0;
    for (let word = 0; word < count; word += 1) held += covered[at * count + word] ?? 0;
    most = Math.max(most, held / count);
    return held / count;
  });
  return seen
    .flatMap((at, i): Ranked[] => {
      const own = coverage[i] ?? 0;
      if (own < most * LEAST_COVERAGE) return [];
      const share = Math.min(1, fit[at] ?? 0);
      const isNamed =
        own >= WHOLE && share >= WHOLE * (count / query.length) && length[at] === query.length;
      const factor = own ** COVERAGE_EXPONENT * (1 + share) * (isNamed ? NAMED : 1);
      return [{ at, score: (sum[at] ?? 0) * factor * weightAt(at), coverage: own }];
    })
    .sort((a, b) => b.score - a.score || a.at - b.at);
}

function rarityOf(count: number, size: number): number {
  return Math.log(1 + (size - count + 0.5) / (count + 0.5));
}

const plainWeights = [
  fields.text.weight,
  fields.summary.weight,
  fields.host.weight,
  fields.run.weight,
  fields.more.weight,
  fields.defines.weight,
  fields.people.weight,
];

function weightOf(field: number): number {
  if (field >= fields.title.at) return fields.title.weight;
  if (field >= fields.alias.at) return fields.alias.weight;
  return plainWeights[field] ?? 0;
}

/** How many words the name has in which a word is; 0 if it is in no name. */
function lengthOf(field: number): number {
  if (field < fields.alias.at) return 0;
  const from = field >= fields.title.at ? fields.title.at : fields.alias.at;
  return Math.max(1, Math.min(field - from, longestName));
}
