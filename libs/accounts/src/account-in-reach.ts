import type { EntityManager } from 'typeorm';
import { andWhere } from '#database';
import { no } from '#graphql';
import { Account } from './account.entity.js';
import { isVisible, isWithin } from './reach.sql.js';
import type { CurrentViewer as Viewer } from './viewer.js';

/** An account the viewer administers. @throws No when there is none within their scope */
export async function accountInReach(tx: EntityManager, viewer: Viewer, id: string): Promise<Account> {
  const found = tx.createQueryBuilder(Account, 'a').where('a.id = :id', { id });
  const account = await andWhere(found, isVisible(viewer.scope('account.manage'))).getOne();
  if (!account) throw no.notFound({ zh: '账号', en: 'Account' });
  return account;
}

/** The same, for what concerns the account as a whole. @throws No when it holds a role beyond the viewer's scope, too */
export async function accountWithin(tx: EntityManager, viewer: Viewer, id: string): Promise<Account> {
  const account = await accountInReach(tx, viewer, id);
  const whole = tx.createQueryBuilder(Account, 'a').where('a.id = :id', { id });
  if (!(await andWhere(whole, isWithin(viewer.scope('account.manage'))).getExists()))
    throw no.notAllowed({
      zh: '该账号在您的管理范围之外还有角色，请由平台管理员处理。',
      en: 'This account also holds roles beyond your reach; ask an administrator of everything.',
    });
  return account;
}
