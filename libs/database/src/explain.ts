import { CannotStart } from '#config';
import { placeOf, type Address } from './address.js';
import { sqlStateOf } from './constraint.js';
import { isTransient } from './retry.js';

/** One clear line for what went wrong while connecting or preparing the database; other errors come back as they are. */
export function explain(error: unknown, address: Address): unknown {
  if (error instanceof CannotStart) return error;
  const { user, database } = address.options;
  const where = placeOf(address);
  const said = error instanceof Error ? error.message : String(error);
  const line = (english: string, chinese: string) => new CannotStart(english, chinese, { cause: error });
  const { code } = (error ?? {}) as { code?: string };
  switch (sqlStateOf(error)) {
    case '28P01':
      return line(`The database at ${where} refuses the password of "${user}".`, '数据库密码错误。');
    case '28000':
      return line(`The database at ${where} does not let "${user}" in: ${said}.`, '数据库不允许该角色登录。');
    case '3D000':
      return line(
        `There is no database "${database}" at ${where}; create it with: createdb ${database}.`,
        '数据库不存在，请先创建。',
      );
    case '42501':
      return line(
        `The role "${user}" lacks a right it needs at ${where}: ${said}. Migrations need the database's owner: set DATABASE_OWNER_URL.`,
        '数据库角色权限不足，迁移须用数据库所有者（DATABASE_OWNER_URL）。',
      );
    case '53300':
      return line(`The database at ${where} has no connection left.`, '数据库连接数已满。');
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return line(`The database's host in ${where} is not known: ${said}.`, '找不到数据库主机。');
  if (/does not support SSL|self.signed|certificate/i.test(said))
    return line(`No TLS with the database at ${where}: ${said}.`, '无法与数据库建立 TLS 连接。');
  if (isTransient(error) || code === 'ENOENT' || code === 'EACCES')
    return line(`The database at ${where} does not answer: ${said || code}.`, '无法连接数据库。');
  return error;
}
