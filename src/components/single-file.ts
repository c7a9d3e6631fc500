import type { LearningPath, Resource, Step } from '../catalog/catalog.ts';

/**
 * Lays a learning path out as one page: a resource is shown in full at its first step, and every
 * other mention of it leads there.
 */
export function createSingleFile(path: LearningPath): SingleFilePath {
  const full = new Map<Resource, FullText>();
  for (const step of path.steps) {
    for (const { resource } of step.resources) {
      // Ids are lower case and codes are not, so that no step and no heading has the same anchor.
      if (!full.has(resource)) full.set(resource, { step, anchor: `${step.code}-${resource.id}` });
    }
  }
  const placed = new Set<Resource>();
  const steps = path.steps.map((step) => ({
    step,
    resources: step.resources.map(({ resource, locator }) => {
      const first = !placed.has(resource);
      placed.add(resource);
      return { resource, locator, first, full: full.get(resource) };
    }),
    companions: step.companions.map((resource) => ({ resource, full: full.get(resource) })),
  }));
  const anchors = new Map([
    ...path.steps.map(({ href, id }): [string, string] => [href, `#${id}`]),
    ...[...full].flatMap(([{ href, retired }, { anchor }]) =>
      [href, ...(retired ? [retired.page] : [])].map((own): [string, string] => [
        own,
        `#${anchor}`,
      ]),
    ),
  ]);
  return { steps, anchors };
}

interface SingleFilePath {
  steps: SingleFileStep[];
  /** Addresses of the site that this page holds itself, and the fragment where it does. */
  anchors: Map<string, string>;
}

export interface SingleFileStep {
  step: Step;
  /** The resources of the step; only at its first mention is one shown in full. */
  resources: (Mention & { locator: string | undefined; first: boolean })[];
  companions: Mention[];
}

interface Mention {
  resource: Resource;
  /** Where on the page the resource is shown in full, if anywhere. */
  full: FullText | undefined;
}

interface FullText {
  step: Step;
  anchor: string;
}
