import type { Viewer } from '#accounts';
import { atPoints } from '#contact-points';
import { batchWith, pagesByParent, type Page, type PageArgs } from '#graphql';
import type { CollectionEvent } from './collection-event.entity.js';
import { eventsSeen, lastHeldFirst } from './events-seen.js';

/** A page of events of each parent, and the day on which collection points are read. */
export interface EventsOf {
  page: PageArgs;
  today: string;
}

/** Events about a consultation, as far as the viewer may see them. */
export const eventsOfConsultation = batchWith<EventsOf, string, Page<CollectionEvent>>(
  async (ids, { page, today }, { db, viewer }) => {
    const found = eventsSeen(db.manager, viewer as Viewer, {}, today);
    const pages = await pagesByParent(found, 'e.consultationId', ids, page, lastHeldFirst);
    return ids.map((id) => pages.get(id)!);
  },
);

/** Events held by a point and its collection points of today, as far as the viewer may see them. */
export const eventsOfPoint = batchWith<EventsOf, string, Page<CollectionEvent>>(
  async (ids, { page, today }, { db, viewer }) => {
    const seen = eventsSeen(db.manager, viewer as Viewer, {}, today);
    const found = await atPoints(seen, 'e.contact_point_id', ids, { on: today });
    const pages = await pagesByParent(found, 'stands.top', ids, page, lastHeldFirst);
    return ids.map((id) => pages.get(id)!);
  },
);
