import { lstat, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { LARGEST_REVIEW, reviewSchema, type Review } from './review.ts';

/**
 * Reads a review that a stranger's run has made. What is too large is not opened, what is no plain file is not
 * followed, and what is not exactly a review is none. Throws with what is wrong, in our words.
 */
export async function readReview(file: string): Promise<Review> {
  const found = await lstat(file);
  if (!found.isFile()) throw new Error('The review is no file.');
  if (found.size > LARGEST_REVIEW)
    throw new Error(`The review has ${found.size} bytes, and ${LARGEST_REVIEW} are the most.`);
  const text = await readFile(file, 'utf8');
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Error('The review is no JSON.');
  }
  const { success, data: review, error } = reviewSchema.safeParse(data);
  if (!success) throw new Error(`The review is not what it should be: ${describe(error)}.`);
  return review;
}

/** Where it differs; not what stands there. */
function describe({ issues }: z.ZodError): string {
  return issues
    .slice(0, 3)
    .map(({ path, code }) => `${code} at "${path.map(cleanKey).join('.')}"`)
    .join(', ');
}

function cleanKey(key: PropertyKey): string {
  return String(key)
    .replaceAll(/[^\w-]/g, '?')
    .slice(0, 40);
}
