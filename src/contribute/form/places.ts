import type { Catalog } from '../../catalog/catalog.ts';

/** The places of a topic: `kvm/tutorials/` for a section, `books/video/channels` for a group of one. */
export interface TopicPlaces {
  topic: string;
  options: { value: string; label: string }[];
}

/** Every place that a resource can have, in the order of the topics. */
export function listPlaces({ topics }: Pick<Catalog, 'topics'>): TopicPlaces[] {
  return topics.map(({ id, title, sections }) => ({
    topic: title,
    options: sections.flatMap((section) => {
      const named = section.groups.filter((group) => group.id !== undefined);
      return [
        { value: `${id}/${section.id}/`, label: section.title },
        ...named.map((group) => ({
          value: `${id}/${section.id}/${group.id ?? ''}`,
          label: `${section.title} › ${group.title ?? ''}`,
        })),
      ];
    }),
  }));
}
