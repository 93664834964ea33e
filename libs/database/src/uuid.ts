import { v7 } from 'uuid';

/** A new id: UUIDv7, which sorts by the moment it was made. */
export function uuidv7(): string {
  return v7();
}
