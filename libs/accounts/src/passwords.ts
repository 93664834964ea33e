import { hash, verify } from '@node-rs/argon2';
import type { Text } from '#graphql';
import { newSecret } from './secret.js';

/** What hashing a password costs: KiB of memory, and passes over it. About 30 ms. */
export const COST = { memoryCost: 65_536, timeCost: 3 };

/** Fewest and most characters of a password. */
export const PASSWORD_LENGTH = { min: 12, max: 256 } as const;

/** Hashes and checks passwords with argon2id. */
export class Passwords {
  private nobodys?: Promise<string>;

  constructor(private readonly cost = COST) {}

  hash(password: string): Promise<string> {
    return hash(password.normalize('NFKC'), this.cost);
  }

  /** Whether it is the password. With no hash (no such account, or none chosen) it is not, and takes just as long. */
  async matches(password: string, hashed: string | null): Promise<boolean> {
    const nobodys = await (this.nobodys ??= this.hash(newSecret()));
    return (await verify(hashed ?? nobodys, password.normalize('NFKC'))) && hashed !== null;
  }
}

/** Pieces of which the passwords everyone tries first are made. */
const worn = [
  ...[
    'password',
    'passw0rd',
    'p@ssw0rd',
    'qwertyuiop',
    'qwerty',
    'asdfgh',
    'zxcvbn',
    '1qaz',
    '2wsx',
    '1q2w3e4r',
  ],
  ...[
    '0123456789',
    '123456789',
    '12345678',
    '123456',
    '87654321',
    '654321',
    '123123',
    '112233',
    '1234',
    '123',
  ],
  ...[
    'administrator',
    'admin',
    'letmein',
    'welcome',
    'iloveyou',
    'woaini',
    'abc',
    '5201314',
    'caifeng',
    'mima',
  ],
];

/** Why a password is not taken; null when it is. Length counts, and not being what everyone would try first. */
export function weaknessOf(password: string, username: string): Text | null {
  const text = password.normalize('NFKC').toLowerCase();
  const { min, max } = PASSWORD_LENGTH;
  const length = [...text].length;
  if (length < min || length > max)
    return { zh: `密码须为 ${min} 至 ${max} 个字符。`, en: `A password has ${min} to ${max} characters.` };
  const own = [username, ...worn].reduce((rest, piece) => rest.replaceAll(piece, ''), text);
  if ([...own].length < 4 || new Set(text).size < 5)
    return {
      zh: '这个密码太容易被猜到，请换一个（例如几个不相干的词）。',
      en: 'This password is among the first anyone would try; take another, such as a few unrelated words.',
    };
  return null;
}
