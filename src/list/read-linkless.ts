import type { InlineText } from './inline-text.ts';
import { findChannel } from './find-channel.ts';
import { cutMarks } from './marks.ts';
import type { Draft, Heading } from './outline.ts';
import { readTitle } from './read-title.ts';
import { cutAtInitials } from './references.ts';
import { readLevel } from './read-level.ts';
import { type Node, startOf } from './markdown.ts';

/** What may stand behind a bold or quoted title: nothing, brackets, a dash, authors, or a network. */
const BEHIND = /^(?:$|[([]|[-–—:]\s|by\s|on\s|[⭐🌟★])/iu;
/** A longer text in bold, of which nothing more is said, is a remark. */
const LONGEST_NAME = 60;
const DATED = /^.{8,}\((?:18|19|20)\d{2}[a-z]?\)?[,.]?(?:\s|$)/u;

/** Whether a bullet without a link begins like one that recommends something: with a bold or quoted title, or dated. */
export function isNamed({ text, spans }: InlineText): boolean {
  const plain = cutMarks(text, 'start').text;
  const offset = text.length - plain.length;
  const strong = spans.find(
    ({ kind, from, to }) => kind === 'strong' && from <= offset && to > offset,
  );
  if (strong)
    return BEHIND.test(text.slice(strong.to).trim()) && !/[:：?]$/u.test(text.slice(0, strong.to));
  const quoted = /^["“«][^"”»]{3,}["”»]\s*(.*)$/u.exec(plain);
  if (quoted) return BEHIND.test(quoted[1] ?? '') && quoted[1] !== '';
  return DATED.test(plain) || cutAtInitials(plain) !== undefined;
}

/** A bullet without a link, which is an entry if others around it are. */
export interface Linkless {
  heading: Heading;
  /** How many entries its heading had in front of it. */
  after: number;
  text: InlineText;
  node: Node;
  notes: { text: string; line: number }[];
}

/**
 * Whether a bullet without a link that names something is an entry. It is none if it defines a term or quotes what
 * somebody said, as in "**Crust** - The outside of bread."
 *
 * @param above the title above it, which may say that it is a channel
 */
export function isLinklessEntry({ text, notes }: Linkless, draft: Draft, above: string): boolean {
  if (draft.channel ?? findChannel(draft.title, [above])) return true;
  const plain = cutMarks(text.text, 'start').text;
  const strong = text.spans.find(({ kind }) => kind === 'strong');
  const quoted = /^["“«][^"”»]+["”»]/u.exec(plain)?.[0].length;
  const behind = strong ? text.text.slice(strong.to).trim() : plain.slice(quoted ?? 0).trim();
  if (!strong && quoted === undefined) return true;
  const isName = behind !== '' || notes.length > 0 || (!strong && plain.length <= LONGEST_NAME);
  return !/^[-–—:]\s/u.test(behind) && isName;
}

/** Fewer bullets without links that name authors or a year are examples. */
const FEWEST_CITED = 2;

/**
 * Makes entries of the bullets without links below a heading that has no others, if most of them name authors or a year.
 *
 * @returns the other bullets
 */
export function addCited(found: Linkless[]): Linkless[] {
  const byHeading = Map.groupBy(found, ({ heading }) => heading);
  return [...byHeading].flatMap(([heading, bullets]) => {
    if (heading.isBoilerplate || heading.depth === 0 || heading.entries.length > 0) return bullets;
    const drafts = bullets.map((bullet) => ({ bullet, draft: readLinkless(bullet) }));
    const isCited = ({ bullet: { text }, draft: { authors, year } }: (typeof drafts)[number]) =>
      (authors !== undefined || year !== undefined) && isNamed(text);
    const cited = drafts.filter(isCited);
    if (cited.length < FEWEST_CITED || cited.length * 2 <= drafts.length) return bullets;
    heading.entries = cited.map(({ draft }) => draft);
    return drafts.flatMap((one) => (isCited(one) ? [] : one.bullet));
  });
}

/** The entry that a bullet without a link is. */
export function readLinkless({ text, node, notes }: Linkless): Draft {
  const { line, column } = startOf(node);
  const { text: plain, marks } = cutMarks(text.text, 'end');
  const draft: Draft = { ...readTitle({ ...text, text: plain }), line, column, nodes: [] };
  const [, network] = /^on\s+([\p{L}\p{N}.]+)/u.exec(draft.summary ?? '') ?? [];
  if (draft.title.startsWith('#') && network !== undefined) {
    draft.channel = { network, name: draft.title };
    draft.kind = 'chat';
    delete draft.summary;
  }
  if (marks.length > 0) draft.marks = marks;
  for (const note of notes) {
    const level = readLevel(note.text);
    if (level && !draft.level) draft.level = level;
    else (draft.notes ??= []).push(note);
  }
  return draft;
}
