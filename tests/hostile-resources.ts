import { findHiddenCharacter } from '../src/text/hidden-character.ts';
import type { createResource } from './made-up-entries.ts';
import type { Plan } from './made-up-plan.ts';
import { hostileTexts } from './hostile-texts.ts';
import { at } from './made-up-text.ts';

type Resource = ReturnType<typeof createResource>;

/** The hostile texts that the check takes for what they are: texts. */
const taken = Object.values(hostileTexts)
  .map((text) => text.replaceAll(/\s+/g, ' ').trim())
  .filter((text) => text.length < 200 && findHiddenCharacter(text) === -1);

/** The resources with a hostile text in every field that holds one. */
export function makeHostile(resources: Resource[]): Resource[] {
  return resources.map((resource, i) => {
    const text = at(taken, i % taken.length);
    const short = text.slice(0, 70).trim();
    return {
      ...resource,
      title: i === 0 ? `كتاب عن ${text} (C++)` : `${text} ${i}`,
      ...(i === 0 && { language: 'ar' }),
      summary: `It says ${text}.`,
      takeaways: [`${text}.`],
      start: [{ at: short, note: `${text}.` }],
      featured: true,
      why: `${text}.`,
      authors: [short],
      venue: text,
      aliases: [`${short} ${i}`],
      caveats: [{ note: `${text}.` }],
      placements: resource.placements.map((place) => ({
        ...place,
        locator: short,
        note: `${text}.`,
      })),
    };
  });
}

/** Gives sections, steps and a path ids that pages and scripts use, or have used, for parts of their own. */
export function makeIdsHostile({ topics, resources, paths }: Plan): void {
  for (const topic of topics) {
    const ids = new Map(topic.sections.map(({ id }, i) => [id, at(idsOfPages, i)]));
    for (const section of topic.sections) section.id = ids.get(section.id) ?? section.id;
    for (const { placements } of resources)
      for (const place of placements)
        if (place.topic === topic.id) place.section = ids.get(place.section) ?? place.section;
  }
  for (const path of paths) {
    path.id = at(idsOfPages, 0);
    path.steps.forEach((step, i) => (step.id = at(idsOfPages, i)));
  }
}

const idsOfPages = [
  'main',
  'afterwards',
  'own',
  'keys-title',
  'top',
  'caches',
  'page',
  'body',
  'menu',
];

/** Headings whose ids would be those of sections, steps and parts of the page. */
export const hostileHeadings = '## Main\n\n## Main\n\n### page_main\n\n## !!!\n';

/** How many resources it takes for every text. */
export const hostileResources = taken.length;
