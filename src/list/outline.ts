import { isBoilerplate, isContentsTitle } from './heading-names.ts';
import type { Node } from './markdown.ts';
import type { ReadEntry } from './read-entry.ts';

/** An entry with its place in the file. */
export interface Draft extends ReadEntry {
  /** What it was read of, whose links are left out with it. */
  nodes: Node[];
  line: number;
  column: number;
  /** Its id, if an exact list gives it. */
  id?: string;
  /** Fields of its placement that an exact list gives, and which of its placements it is. */
  givenHere?: Record<string, unknown>;
  placeHere?: number;
}

/** A heading of any form: of Markdown, a bold label, or a bullet that has entries below it. */
export interface Heading {
  title: string;
  line: number;
  /** 1 to 6 for headings; a label before a heading is half a level above it, other labels are below all. */
  depth: number;
  children: Heading[];
  entries: Draft[];
  /** What stands below it before its entries. */
  texts: string[];
  /** Those of them that have links, as Markdown with their links. */
  linked: Map<string, string>;
  /** Its id, if an exact list gives it. */
  id?: string;
  /** A text in emphasis before all others, in an exact list. */
  summary?: string;
  /** What it says as an entry, if it begins with a link. */
  link?: ReadEntry;
  /** The nodes of its title and of its texts. Their links are left out where these are not shown. */
  titleNode?: Node;
  nodes: Node[];
  /** Whether the table of contents stands below it, and what follows is the list itself. */
  hasContents: boolean;
  /** Entries below it are left out. */
  isBoilerplate: boolean;
}

/** Depths of what is below all headings. */
export const LABEL = 100;

export function createHeading(title: string, line: number, depth: number): Heading {
  return {
    ...{
      title,
      line,
      depth,
      children: [],
      entries: [],
      texts: [],
      linked: new Map(),
      nodes: [],
      hasContents: false,
    },
    // A bullet with such a name is about something else.
    isBoilerplate: depth <= LABEL && isBoilerplate(title),
  };
}

/** The nodes of the title and the texts of a heading. */
export function nodesOf({ titleNode, nodes }: Heading): Node[] {
  return titleNode ? [titleNode, ...nodes] : nodes;
}

/** Adds a heading below another one, and returns it. */
export function addHeading(parent: Heading, title: string, line: number, depth: number): Heading {
  const heading = createHeading(title, line, depth);
  heading.isBoilerplate ||= parent.isBoilerplate;
  parent.children.push(heading);
  return heading;
}

/** Headings and all below them, without recursion. */
export function* walkHeadings(from: Heading[]): Generator<Heading> {
  const open = [...from];
  for (let heading = open.pop(); heading; heading = open.pop()) {
    yield heading;
    for (const child of heading.children) open.push(child);
  }
}

/** A heading that becomes a topic, with the one above it that holds several. */
export interface TopicHeading {
  heading: Heading;
  part?: string;
}

/** A heading with this share of all entries below others only holds topics. */
const MOST = 0.6;
const FEWEST_TOPICS = 6;
/** It may have a few of its own. */
const MOST_OWN = 0.1;
/** A topic has sections, and they have groups. */
const DEEPEST_OUTLINE = 3;

/**
 * The headings that are topics: the highest ones with entries. One that only holds others gives way to them: if it is
 * the only one, or if most of the list is below it.
 *
 * @param title the heading that names the list, which is the name of no part of it
 */
export function chooseTopics(root: Heading, title?: Heading): TopicHeading[] {
  nestYears(root);
  const counts = countEntries(root);
  const total = counts.get(root) ?? 0;
  const filled = (heading: Heading) => heading.children.filter((child) => counts.get(child)! > 0);
  let topics: TopicHeading[] = open({ heading: root });
  // Each round is a level deeper.
  for (;;) {
    const [only] = topics;
    const holder = topics.find(({ heading }) => holdsMost(heading));
    if (topics.length === 1 && only && isHolder(only.heading)) topics = open(only);
    else if (holder)
      topics = topics.flatMap((topic) =>
        (topic === holder || topic.heading.entries.length === 0) &&
        topic.heading.depth === holder.heading.depth &&
        filled(topic.heading).some(({ title: name }) => !isYear(name))
          ? open(topic, topics.length > 1)
          : [topic],
      );
    else if (topics.some(({ heading }) => isContentsHeading(heading)))
      topics = topics.flatMap((topic) =>
        isContentsHeading(topic.heading) ? open(topic) : [topic],
      );
    else return topics;
  }

  /** Whether the list follows below the heading of its table of contents. */
  function isContentsHeading(heading: Heading): boolean {
    const children = filled(heading);
    const hasHeadings = children.length > 0 && children.every(({ depth }) => depth < LABEL);
    return heading.hasContents && heading.entries.length === 0 && hasHeadings;
  }

  function holdsMost(heading: Heading): boolean {
    const count = counts.get(heading) ?? 0;
    if (count < total * MOST || heading.entries.length > count * MOST_OWN) return false;
    const children = filled(heading).filter(({ depth }) => depth < LABEL);
    if (children.every(({ title: name }) => isYear(name))) return false;
    const isDeep = children.length > 1 && depthOf(heading) > DEEPEST_OUTLINE;
    return isDeep || children.length >= FEWEST_TOPICS || children.some(holdsMost);
  }

  /** How many levels of headings with entries there are, with this one. */
  function depthOf(heading: Heading): number {
    return 1 + Math.max(0, ...filled(heading).map(depthOf));
  }

  function isHolder(heading: Heading): boolean {
    const children = filled(heading);
    if (heading.depth >= LABEL || children.every(({ depth }) => depth >= LABEL)) return false;
    return heading.entries.length < counts.get(heading)! / 2;
  }

  /** The topics below a heading. Its own entries are one beside them, with the groups that stand among them. */
  function open({ heading }: TopicHeading, withPart = false): TopicHeading[] {
    const children = filled(heading);
    const headings = children.filter(({ depth }) => depth < LABEL);
    const isPart = withPart && heading !== title && !isContentsTitle(heading.title);
    const below = headings.length > 0 || heading.entries.length > 0 ? headings : children;
    const rest = children.filter((child) => !below.includes(child));
    const topics = below.map((child) => ({
      heading: child,
      ...(isPart && { part: heading.title }),
    }));
    if (heading.entries.length === 0 && rest.length === 0) return topics;
    return [{ heading: { ...heading, children: rest } }, ...topics];
  }
}

/** Whether a title is a year or another number, which says nothing without the heading above it. */
function isYear(title: string): boolean {
  return !/\p{L}/u.test(title);
}

/** Puts headings such as "2024" below the heading without entries in front of them, if they are of the same level. */
function nestYears(root: Heading): void {
  for (const parent of walkHeadings([root])) {
    let above: Heading | undefined;
    parent.children = parent.children.filter((child) => {
      if (above?.depth === child.depth && isYear(child.title)) above.children.push(child);
      else above = child.entries.length + child.children.length === 0 ? child : undefined;
      return above === undefined || above === child;
    });
  }
}

/** How many entries each heading has with all below it. */
function countEntries(root: Heading): Map<Heading, number> {
  const counts = new Map<Heading, number>();
  const count = (heading: Heading): number => {
    const own = heading.isBoilerplate ? 0 : heading.entries.length;
    const sum = heading.children.reduce((all, child) => all + count(child), own);
    counts.set(heading, sum);
    return sum;
  };
  count(root);
  return counts;
}
