import {
  resourceKey,
  setMarks,
  stepKey,
  type Mark,
  type Marked,
  type Progress,
} from './progress.ts';

/** What a page needs to know of the catalog to show how far a reader is. */
export interface StepIndex {
  paths: IndexedPath[];
  /** From keys of marks that were renamed to those of today. */
  renamed: Record<string, string>;
  /** How many packs hold the resources; absent where one file holds all of them. */
  packs?: number;
}

export interface IndexedPath {
  id: string;
  title: string;
  letter: string;
  line: number;
  href: string;
  steps: IndexedStep[];
}

export interface IndexedStep {
  id: string;
  title: string;
  /** `A2`: letter of the path and place in it. */
  code: string;
  href: string;
  /** Ids of the resources that the step works with; none for a reading or an activity. */
  uses: string[];
  /** Ids of the resources to know before that other steps of the path work with, if there are any. */
  requires?: string[];
}

/** How a path stands. */
export interface PathStatus {
  counts: Record<Mark, number>;
  total: number;
  /** The step to continue with, see {@link findNextStep}. */
  next: IndexedStep | undefined;
  /** When a step of the path was last marked on it, in milliseconds since 1970 UTC; 0 if never. */
  at: number;
}

/** The mark of a resource, if it has one. */
export function markOfResource(progress: Progress, id: string): Mark | undefined {
  return toMark(progress.marks.get(resourceKey(id)));
}

/**
 * The mark of a step. A step and the resources it uses share their mark: the latest word counts.
 * Several resources give the step their mark when they agree, and make it `doing` when some are done.
 */
export function markOfStep(
  progress: Progress,
  path: string,
  step: Pick<IndexedStep, 'id' | 'uses'>,
): Mark | undefined {
  const own = progress.marks.get(stepKey(path, step.id));
  const given = markOfUses(progress, step.uses);
  return toMark(given && given.at > (own?.at ?? -1) ? given : own);
}

/**
 * Marks a step, and with it the resources that it uses, so that they are marked in other paths too.
 * A resource that further steps of the same path use (a book read in parts) is done with the last.
 */
export function markStep(
  progress: Progress,
  path: Pick<IndexedPath, 'id' | 'steps'>,
  step: Pick<IndexedStep, 'id' | 'uses'>,
  as: Marked['as'],
  now: number,
): Progress {
  const others = (id: string) =>
    path.steps.filter((other) => other !== step && other.uses.includes(id));
  // As they are before the resource is marked, which would mark them too.
  const ofOthers = new Map(
    step.uses.map((id) => [
      id,
      others(id).map((other) => markOfStep(progress, path.id, other) ?? 'open'),
    ]),
  );
  let next = setMarks(progress, [stepKey(path.id, step.id)], as, now);
  for (const [id, before] of ofOthers) {
    const agreed = before.every((mark) => mark === as);
    next = setMarks(next, [resourceKey(id)], agreed ? as : 'doing', now);
    if (agreed) continue;
    // The other steps keep what they were.
    for (const [i, other] of others(id).entries())
      next = setMarks(next, [stepKey(path.id, other.id)], before[i] ?? 'open', now);
  }
  return next;
}

/**
 * The step of a path to continue with; `undefined` if all are done or skipped. It is the first open step
 * whose prerequisites on the path are met, else the first open one. Prerequisites outside the path do
 * not hold a reader up: they belong to the prerequisites of the path.
 */
export function findNextStep(
  progress: Progress,
  { id, steps }: Pick<IndexedPath, 'id' | 'steps'>,
): IndexedStep | undefined {
  const open = steps.filter((step) => isOpen(markOfStep(progress, id, step)));
  const isReady = ({ requires = [] }: IndexedStep) =>
    requires.every((other) => !isOpen(markOfResource(progress, other)));
  return open.find(isReady) ?? open[0];
}

/** Whether a mark leaves something to do: what is skipped is finished, too. */
export function isOpen(mark: Mark | undefined): boolean {
  return mark !== 'done' && mark !== 'skipped';
}

/** How far a reader is on a path. */
export function statusOf(progress: Progress, path: IndexedPath): PathStatus {
  const counts = { done: 0, doing: 0, skipped: 0 };
  let at = 0;
  for (const step of path.steps) {
    const mark = markOfStep(progress, path.id, step);
    if (mark) counts[mark] += 1;
    const own = progress.marks.get(stepKey(path.id, step.id));
    if (toMark(own)) at = Math.max(at, own?.at ?? 0);
  }
  return { counts, total: path.steps.length, next: findNextStep(progress, path), at };
}

/** The paths on which a step was marked and another is open, the latest first. */
export function findFollowed(
  progress: Progress,
  { paths }: StepIndex,
): { path: IndexedPath; next: IndexedStep }[] {
  return paths
    .map((path) => ({ path, ...statusOf(progress, path) }))
    .filter((status) => status.at > 0)
    .toSorted((a, b) => b.at - a.at)
    .flatMap(({ path, next }) => (next ? [{ path, next }] : []));
}

function markOfUses(progress: Progress, uses: string[]): Marked | undefined {
  const given = uses.map((id) => progress.marks.get(resourceKey(id)));
  const times = given.flatMap((mark) => mark?.at ?? []);
  if (times.length === 0) return undefined;
  const all = new Set(given.map((mark) => mark?.as ?? 'open'));
  const begun = all.has('done') || all.has('doing');
  const [only] = all;
  const as = all.size === 1 && only ? only : begun ? 'doing' : 'open';
  return { as, at: Math.max(...times) };
}

function toMark(marked: Marked | undefined): Mark | undefined {
  return marked && marked.as !== 'open' ? marked.as : undefined;
}

/** How far a reader is on a path, in a few words: `2 of 5 steps done, 1 skipped`. */
export function formatStatus({ counts, total }: Pick<PathStatus, 'counts' | 'total'>): string {
  const unit = total === 1 ? 'step' : 'steps';
  const done =
    total > 1 && counts.done === total
      ? `All ${total} steps`
      : `${counts.done} of ${total} ${unit}`;
  return `${done} done${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`;
}

/** What to continue with on a path: `Next: A3 KVM API tutorial`; empty where no step is open. */
export function formatNext({ next }: Pick<PathStatus, 'next'>): string {
  return next ? `Next: ${next.code} ${next.title}` : '';
}

/** How many of several resources are open, as `1 of 2 still open`. */
export function formatOpen(open: number, total: number): string {
  return open === 0 ? 'nothing left' : `${open} of ${total} left`;
}

/** The day of a time in milliseconds since 1970 UTC, where the reader is: `2026-02-15`. */
export function formatDay(at: number): string {
  const day = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** The index as it is stored: what follows from a path and from the place of a step in it is left out. */
interface PackedSteps extends Omit<StepIndex, 'paths'> {
  paths: (Omit<IndexedPath, 'steps'> & { steps: PackedStep[] })[];
}

type PackedStep = Omit<IndexedStep, 'code' | 'href' | 'uses'> & { uses?: string[] };

/** Leaves out what {@link unpackSteps} finds again: `/progress/steps.json`. */
export function packSteps({ paths, ...index }: StepIndex): PackedSteps {
  return {
    ...index,
    paths: paths.map((path) => ({
      ...path,
      steps: path.steps.map(({ code: _code, href: _href, uses, ...step }) => ({
        ...step,
        ...(uses.length > 0 && { uses }),
      })),
    })),
  };
}

/** The index with the codes and addresses of all steps. */
export function unpackSteps({ paths, ...index }: PackedSteps): StepIndex {
  return {
    ...index,
    paths: paths.map((path) => ({
      ...path,
      steps: path.steps.map(({ uses = [], ...step }, i) => ({
        ...step,
        code: `${path.letter}${i + 1}`,
        href: `${path.href}#${step.id}`,
        uses,
      })),
    })),
  };
}
