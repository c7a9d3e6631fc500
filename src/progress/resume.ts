import type { Progress } from './progress.ts';
import { findReady, type IndexedResource } from './ready.ts';
import type { StepIndex } from './steps.ts';
import { isolate } from '../text/text-direction.ts';

/** One line of what a reader may continue with, ready to be shown without an index. */
export interface ResumeItem {
  /** The step: its code and the number of its line; absent where it is a resource alone. */
  stop?: { code: string; line: number };
  /** What comes before the link. */
  lead: string;
  title: string;
  /** The language of the title, if that is not the language of the catalog. */
  lang?: string;
  href: string;
  /** What comes after it, if anything. */
  tail?: string;
}

/** The most paths to continue with, and the most lines in all. */
const most = { paths: 3, lines: 5 };

/** What the home page offers to continue with: the latest paths, then resources that are ready now. */
export function findResumeItems(
  progress: Progress,
  steps: StepIndex,
  resources: IndexedResource[],
): ResumeItem[] {
  const ready = findReady(progress, steps, resources);
  const onPaths = ready.flatMap((item): ResumeItem[] => {
    if (!('step' in item)) return [];
    const { path, step } = item;
    const stop = { code: step.code, line: path.line };
    const lead = `Step ${step.code} of ${isolate(path.title)}: `;
    return [{ stop, lead, title: step.title, href: step.href }];
  });
  const alone = ready.flatMap((item): ResumeItem[] => {
    if (!('resource' in item)) return [];
    const after = item.after.map(({ title }) => isolate(title)).join(', ');
    const { title, lang, href } = item.resource;
    return [
      {
        lead: 'Ready for you: ',
        title,
        ...(lang && { lang }),
        href,
        tail: ` (builds on ${after})`,
      },
    ];
  });
  return [...onPaths.slice(0, most.paths), ...alone].slice(0, most.lines);
}
