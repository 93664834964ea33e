import type { EntityManager } from 'typeorm';
import type { BigKey } from '#graphql';
import { ResidentContact } from './resident-contact.entity.js';

/**
 * The one reader of residents' names and telephones, by the comment's id. Who calls it has checked that the reader is
 * entitled, or lets out nothing but texts from which they were masked.
 */
export async function residentContacts(
  manager: EntityManager,
  keys: readonly BigKey[],
): Promise<Map<string, ResidentContact>> {
  const contacts = await manager
    .createQueryBuilder(ResidentContact, 'k')
    .where('(k.regulation_id, k.comment_id) in (select * from unnest(:regulations::uuid[], :ids::uuid[]))', {
      regulations: keys.map((key) => key.regulationId),
      ids: keys.map((key) => key.id),
    })
    .getMany();
  return new Map(contacts.map((contact) => [contact.commentId, contact]));
}
