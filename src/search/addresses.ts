/** The words of the last part of an address, to search for where no page is; empty if it has none. */
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

/** More of a query is no title. */
const LONGEST = 120;

/**
 * The address of the form, at `form`, on which somebody suggests a resource that a query did not find:
 * with the query as its title, or as its link where it is an address.
 */
export function formatSuggestAddress(form: string, query: string): string {
  const given = query.trim().replace(/\s+/g, ' ');
  const isAddress = /^https?:\/\/\S+$/i.test(given);
  const value = isAddress ? given : [...given].slice(0, LONGEST).join('');
  return `${form}?${new URLSearchParams({ [isAddress ? 'url' : 'title']: value }).toString()}`;
}
