import { readFileSync } from 'node:fs';

/** The facts of the list that the catalog grew out of, read from `source-list.json`. */
export const list = JSON.parse(
  readFileSync(new URL('source-list.json', import.meta.url), 'utf8'),
) as SourceList;

/** Facts only, none of its sentences; `line` is where each stands in the list. */
interface SourceList {
  source: string;
  verified: string;
  counts: Record<string, number>;
  topics: {
    id: string;
    title: string;
    sections: { id: string; title: string; groups: { id: string; title: string }[] }[];
  }[];
  listings: Listing[];
  studyBlocks: Pointer[];
  pointers: Pointer[];
  paths: {
    id: string;
    title: string;
    steps: {
      line: number;
      kind: string;
      resources: string[];
      locator: string | null;
      readings: string[];
      deeper: string[];
    }[];
  }[];
  guides: { title: string; url: string }[];
  channels: string[];
}

export interface Listing {
  line: number;
  topic: string;
  section: string;
  group: string | null;
  title: string;
  resource: string;
  url: string | null;
  featured: boolean;
  level: { from: string; to: string } | null;
  authors: string[];
  moreAuthors: boolean;
  year: number | null;
  venue: string | null;
  language: string | null;
  channel: { network: string; server?: string; name: string } | null;
  locator: string | null;
  /** For each note of the listing the words that the resource's file must hold. */
  facts: string[][];
  /** Words from outside its notes. */
  aside: string[];
}

interface Pointer {
  line: number;
  resource: string;
  at: string[];
}
