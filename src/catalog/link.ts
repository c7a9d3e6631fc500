import type { Health } from '../link-health/health.ts';
import type { Check } from '../link-health/record.ts';
import type { ExceptionData } from '../schema/exceptions.ts';

/** An address beyond the site, with what checks have found out about it. */
export interface Link {
  /** Without fragment. */
  url: string;
  host: string;
  health: Health;
  /** Whether readers should be told before they follow it. */
  matters: boolean;
  /** The newest checks, oldest first. */
  checks: Check[];
  /** What names it, each once; nothing where a running text does. */
  namedBy: Naming[];
  /** Why it is not asked, where content says so. */
  exception: ExceptionData | undefined;
  /** What else leads to the same content. */
  copy: Copy | undefined;
}

/** What names a link, and the page about it. */
export interface Naming {
  title: string;
  /** The language of the title, if that is not the language of the catalog. */
  lang?: string;
  href: string;
  /** Its id, where it is a resource. */
  resource: string | undefined;
  /** Whether it names the link as its archived copy. */
  asCopy: boolean;
}

/** A copy of a page in an archive. */
export interface Copy {
  url: string;
  /** Date on which it was archived. */
  captured: string;
  host: string;
  health: Health;
}

/** The links of a catalog. */
export interface Links {
  /** By host, then address. */
  all: Link[];
  /** When the newest check of all was; none where nothing was ever checked. */
  checked: string | undefined;
  /** The link of an address, with or without fragment. */
  find: (url: string) => Link;
}
