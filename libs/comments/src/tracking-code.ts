import { createHash, randomBytes } from 'node:crypto';

/** Digits and capitals without 0, 1, I, L and O. Their number is prime: the check below rests on it. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const BASE = ALPHABET.length;
/** 17 characters carry 84 bits; the 18th is the check. */
const SECRET_LENGTH = 17;

/**
 * A new tracking code, such as `7KQ-M2D-9FX-3WT-HAB-C6Y`. With a `seed` of at least 80 random bits the same seed makes
 * the same code, so that a message sent twice has one answer though only the code's hash is kept.
 */
export function makeTrackingCode(seed?: string): string {
  const bytes = seed ? createHash('sha256').update(`tracking code ${seed}`).digest() : randomBytes(32);
  let rest = BigInt(`0x${bytes.toString('hex')}`);
  let secret = '';
  for (; secret.length < SECRET_LENGTH; rest /= BigInt(BASE)) secret += ALPHABET[Number(rest % BigInt(BASE))];
  return (secret + checkCharacter(secret)).replace(/(...)(?=.)/g, '$1-');
}

/**
 * SHA-256 of a code as typed: small letters, full-width characters, spaces and dashes do not matter. Null when it cannot
 * be a code: one wrong or two swapped characters are always found.
 */
export function trackingHash(typed: string): Buffer | null {
  const code = typed
    .slice(0, 200)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '');
  const secret = code.slice(0, SECRET_LENGTH);
  if (code.length !== SECRET_LENGTH + 1 || [...code].some((c) => !ALPHABET.includes(c))) return null;
  if (code.at(-1) !== checkCharacter(secret)) return null;
  return createHash('sha256').update(code).digest();
}

/** Each place has a weight of its own modulo a prime, so no single slip and no swap leaves the sum as it was. */
function checkCharacter(secret: string): string {
  const sum = [...secret].reduce((total, character, i) => total + (i + 2) * ALPHABET.indexOf(character), 0);
  return ALPHABET[sum % BASE]!;
}
