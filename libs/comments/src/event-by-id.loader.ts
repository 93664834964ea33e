import type { Viewer } from '#accounts';
import { batch, byKey } from '#graphql';
import type { CollectionEvent } from './collection-event.entity.js';
import { eventsSeen } from './events-seen.js';

/** An event by its id; null when there is none that the viewer may see. */
export const eventSeen = batch<string, CollectionEvent | null>(async (ids, { db, viewer }) => {
  if (!(viewer as Viewer).may('event.read')) return ids.map(() => null);
  // The day matters only to a filter by point, and there is none.
  const found = eventsSeen(db.manager, viewer as Viewer, {}, '').andWhere('e.id = any(:ids::uuid[])', {
    ids,
  });
  return byKey(ids, await found.getMany(), (event) => event.id);
});
