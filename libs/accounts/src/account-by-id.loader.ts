import { In } from 'typeorm';
import { batch, byKey } from '#graphql';
import { Account } from './account.entity.js';

/** Accounts by id; null where there is none, as for what a command recorded. */
export const accountById = batch<string, Account | null>(async (ids, { db }) => {
  const accounts = await db.manager.findBy(Account, { id: In([...ids]) });
  return byKey(ids, accounts, (account) => account.id);
});
