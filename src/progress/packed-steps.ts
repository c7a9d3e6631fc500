import type { IndexedPath, IndexedStep, StepIndex } from './steps.ts';

/** The index as it is stored: what follows from a path and from the place of a step in it is left out. */
export interface PackedSteps extends Omit<StepIndex, 'paths'> {
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
