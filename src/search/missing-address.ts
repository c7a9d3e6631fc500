/**
 * The words of the last part of an address, to search for where no page is; empty if it has none. Apart from what
 * search itself loads, as one file for both would be one more request before the first results.
 */
export function wordsOfAddress(pathname: string): string {
  const last = pathname.split('/').findLast((part) => part !== '') ?? '';
  const words = decode(last)
    .replace(/\.[a-z]{2,5}$/i, '')
    .replace(/[-_+.\s]+/g, ' ')
    .trim();
  return /\p{L}/u.test(words) ? words : '';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%/g, ' ');
  }
}
