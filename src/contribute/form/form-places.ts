import type { Catalog } from '../../catalog/catalog.ts';
import { listPlaces } from '../resource-fields.ts';

/** The places of each topic, by its title: value and label of each. */
export type FormPlaces = [topic: string, options: [value: string, label: string][]][];

/** Finds every place that a resource can have, as the form offers it. */
export function findFormPlaces({ topics }: Pick<Catalog, 'topics'>): FormPlaces {
  return topics.map((topic) => [
    topic.title,
    listPlaces([topic]).map(({ value, label }) => [value, label]),
  ]);
}
