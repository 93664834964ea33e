import { addDays, type Day } from '#database';
import type { Outcome } from '#comments';
import type { Ledger } from '../ledger.js';
import { composeDraft } from '../compose/compose-draft.js';
import type { Random } from '../random.js';
import { openTopics, type Topic } from '../topics/index.js';
import { wholeDraft } from '../voices/concern.js';
import { decisionReason, refusals } from '../voices/decision-reason.js';
import { offerTask, openConsultation } from './consultation.js';
import { Ear } from './hearing.js';
import { submitOpinion, writeOpinion, type Standing } from './opinion.js';
import { enterRegulation, enterStatuses } from './regulation.js';
import type { Point, Stage } from './stage.js';
import { Talk } from './talk.js';

/**
 * Two consultations that are open today: one about to close, with opinions that wait for a decision, and one that has
 * just begun, with remarks that wait to be summed up. Everything happened by yesterday.
 */
export function tellOpen(ledger: Ledger, random: Random, stage: Stage, today: Day): void {
  const [renewal, canteens] = openTopics as [Topic, Topic];
  tellOne(ledger, random, stage, renewal, addDays(today, -25), addDays(today, 6), 'closing');
  tellOne(ledger, random, stage, canteens, addDays(today, -9), addDays(today, 31), 'begun');
}

function tellOne(
  ledger: Ledger,
  random: Random,
  stage: Stage,
  topic: Topic,
  opensOn: Day,
  closesOn: Day,
  phase: 'closing' | 'begun',
): void {
  const datedOn = addDays(opensOn, -9);
  const versions = [{ lines: composeDraft(topic, random), datedOn }];
  const regulation = { topic, full: null, versions, consultations: [] };
  const told = enterRegulation(ledger, random, stage, regulation, addDays(opensOn, -20));
  enterStatuses(ledger, random, told.id, [
    { status: 'PLANNED', on: addDays(opensOn, -20) },
    { status: 'DRAFTING', on: addDays(opensOn, -18) },
    { status: 'UNDER_REVIEW', on: addDays(opensOn, -4) },
  ]);
  const [draft] = told.drafts;
  const opened = openConsultation(ledger, random, stage, told, draft!, { opensOn, closesOn, version: 0 });
  const talk = new Talk(random, draft!.spots, regulation, 0);
  const said = new Set<string>();
  const lastDay = addDays(opensOn, phase === 'closing' ? 24 : 8);
  const listen = (point: Point, count: number) => {
    const ear = new Ear(ledger, random, opened, point, lastDay, said);
    return Array.from({ length: count }, () => {
      const { spot, concern } = talk.about(false);
      const comments = [ear.hear(spot, concern, lastDay)];
      return { spot, concern, comments, reason: random.pick(concern.why) };
    });
  };

  const online = {
    ...stage.points[0]!,
    id: stage.onlinePointId,
    kind: 'ONLINE' as const,
    collects: [],
    staffId: null,
  };
  listen(online, phase === 'closing' ? 24 : 10);
  stage.points.forEach((point, i) => {
    const matters =
      i % 4 === 3 ? [] : listen(point, phase === 'closing' ? random.int(5, 15) : random.int(2, 5));
    const submits = phase === 'closing' && matters.length > 0 && i % 3 === 0;
    // What is not yet summed up waits for the point's staff.
    const summedUp = submits ? matters : matters.slice(0, Math.floor(matters.length / 2));
    for (const matter of summedUp) {
      const state = submits ? 'SUBMITTED' : random.pick(['DRAFT', 'ENDORSED'] as const);
      const prepared = submits && random.chance(0.25);
      const standing: Standing = { state, groupId: null, preparations: prepared ? 1 : 0 };
      const id = writeOpinion(ledger, random, opened, point, matter, lastDay, standing);
      if (!submits) continue;
      submitOpinion(ledger, random, opened, point, id, matter, [{ submittedOn: lastDay, returnedOn: null }]);
      if (!prepared) continue;
      const outcome = random.weighted<`${Outcome}`>(refusals[matter.concern.family]);
      const place = matter.spot ?? wholeDraft(topic.lead);
      ledger.add('prepared_decision', {
        regulationId: told.id,
        opinionId: id,
        outcome,
        reason: decisionReason(outcome, matter.concern, place, random),
        adoptedIntoId: null,
        preparedAt: random.eveningOn(lastDay),
        preparedBy: stage.legislatorId,
        version: 1,
      });
    }
    if (submits)
      offerTask(ledger, random, stage, opened, point, {
        state: 'SUBMITTED',
        submittedAt: random.eveningOn(lastDay),
      });
    else offerTask(ledger, random, stage, opened, point, { state: matters.length ? 'ACCEPTED' : 'OFFERED' });
  });
}
