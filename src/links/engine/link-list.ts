import { randomBytes } from 'node:crypto';
import { escapeHtml } from '../../text/escape-html.ts';

/** linkinator takes quadratic time for the links of one page. */
const PAGE_LENGTH = 500;

/** Creates the pages that link to all addresses, from which linkinator learns what to ask. */
export function createLinkList(addresses: string[]): LinkList {
  // Answered by our own dispatcher only: `.invalid` never belongs to anybody, and nobody can lead us there.
  const origin = `http://${randomBytes(16).toString('hex')}.invalid`;
  const pages = new Map<string, string[]>();
  for (let from = 0; from < addresses.length; from += PAGE_LENGTH) {
    pages.set(`${origin}/${pages.size}`, addresses.slice(from, from + PAGE_LENGTH));
  }
  return {
    pages: [...pages.keys()],
    pageAt(address) {
      const links = pages.get(address);
      return links?.map((url) => `<a href="${escapeHtml(url)}"></a>`).join('\n');
    },
  };
}

export interface LinkList {
  /** Addresses of the pages. */
  pages: string[];
  /** The HTML of a page; undefined for an address that is none. */
  pageAt: (address: string) => string | undefined;
}
