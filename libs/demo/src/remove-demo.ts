import type { EntityManager } from 'typeorm';
import { sql, type Sql } from '#database';
import { audit, type Actor } from '#audit';

const authorities = sql`(select id from authority where is_demo)`;
const points = sql`(select id from contact_point where is_demo)`;
const accounts = sql`(select id from account where is_demo)`;
const regulations = sql`(select id from regulation where authority_id in ${authorities})`;
const drafts = sql`(select id from draft where regulation_id in ${regulations})`;
const consultations = sql`(select id from consultation where regulation_id in ${regulations})`;

/** Kept in tables of regulations; who refers to another comes first. */
const ofRegulations = [
  ...['feedback', 'decision', 'prepared_decision', 'opinion_return', 'submission_comment', 'submission'],
  ...['opinion_comment', 'opinion', 'opinion_group', 'resident_contact', 'comment_release'],
  ...['comment_redaction', 'comment_withdrawal', 'comment', 'idempotency_key'],
];

/** What else goes, in this order. */
const others: [table: string, where: Sql][] = [
  ['collection_event', sql`consultation_id in ${consultations} or contact_point_id in ${points}`],
  ['consultation_task', sql`consultation_id in ${consultations}`],
  ['consultation', sql`regulation_id in ${regulations}`],
  ['alignment_confirmation', sql`later_draft_id in ${drafts}`],
  ['alignment', sql`later_draft_id in ${drafts}`],
  ['provision', sql`draft_id in ${drafts}`],
  ['draft_publication', sql`draft_id in ${drafts}`],
  ['draft', sql`regulation_id in ${regulations}`],
  ['regulation_status', sql`regulation_id in ${regulations}`],
  ['opening_balance', sql`authority_id in ${authorities}`],
  [
    'audit',
    sql`regulation_id in ${regulations} or authority_id in ${authorities} or contact_point_id in ${points}
      or subject_kind = 'Account' and subject_id in ${accounts}`,
  ],
  ['regulation', sql`authority_id in ${authorities}`],
  [
    'role_grant',
    sql`authority_id in ${authorities} or contact_point_id in ${points} or account_id in ${accounts}`,
  ],
  ['session', sql`account_id in ${accounts}`],
  ['api_token', sql`account_id in ${accounts}`],
  ['designation', sql`authority_id in ${authorities} or contact_point_id in ${points}`],
  ['contact_point_parent', sql`contact_point_id in ${points}`],
  ['contact_point_district', sql`contact_point_id in ${points}`],
  ['minimum_window', sql`authority_id in ${authorities}`],
  ['contact_point', sql`is_demo`],
  ['authority', sql`is_demo`],
  ['account', sql`is_demo`],
];

/** Every table the demo may have rows in. A table added to the model is added above, or named in the spec as none of them. */
export const emptiedTables: string[] = [...ofRegulations, ...others.map(([table]) => table)];

/** What is not the demo's own and would fall with it: each as a reader would name it. */
const props: [what: string, found: Sql<{ name: string }>][] = [
  [
    'contact points that are not the demo’s, designated by its authority',
    sql`select distinct name from contact_point p join designation d on d.contact_point_id = p.id
      where not is_demo and d.authority_id in ${authorities}`,
  ],
  [
    'contact points that are not the demo’s, placed under one of its points',
    sql`select distinct name from contact_point p join contact_point_parent a on a.contact_point_id = p.id
      where not is_demo and a.parent_id in ${points}`,
  ],
  [
    'contact points that are not the demo’s, with a task in its consultations',
    sql`select distinct name from contact_point p join consultation_task t on t.contact_point_id = p.id
      where not is_demo and t.consultation_id in ${consultations}`,
  ],
  [
    'contact points that are not the demo’s, with comments on its drafts',
    sql`select distinct name from contact_point p join comment c on c.contact_point_id = p.id
      where not is_demo and c.regulation_id in ${regulations}`,
  ],
  [
    'authorities that are not the demo’s and designated one of its points',
    sql`select distinct name from authority a join designation d on d.authority_id = a.id
      where not is_demo and d.contact_point_id in ${points}`,
  ],
  [
    'regulations that are not the demo’s, on which its points were heard',
    sql`select distinct title as name from regulation r join comment c on c.regulation_id = r.id
      where r.authority_id not in ${authorities} and c.contact_point_id in ${points}
      union select distinct title from regulation r join opinion o on o.regulation_id = r.id
      where r.authority_id not in ${authorities} and o.contact_point_id in ${points}`,
  ],
  [
    'consultations that are not the demo’s, with a task for one of its points',
    sql`select distinct n.title as name from consultation n join consultation_task t on t.consultation_id = n.id
      where t.consultation_id not in ${consultations} and t.contact_point_id in ${points}`,
  ],
  [
    'opening balances of other authorities that name one of its points',
    sql`select distinct source as name from opening_balance
      where authority_id not in ${authorities} and contact_point_id in ${points}`,
  ],
  [
    'accounts that are not the demo’s, with a role in it',
    sql`select distinct username as name from account a join role_grant g on g.account_id = a.id
      where not is_demo and revoked_at is null and (g.authority_id in ${authorities} or g.contact_point_id in ${points})`,
  ],
];

/** Something real stands on the demo: it is not removed. */
export class DemoInUse extends Error {
  override readonly name = 'DemoInUse';

  constructor(
    /** What stands on it, a line each. */
    readonly reasons: string[],
  ) {
    super(`The demo was not removed, as something else rests on it:\n${reasons.join('\n')}`);
  }
}

/**
 * Takes the demo out: everything under its authority, its points and its accounts, whoever added it there. Only the
 * owner of the database may; `tx` is a transaction of theirs.
 * @returns how many rows went; 0 when there is no demo
 * @throws DemoInUse
 */
export async function removeDemo(tx: EntityManager, actor: Actor): Promise<number> {
  const [authority] = await sql<{ id: string }>`select id from authority where is_demo`.on(tx);
  const reasons: string[] = [];
  for (const [what, found] of props) {
    const names = (await found.on(tx)).map(({ name }) => name);
    if (names.length)
      reasons.push(`- ${what}: ${names.slice(0, 5).join('、')}${names.length > 5 ? ' …' : ''}`);
  }
  if (reasons.length) throw new DemoInUse(reasons);
  let removed = 0;
  const remove = async (table: string, where: Sql) => {
    removed += await sql`/* removeDemo */ delete from ${sql.id(table)} where ${where}`.affected(tx);
  };
  for (const table of ofRegulations) await remove(table, sql`regulation_id in ${regulations}`);
  for (const [table, where] of others) await remove(table, where);
  if (authority)
    await audit(tx, actor, {
      operation: 'demo.remove',
      subject: { kind: 'Authority', id: authority.id },
      after: { rows: removed },
    });
  return removed;
}
