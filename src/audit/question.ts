import type { Catalog, Resource, Topic } from '../catalog/catalog.ts';

/** Something that a curator reviews in the whole catalog now and then. A finding is never an error. */
export interface Question {
  /** Its name in data and addresses; a promise. */
  name: string;
  title: string;
  /** What it means to readers, in a sentence. */
  why: string;
  advice: string;
  /** What differs where the catalog is a Markdown list, which has no files of its entries and says less of them. */
  ofLists?: {
    title?: string;
    why?: string;
    advice?: string;
    /** Whether the list says enough to look for what it lacks. */
    isKnown?: (catalog: Catalog) => boolean;
  };
  /** `today` is a day as `YYYY-MM-DD`. */
  find: (catalog: Catalog, today: string) => Findings;
}

/** What a question finds in a catalog. */
export interface Findings {
  /** The numbers in a sentence. */
  says: string;
  /** What there is to do, the most helpful first. */
  findings: Finding[];
}

/** One thing that a question is about. */
export interface Finding {
  title: string;
  /** The language of its title, if that is not the language of the catalog. */
  lang?: string | undefined;
  /** Its page, if it has one. */
  href?: string;
  /** The content file that says so, if one does. */
  file?: string;
  /** What was found, shown after the title; may be empty. */
  says: string;
}

export type Answer = Omit<Question, 'find' | 'ofLists'> & Findings;

/** A finding about a resource. */
export function ofResource({ id, title, lang, href }: Resource, says = ''): Finding {
  return { title, ...(lang && { lang }), href, file: `content/resources/${id}.yaml`, says };
}

/** A finding about a topic. */
export function ofTopic({ id, title, href }: Topic, says: string): Finding {
  return { title, href, file: `content/topics/${id}.mdx`, says };
}

/** The resources of a topic, each once. */
export function resourcesOf({ placements }: Pick<Topic, 'placements'>): Resource[] {
  return [...new Set(placements.map(({ resource }) => resource))];
}

/** The resources in the order in which readers meet them: those on most paths, then picks, then those in most places. */
export function sortByMostMet(resources: Resource[]): Resource[] {
  return resources.toSorted(
    (a, b) =>
      uses(b) - uses(a) ||
      Number(b.featured ?? false) - Number(a.featured ?? false) ||
      b.placements.length - a.placements.length,
  );
}

function uses({ steps, companionOf }: Resource): number {
  return steps.length + companionOf.length;
}
