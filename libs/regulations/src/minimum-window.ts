import type { EntityManager } from 'typeorm';
import { addDays, daysIn } from '#database';
import { MinimumWindow } from '#contact-points';
import type { Regulation } from './regulation.entity.js';
import { WindowTooShort } from './window-refusals.js';

/** What a public window must last, and by which provision. */
export interface Minimum {
  days: number;
  legalBasis: string;
}

/** The minimum an authority has for a kind of regulation today; null when nothing prescribes any. */
export async function minimumFor(tx: EntityManager, regulation: Regulation): Promise<Minimum | null> {
  const { authorityId, kind } = regulation;
  return tx.findOneBy(MinimumWindow, { authorityId, regulationKind: kind });
}

/** Why a window is too short; null when it is long enough. Both days count. */
export function tooShort(opensOn: string, closesOn: string, minimum: Minimum): WindowTooShort | null {
  const { days, legalBasis } = minimum;
  if (daysIn(opensOn, closesOn) >= days) return null;
  return new WindowTooShort(days, legalBasis, addDays(opensOn, days - 1));
}
