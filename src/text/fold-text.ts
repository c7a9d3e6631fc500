/** Words in small letters with single spaces between them; signs are left out, marks of letters stay. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Stands in a listed title for the host of the page. */
export const HOST = '{host}';

/** A listed title folded, its `{host}` kept. */
export function foldTitle(title: string): string {
  return title.split(HOST).map(foldText).join(` ${HOST} `).trim();
}
