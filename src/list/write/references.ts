import { foldUrl } from '../../urls/folded-url.ts';
import { escapeText, escapeUrl } from './escape-text.ts';

/** Writes links: an address that was written before is a reference, as a list names each address once. */
export interface Links {
  link: (title: string, url: string) => string;
  /** The definitions of all references; empty if there are none. */
  definitions: () => string[];
}

/** Begins a list, in which no address is written yet. */
export function createLinks(): Links {
  const written = new Set<string>();
  const names = new Map<string, string>();
  return {
    link(title, url) {
      // As awesome-lint compares them, which also leaves out the name of an index.
      const key = foldUrl(url).replace(/\/index\.[a-z]+$/, '');
      if (!written.has(key)) {
        written.add(key);
        return `[${escapeText(title)}](${escapeUrl(url)})`;
      }
      const name = names.get(url) ?? `link-${names.size + 1}`;
      names.set(url, name);
      return `[${escapeText(title)}][${name}]`;
    },
    definitions: () => [...names].map(([url, name]) => `[${name}]: ${escapeUrl(url)}`),
  };
}
