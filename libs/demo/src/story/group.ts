import { addDays } from '#database';
import type { Ledger } from '../ledger.js';
import type { Random } from '../random.js';
import type { Opened } from './hearing.js';
import type { PlannedOpinion } from './past.js';
import type { Stage } from './stage.js';

/** Puts some opinions of several points that ask for the same together: they end the same, on the same day. */
export function groupAlike(
  ledger: Ledger,
  random: Random,
  stage: Stage,
  opened: Opened,
  opinions: PlannedOpinion[],
): void {
  const alike = new Map<string, PlannedOpinion[]>();
  for (const opinion of opinions) {
    const key = [opinion.spot?.provisionId, opinion.concern.key, opinion.outcome].join(' ');
    alike.set(key, [...(alike.get(key) ?? []), opinion]);
  }
  for (const group of alike.values()) {
    if (new Set(group.map(({ point }) => point)).size < 2 || !random.chance(0.4)) continue;
    const createdAt = random.momentOn(addDays(opened.closesOn, 3));
    const id = random.idAt(createdAt);
    const [{ spot, concern, reason, publishedOn, adoptedIntoId }] = group as [PlannedOpinion];
    ledger.add('opinion_group', {
      regulationId: opened.regulationId,
      id,
      consultationId: opened.id,
      title: `${spot?.citation ?? '整部草案'}：${concern.wording.slice(0, 60)}`,
      createdAt,
      createdBy: stage.legislatorId,
      version: 1,
    });
    for (const opinion of group) Object.assign(opinion, { groupId: id, reason, publishedOn, adoptedIntoId });
  }
}
