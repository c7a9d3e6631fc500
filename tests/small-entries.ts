import type { Entries } from '../src/catalog/catalog.ts';
import type { LearningPathData, StepData } from '../src/schema/learning-path.ts';
import type { ResourceData } from '../src/schema/resource.ts';
import type { SiteData } from '../src/schema/site.ts';

/** Made-up entries that resolve to a catalog: two topics, two paths, whatever resources a test needs. */
export function createEntries(
  resources: Record<string, Partial<ResourceData>>,
  more: Partial<Omit<Entries, 'resources'>> = {},
): Entries {
  return {
    site,
    topics: [
      {
        id: 'kvm',
        data: {
          title: 'KVM',
          summary: 'The hypervisor in Linux.',
          sections: [
            { id: 'documents', title: 'Documents' },
            {
              id: 'programs',
              title: 'Programs',
              order: ['zfirst', 'second'],
              groups: [
                { id: 'large', title: 'Large', order: ['qemu'] },
                { id: 'small', title: 'Small' },
              ],
            },
          ],
        },
      },
      {
        id: 'tools',
        data: {
          title: 'Tools',
          summary: 'What to work with.',
          sections: [{ id: 'measuring', title: 'Measuring' }],
        },
      },
    ],
    paths: [
      { id: 'reading', data: createPathData() },
      { id: 'writing', data: createPathData() },
    ],
    glossary: {},
    exceptions: [],
    records: [],
    ...more,
    resources: Object.entries(resources).map(([id, data]) => ({
      id,
      data: createResourceData(id, data),
    })),
  };
}

/** The same, of resources that say only their title, their address and their place, or what they are given. */
export function createSparseEntries(resources: Record<string, Partial<ResourceData>>): Entries {
  const entries = createEntries(resources);
  for (const { id, data } of entries.resources) {
    if (resources[id]?.kind === undefined) delete data.kind;
    if (resources[id]?.summary === undefined) delete data.summary;
  }
  return entries;
}

/** A resource named by its id in the first section of the first topic, unless told otherwise. */
function createResourceData(id: string, data: Partial<ResourceData> = {}): ResourceData {
  return {
    title: id,
    url: `https://${id}.example/`,
    kind: 'article',
    summary: 'A made-up resource.',
    placements: [{ topic: 'kvm', section: 'documents' }],
    ...data,
  };
}

/** A learning path with these steps, or with one activity. */
export function createPathData(steps: StepData[] = [createStep({})]): LearningPathData {
  return {
    title: 'A path',
    summary: 'From here to there.',
    audience: 'Everyone.',
    prerequisites: ['Nothing.'],
    outcomes: ['Something.'],
    steps,
  };
}

/** An activity, or the step that the fields make of it. */
export function createStep(fields: Partial<StepData>): StepData {
  const step = { kind: 'activity', id: 'do', title: 'Do', take: 'A thing.', done: 'It runs.' };
  return { ...step, ...fields } as StepData;
}

/** Entries that say no more than they must of the site, its topics, paths and steps. */
export function createTerseEntries(): Entries {
  const { name, tagline, language, address, base, topics, paths } = site;
  const entries = createEntries({ a: {} });
  return {
    ...entries,
    site: { name, tagline, language, address, base, topics, paths },
    topics: entries.topics.map(({ id, data: { title, sections } }) => ({
      id,
      data: { title, sections },
    })),
    paths: entries.paths.map(({ id, data: { title } }) => ({
      id,
      data: { title, steps: [{ kind: 'activity', id: 'do', title: 'Do' }] },
    })),
  };
}

/** Settings of a made-up site. */
export const site: SiteData = {
  name: 'Small',
  tagline: 'A small catalog',
  description: 'A made-up catalog.',
  covers: 'KVM',
  language: 'en',
  address: 'https://small.example',
  base: '/',
  repository: { url: 'https://git.example/small', branch: 'main', forge: 'github' },
  maintainer: { name: 'Nobody' },
  licence: { content: { name: 'CC0-1.0' }, code: { name: 'Apache-2.0' } },
  topics: ['kvm', 'tools'],
  paths: ['reading', 'writing'],
};
