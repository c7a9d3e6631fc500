const SHINGLE = 3;
const WORD = /[\p{L}\p{N}]+/gu;

/**
 * Hashes a text so that texts that have much in common have hashes that differ in few bits: 16 hex digits,
 * undefined for a text without words. SimHash, by M. Charikar, "Similarity estimation techniques from rounding
 * algorithms", STOC 2002: each run of three words votes, by its own hash (FNV-1a), for every bit.
 */
export function similarityHash(text: string): string | undefined {
  const words = text.toLowerCase().match(WORD);
  if (!words) return undefined;
  const votes = new Int32Array(64);
  for (let first = 0; first <= Math.max(0, words.length - SHINGLE); first += 1) {
    const shingle = words.slice(first, first + SHINGLE).join(' ');
    // Two halves of 32 bits, as numbers are exact up to 53 only.
    addVotes(votes, 0, fnv1a(shingle, 0x811c9dc5));
    addVotes(votes, 32, fnv1a(shingle, 0x01234567));
  }
  let hash = '';
  for (let digit = 0; digit < 16; digit += 1) {
    let value = 0;
    for (let bit = 0; bit < 4; bit += 1) value |= (votes[digit * 4 + bit] ?? 0) > 0 ? 1 << bit : 0;
    hash += value.toString(16);
  }
  return hash;
}

function addVotes(votes: Int32Array, from: number, hash: number): void {
  for (let bit = 0; bit < 32; bit += 1) {
    votes[from + bit] = (votes[from + bit] ?? 0) + ((hash >>> bit) & 1 ? 1 : -1);
  }
}

function fnv1a(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  // The last letters of FNV-1a reach the upper bits only in part.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
