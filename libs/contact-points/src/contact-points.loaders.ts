import { batch, byKey } from '#graphql';
import { Authority } from './authority.entity.js';
import { ContactPoint } from './contact-point.entity.js';
import { In } from 'typeorm';

/** An authority by its id; null when there is none. Authorities are public. */
export const authorityById = batch<string, Authority | null>(async (ids, { db }) =>
  byKey(ids, await db.manager.findBy(Authority, { id: In([...ids]) }), (authority) => authority.id),
);

/** A contact point by its id; null when there is none. Points are public. */
export const contactPointById = batch<string, ContactPoint | null>(async (ids, { db }) =>
  byKey(ids, await db.manager.findBy(ContactPoint, { id: In([...ids]) }), (point) => point.id),
);

/** The ONLINE point of an authority, by the authority's id. */
export const onlinePointOf = batch<string, ContactPoint | null>(async (ids, { db }) =>
  byKey(
    ids,
    await db.manager.findBy(ContactPoint, { onlineForAuthorityId: In([...ids]) }),
    (point) => point.onlineForAuthorityId!,
  ),
);
