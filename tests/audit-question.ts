import type { Findings, Question } from '../src/audit/question.ts';
import type { Entries } from '../src/catalog/catalog.ts';
import { createCatalog } from '../src/catalog/create-catalog.ts';
import type { LearningPathData } from '../src/schema/learning-path.ts';
import type { ResourceData } from '../src/schema/resource.ts';
import { createEntries, createPathData, createStep } from './small-entries.ts';

/** The day of the audit in tests. */
export const today = '2026-11-28';

/** What a question finds in a small catalog of these resources. */
export function findIn(
  question: Question,
  resources: Record<string, Partial<ResourceData>>,
  more: Partial<Omit<Entries, 'resources'>> = {},
): Findings {
  return question.find(createCatalog(createEntries(resources, more), '/'), today);
}

/** The findings, each in a line. */
export function listFindings({ findings }: Findings): string[] {
  return findings.map(({ title, says }) => (says === '' ? title : `${title}: ${says}`));
}

/** Two paths, of which the first one has steps with these resources. */
export function pathsThrough(...steps: string[][]): Pick<Entries, 'paths'> {
  const data: LearningPathData = createPathData(
    steps.map((ids, i) =>
      createStep({
        kind: 'resource',
        id: `s${i}`,
        title: `Step ${i}`,
        resources: ids.map((id) => ({ id })),
      }),
    ),
  );
  return {
    paths: [
      { id: 'reading', data },
      { id: 'writing', data: createPathData() },
    ],
  };
}

/** The fields of a retired resource. */
export const retired = { status: 'deprecated', reason: 'It is gone.' } as const;
