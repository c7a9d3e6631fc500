import { fnv1a } from '../../text/ids.ts';

const SHINGLE = 3;
const WORD = /[\p{L}\p{N}]+/gu;
/** Counters of this many bits hold more shingles than any page has. */
const PLANES = 24;

/**
 * Hashes a text so that similar texts have hashes that differ in few bits: 16 hex digits, `undefined` if the text has no
 * words. SimHash, by M. Charikar, "Similarity estimation techniques from rounding
 * algorithms", STOC 2002: each run of three words has a hash of its own (FNV-1a), and votes for the bits that
 * are set in it; a bit with more than half of the votes is set in the end.
 */
export function similarityHash(text: string): string | undefined {
  const words = text.toLowerCase().match(WORD);
  if (!words) return undefined;
  const hashes = words.map(fnv1a);
  const shingles = Math.max(1, hashes.length - SHINGLE + 1);
  const upper = new Int32Array(PLANES);
  const lower = new Int32Array(PLANES);
  for (let first = 0; first < shingles; first += 1) {
    let hash = 0;
    for (let word = 0; word < SHINGLE; word += 1) hash = mix(hash + (hashes[first + word] ?? 0));
    addVotes(upper, hash);
    addVotes(lower, mix(hash ^ 0x5bd1e995));
  }
  return formatMajority(upper, shingles) + formatMajority(lower, shingles);
}

/** Counts the set bits of a hash, all 32 at a time: plane n holds bit n of the 32 counters. */
function addVotes(planes: Int32Array, hash: number): void {
  let carry = hash;
  for (let plane = 0; carry !== 0 && plane < PLANES; plane += 1) {
    const bits = planes[plane] ?? 0;
    planes[plane] = bits ^ carry;
    carry &= bits;
  }
}

function formatMajority(planes: Int32Array, voters: number): string {
  let majority = 0;
  for (let bit = 0; bit < 32; bit += 1) {
    const votes = planes.reduce((sum, bits, plane) => sum + (((bits >>> bit) & 1) << plane), 0);
    if (votes * 2 > voters) majority |= 1 << bit;
  }
  return (majority >>> 0).toString(16).padStart(8, '0');
}

/** Spreads a number over all bits, as the last step of MurmurHash3 does. */
function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
