import { ObjectType } from '@nestjs/graphql';
import type { EntityManager } from 'typeorm';
import { sql } from '#database';
import { Refusal } from '#graphql';

@ObjectType({
  implements: () => Refusal,
  description: 'Nobody would be left who administers everything.',
})
export class LastAdministrator extends Refusal {
  constructor() {
    super({
      zh: '这是最后一位平台管理员；请先把该角色授予另一个人。',
      en: 'This is the last administrator of everything; grant that role to somebody else first.',
    });
  }
}

/**
 * @throws LastAdministrator when nobody administers everything once `losing` (a grant's or an account's id) does not.
 * Locks them all, so that two who remove each other do so one after the other.
 */
export async function keepAnAdministrator(tx: EntityManager, losing: string): Promise<void> {
  const all = await platformAdministrators(tx);
  const left = all.filter(({ grantId, accountId }) => grantId !== losing && accountId !== losing);
  if (all.length && !left.length) throw new LastAdministrator();
}

/** Roles of those who administer everything and may sign in; locked until the end of the transaction. */
export function platformAdministrators(tx: EntityManager) {
  return sql<{ grantId: string; accountId: string }>`/* platformAdministrators */
    select g.id as "grantId", g.account_id as "accountId"
    from role_grant g join account a on a.id = g.account_id
    where g.role = 'ADMINISTRATOR' and g.authority_id is null and g.revoked_at is null and a.disabled_at is null
    order by g.id for update`.on(tx);
}
