import type pg from 'pg';
import { parse } from 'pg-connection-string';
import { CannotStart } from '#config';

/** One server of a database address. */
export interface Target {
  host: string;
  port: number;
}

/** Where and as whom to connect. With several targets the one that takes writes is sought. */
export interface Address {
  targets: Target[];
  /** user, password, database, ssl and what else the address says, for node-postgres. */
  options: pg.ClientConfig & { database: string; user: string };
}

/**
 * Reads `postgres://user:password@host1:5432,host2:5433/database?sslmode=…`, which node-postgres and URL do not.
 * @throws CannotStart without repeating the address: it holds a password.
 */
export function readAddress(url: string): Address {
  const match = /^(postgres(?:ql)?:\/\/(?:[^@/?]*@)?)([^/?]*)(\/[^?]+)(\?.*)?$/.exec(url);
  if (!match) throw unreadable();
  const [, head, hosts, database, query = ''] = match;
  try {
    const { host, port, target_session_attrs, ...options } = parse(
      `${head}host.invalid${database}${query}`,
    ) as Record<string, any>;
    const given = host === 'host.invalid' ? hosts! : [host, port].filter(Boolean).join(':');
    return {
      targets: given.split(',').map((text) => readTarget(text, port)),
      options: { ...options, user: options.user || 'postgres', database: options.database },
    };
  } catch (error) {
    throw error instanceof CannotStart ? error : unreadable(error);
  }
}

/** The same address for another role, and another database if one is given. */
export function addressFor(
  address: Address,
  role: Partial<Pick<pg.ClientConfig, 'user' | 'password' | 'database'>>,
): Address {
  return { ...address, options: { ...address.options, ...role } as Address['options'] };
}

/** `host:port/database` for messages; never the password. */
export function placeOf({ targets, options }: Address): string {
  return `${targets.map(({ host, port }) => `${host}:${port}`).join(',')}/${options.database}`;
}

function readTarget(text: string, fallbackPort?: string): Target {
  const match = /^(\[[^\]]+\]|[^:]*)(?::(\d{1,5}))?$/.exec(text);
  if (!match) throw unreadable();
  const host = decodeURIComponent(match[1]!.replace(/^\[|\]$/g, '')) || 'localhost';
  return { host, port: Number(match[2] ?? (fallbackPort || 5432)) };
}

function unreadable(cause?: unknown): CannotStart {
  return new CannotStart(
    'The database address cannot be read; it should look like postgres://user:password@host:5432/database, with special characters in the password written as %XX.',
    '数据库地址无法识别，密码中的特殊字符请写成 %XX。',
    { cause },
  );
}
