import { showHiddenCharacters } from '../../text/hidden-character.ts';
import type { Issue } from '../../source/issue.ts';
import type { Change } from '../change.ts';
import type { AdviceFile, LinkAdvice } from '../../links/publish/link-advice.ts';
import { most, reviewSchema, type Review, type Stage } from './review.ts';

/** What is known of a change, whole. */
export interface Findings {
  pull: number | undefined;
  issues: Issue[];
  advice: Issue[];
  changes: Change[];
  links: AdviceFile | undefined;
  guarded: string[];
  /** What could not be determined. */
  incomplete: Stage[];
  cards: string[];
  site: boolean;
}

/** Together the parts stay below the largest review. */
const KB = 1024;

const urgency: LinkAdvice['judgement'][] = ['fails', 'advises', 'passes'];

/** Makes a review of what is known: as much of it as fits, and how much there is. */
export function createReview({ pull, links, ...found }: Findings): Review {
  return reviewSchema.parse({
    version: 1,
    ...(pull !== undefined && { pull }),
    issues: firstOf(found.issues.map(tellIssue), most.issues, 60 * KB),
    advice: firstOf(found.advice.map(tellIssue), most.issues, 40 * KB),
    changes: firstOf(found.changes.map(boundChange), most.changes, 90 * KB),
    ...(links && {
      links: { offline: links.offline, ...firstOf(sortLinks(links), most.links, 40 * KB) },
    }),
    ...(found.incomplete.length > 0 && { incomplete: found.incomplete }),
    guarded: firstOf(found.guarded.map(cutPath), most.files, 20 * KB),
    cards: found.cards.slice(0, most.cards),
    site: found.site,
  });
}

function tellIssue({
  file,
  line,
  column,
  code,
  message,
}: Issue): Review['issues']['first'][number] {
  return {
    file: cutPath(file),
    line,
    column,
    code,
    message: showHiddenCharacters(message).slice(0, 1000),
  };
}

/** A change of a hundred sections is told by the first of them. */
function boundChange({ id, formerId, title, pieces, ...change }: Change): Change {
  return {
    ...change,
    id: id.slice(0, 120),
    ...(formerId !== undefined && { formerId: formerId.slice(0, 120) }),
    title: title.slice(0, 400),
    pieces: pieces
      .slice(0, 200)
      .map((piece) =>
        typeof piece === 'object' && 'id' in piece
          ? { ...piece, id: piece.id.slice(0, 120) }
          : piece,
      ),
  };
}

function sortLinks({ links }: AdviceFile): LinkAdvice[] {
  return links.toSorted((a, b) => urgency.indexOf(a.judgement) - urgency.indexOf(b.judgement));
}

/** As much of a list as is told, by items and by bytes, and how long it is. */
function firstOf<T>(list: T[], length: number, bytes: number): { count: number; first: T[] } {
  let size = 0;
  const first = list
    .slice(0, length)
    .filter((item) => (size += Buffer.byteLength(JSON.stringify(item)) + 1) <= bytes);
  return { count: list.length, first };
}

function cutPath(file: string): string {
  return showHiddenCharacters(file).slice(0, 300);
}
