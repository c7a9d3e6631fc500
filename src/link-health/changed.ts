import type { SeenPage } from './evidence.ts';
import type { SeenBefore } from './record.ts';

/**
 * Bits of 64 in which the hashes of two texts must differ. Those of unrelated texts differ as coins do, in
 * 32 ± 4 bits, so that from 24 on one change in fifty is missed; those of a text and its revision differ
 * in far fewer.
 */
const FAR = 24;
/** A shorter page is rendered by script, and proves nothing. */
const ENOUGH_TEXT = 200;
/** A new text that holds this share of the words of the old title still speaks of the same. */
const KEPT = 0.5;
const WORD_LENGTH = 4;
/** Words that the titles of any two sites share. */
const COMMON = new Set(
  'about blog docs documentation edition from guide home homepage index introduction main news official online overview page part site start title untitled user users version website welcome wiki with your'.split(
    ' ',
  ),
);
const words = new Intl.Segmenter('en', { granularity: 'word' });

/**
 * Whether a page has nothing in common with the one that was there when the link last worked. All must hold: its text
 * is far from the old one, no word of the old title is in the new one, and more than half of them are missing from
 * the beginning of the new text. A new design, edition or title alone is not a change.
 */
export function isChanged(page: SeenPage, before: SeenBefore): boolean {
  if (page.print === undefined || before.print === undefined) return false;
  if (page.title === undefined || before.title === undefined) return false;
  if (page.text.length < ENOUGH_TEXT) return false;
  const old = titleWords(before.title);
  if (old.size === 0 || countDifferentBits(page.print, before.print) < FAR) return false;
  if (!old.isDisjointFrom(titleWords(page.title))) return false;
  const kept = [...old].filter((word) => page.text.toLowerCase().includes(word));
  return kept.length < old.size * KEPT;
}

/** In how many bits two hashes of 16 hex digits differ; 0 if one of them is not a hash. */
export function countDifferentBits(one: string, other: string): number {
  if (![one, other].every((hash) => /^[0-9a-f]{16}$/.test(hash))) return 0;
  let bits = BigInt(`0x${one}`) ^ BigInt(`0x${other}`);
  let count = 0;
  for (; bits > 0n; bits &= bits - 1n) count += 1;
  return count;
}

function titleWords(title: string): Set<string> {
  const found = [...words.segment(title.normalize('NFKC').toLowerCase())]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment)
    // Scripts without spaces have short words.
    .filter((word) => word.length >= WORD_LENGTH || /[^\p{Script=Latin}\p{N}]/u.test(word));
  return new Set(found).difference(COMMON);
}
