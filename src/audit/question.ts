import type { Catalog } from '../catalog/catalog.ts';

/** Something that a curator asks of the whole catalog now and then. Its answer is never an error. */
export interface Question {
  /** Its name in data and addresses; a promise. */
  name: string;
  title: string;
  /** What it means to readers, in a sentence. */
  why: string;
  /** What to do about it. */
  advice: string;
  /** `today` is a day as `YYYY-MM-DD`. */
  ask: (catalog: Catalog, today: string) => Answered;
}

/** What the catalog answers. */
export interface Answered {
  /** The numbers in a sentence. */
  says: string;
  /** What there is to do, that first which helps most. */
  findings: Finding[];
}

/** One thing that a question is about. */
export interface Finding {
  /** What it is called. */
  title: string;
  /** The language of its title, if that is not the language of the catalog. */
  lang?: string | undefined;
  /** Where readers meet it, if it has a page. */
  href?: string;
  /** The content file that says so, if one does. */
  file?: string;
  /** What was found, to be read behind the title; may be empty. */
  says: string;
}

/** A question with its answer. */
export type Answer = Omit<Question, 'ask'> & Answered;
