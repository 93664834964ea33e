import { no } from './no.js';
import type { Text } from './language.js';

/** The key of a row of a big table. */
export interface BigKey {
  regulationId: string;
  id: string;
}

const bytesOf = (uuid: string) => Buffer.from(uuid.replaceAll('-', ''), 'hex');
const uuidOf = (bytes: Buffer) =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** The API's opaque id of a big row: both parts of its key, so that a look-up goes to one regulation's machine. */
export function bigId(regulationId: string, id: string): string {
  return Buffer.concat([bytesOf(regulationId), bytesOf(id)]).toString('base64url');
}

/** Takes an opaque id apart. @throws No (NOT_FOUND) when it is not one. */
export function parseBigId(opaque: string, what?: Text): BigKey {
  const bytes = Buffer.from(opaque, 'base64url');
  if (bytes.length !== 32 || bytes.toString('base64url') !== opaque) throw no.notFound(what);
  return { regulationId: uuidOf(bytes.subarray(0, 16)), id: uuidOf(bytes.subarray(16)) };
}

/** Checks the id of a small row, which is its UUID. @throws No (NOT_FOUND) when it is not one. */
export function parseId(id: string, what?: Text): string {
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)) throw no.notFound(what);
  return id.toLowerCase();
}
