import type { Catalog } from '../catalog/catalog.ts';
import { deriveOnce } from '../text/derive-once.ts';
import { arrangeMap, type Arrangement } from './arrange.ts';
import { assignChannels, type Channels } from './channels.ts';
import { createMapPlan, type MapPlan } from './plan.ts';
import { routeLines, type Routes } from './route.ts';
import { assignSlots, type Slots } from './slots.ts';

/** Where everything on the map stands, before it has a size. */
export interface MapLayout {
  plan: MapPlan;
  arrangement: Arrangement;
  slots: Slots;
  routes: Routes;
  channels: Channels;
}

/** The layout of a map, made once: the page of every path on it shows it. */
export const layOutMap = deriveOnce((catalog: Pick<Catalog, 'paths' | 'topics'>): MapLayout => {
  const plan = createMapPlan(catalog);
  const arrangement = arrangeMap(plan);
  const slots = assignSlots(plan, arrangement);
  const routes = routeLines(plan, arrangement, slots);
  const channels = assignChannels(routes.lines, arrangement.rowCount);
  return { plan, arrangement, slots, routes, channels };
});
