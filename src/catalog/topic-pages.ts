import type { Group, Placement, Section, Topic } from './catalog.ts';
import { deriveOnce } from '../text/derive-once.ts';

/** As many rows and headings as one round trip carries beside the rest of the page. */
const ROWS_OF_A_PAGE = 40;
/** A topic that is little longer stays whole: nobody turns a page for a few rows. */
const ROWS_OF_A_WHOLE = 48;
/** Fewer rows of a section at the end of a page are not worth cutting it. */
const FEW_ROWS = 8;

/** One page of a topic: whole sections, or a part of one that alone is longer than a page. */
export interface TopicPage {
  /** From 1. */
  number: number;
  href: string;
  topic: Topic;
  parts: SectionPart[];
  /** All that is in its parts. */
  placements: Placement[];
}

interface SectionPart {
  section: Section;
  groups: Group[];
  /** Whether it began on an earlier page. */
  continues: boolean;
}

/** The pages of a topic; at least one. */
export const findTopicPages = deriveOnce((topic: Topic): TopicPage[] => {
  const pages = splitSections(topic.sections);
  return pages.map((parts, i) => ({
    number: i + 1,
    href: i === 0 ? topic.href : `${topic.href}${i + 1}/`,
    topic,
    parts,
    placements: parts.flatMap(({ groups }) => groups.flatMap((group) => group.placements)),
  }));
});

/** Gives the sections beyond the first page of a topic the address of their page, once everything is in its place. */
export function leadToPages(topic: Topic): void {
  for (const { href, parts } of findTopicPages(topic))
    for (const { section, continues } of parts)
      if (section.id !== undefined && !continues) section.href = `${href}#${section.id}`;
}

function splitSections(sections: Section[]): SectionPart[][] {
  const whole = sections.map((section) => ({ section, groups: section.groups, continues: false }));
  const total = sections.reduce((sum, section) => sum + sizeOf(section), 0);
  if (total <= ROWS_OF_A_WHOLE) return [whole];
  const pages: SectionPart[][] = [[]];
  let left = ROWS_OF_A_PAGE;
  const turn = () => {
    pages.push([]);
    left = ROWS_OF_A_PAGE;
  };
  for (const section of sections) {
    const isLong = sizeOf(section) > ROWS_OF_A_PAGE;
    const begins = pages.at(-1)?.length === 0;
    if (!begins && (isLong ? left <= FEW_ROWS : sizeOf(section) > left)) turn();
    for (let from = 0; from === 0 || from < section.placements.length;) {
      if (from > 0) turn();
      const rows = section.placements.slice(from, from + Math.max(1, left - 1));
      pages.at(-1)?.push({ section, groups: groupsOf(section, rows), continues: from > 0 });
      left -= rows.length + 1;
      from += Math.max(1, rows.length);
    }
  }
  return pages;
}

/** The rows of a section and its heading. */
function sizeOf({ placements }: Section): number {
  return placements.length + 1;
}

/** The groups of a section with only these rows. */
function groupsOf({ groups }: Section, rows: Placement[]): Group[] {
  const shown = new Set(rows);
  return groups
    .map((group) => ({ ...group, placements: group.placements.filter((own) => shown.has(own)) }))
    .filter(({ placements }) => placements.length > 0);
}
