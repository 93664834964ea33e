import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new secret of 256 random bits, for a cookie or an API token. The database keeps its SHA-256 only. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a secret. One round is enough: nobody guesses 100 random bits. */
export function sha256(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

// No I, L, O and U: they are misread on paper.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A one-time code of 100 random bits, to be read from paper or a phone: `7QX2M-9ZK4T-…`. */
export function newOneTimeCode(): string {
  const code = Array.from(randomBytes(20), (byte) => letters[byte % 32]).join('');
  return code.match(/.{5}/g)!.join('-');
}

/** What the database keeps of a one-time code, however it was typed: small letters, without dashes, O for 0, l for 1. */
export function oneTimeHash(typed: string): string {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return sha256(code).toString('hex');
}

/** Whether two hashes are the same, taking as long when they differ early as when late. */
export function sameHash(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
