import type { OutlineTopic } from '../../content/outline.ts';

/** Where a resource can be placed, as the form names it. */
export interface Place {
  /** `KVM › Programs › Small` */
  text: string;
  placement: { topic: string; section: string; group?: string };
}

/** Every section and every group of the topics, in their order, no two under one name. */
export function createPlaces(topics: OutlineTopic[]): Place[] {
  const places = topics.flatMap(({ id: topic, data }) =>
    data.sections.flatMap((section): Place[] => {
      const path = [data.title, section.title];
      const placement = { topic, section: section.id };
      return [
        { text: join(path), placement },
        ...(section.groups ?? []).map((group) => ({
          text: join([...path, group.title]),
          placement: { ...placement, group: group.id },
        })),
      ];
    }),
  );
  return places.map((place) => {
    const { topic, section, group } = place.placement;
    const isAlone = places.filter(({ text }) => text === place.text).length === 1;
    // Titles may stand twice, ids may not.
    return isAlone
      ? place
      : { ...place, text: `${place.text} (${[topic, section, group].filter(Boolean).join(', ')})` };
  });
}

function join(titles: string[]): string {
  return titles.join(' › ');
}
