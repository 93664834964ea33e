import { addDays, daysIn, type Day } from '#database';
import type { Outcome } from '#comments';
import type { Ledger } from '../ledger.js';
import type { PlannedConsultation, PlannedRegulation } from '../plan.js';
import type { Random } from '../random.js';
import { wholeDraft } from '../voices/concern.js';
import { decisionReason, refusals } from '../voices/decision-reason.js';
import { offerTask, openConsultation } from './consultation.js';
import { decideOpinion, type Round } from './decision.js';
import { groupAlike } from './group.js';
import { Ear, type Heard, type Opened } from './hearing.js';
import { submitOpinion, writeOpinion } from './opinion.js';
import { enterRegulation, enterStatuses, type Told } from './regulation.js';
import type { Point, Stage } from './stage.js';
import { enactment } from './statuses.js';
import { Talk, type Subject } from './talk.js';

/** An opinion as it will come: from which point, on what, and how it ends. */
export interface PlannedOpinion extends Subject {
  point: Point;
  outcome: `${Outcome}`;
  publishedOn: Day;
  reason: string;
  adoptedIntoId: string | null;
  groupId: string | null;
}

const ACCEPTED = { ADOPTED: 38, PARTIALLY_ADOPTED: 62 };
/** How many comments an opinion rests on. */
const RESTS_ON = { 1: 76, 2: 15, 3: 6, 4: 2, 6: 1 };
const WITHDRAWN = ['重复录入', '记录人记错了条款', '发言人要求撤回', '与本次征求意见无关'];

/** Tells a regulation of the past from plan to decisions, into the ledger. */
export function tellRegulation(
  ledger: Ledger,
  random: Random,
  stage: Stage,
  planned: PlannedRegulation,
  today: Day,
): void {
  const statuses = enactment(random, planned, today);
  const told = enterRegulation(ledger, random, stage, planned, statuses[0]!.on);
  enterStatuses(ledger, random, told.id, statuses);
  for (const consultation of planned.consultations)
    tellConsultation(ledger, random, stage, planned, told, consultation);
}

function tellConsultation(
  ledger: Ledger,
  random: Random,
  stage: Stage,
  planned: PlannedRegulation,
  told: Told,
  consultation: PlannedConsultation,
): void {
  const draft = told.drafts[consultation.version]!;
  const opened = openConsultation(ledger, random, stage, told, draft, consultation);
  const talk = new Talk(random, draft.spots, planned, consultation.version);
  const asked = stage.points.filter(({ designatedOn }) => designatedOn <= consultation.opensOn);
  const opinions = planOpinions(random, asked, talk, consultation, told, planned.topic.lead);
  groupAlike(ledger, random, stage, opened, opinions);
  const said = new Set<string>();
  for (const point of asked) {
    const own = opinions.filter((opinion) => opinion.point === point);
    tellPoint(ledger, random, stage, opened, point, own, talk, said, consultation);
  }
}

/** Deals the consultation's opinions to points and subjects: exactly as many, and exactly as many of them accepted. */
function planOpinions(
  random: Random,
  points: Point[],
  talk: Talk,
  { submitted, accepted, decidedFrom, decidedBy, version }: PlannedConsultation,
  told: Told,
  lead: string,
): PlannedOpinion[] {
  const lastDay = daysIn(decidedFrom, decidedBy) - 1;
  const days = [0, random.int(1, lastDay - 1), lastDay].map((later) => addDays(decidedFrom, later));
  const counts = random.shares(
    submitted,
    points.map(({ activity }) => (random.chance(0.1) ? 0.02 : activity * (0.4 + random.next()))),
  );
  const authors = random.shuffled(points.flatMap((point, i) => Array<Point>(counts[i]!).fill(point)));
  return authors.map((point, i) => {
    const isAccepted = i < accepted;
    const subject = talk.about(isAccepted);
    const outcome = random.weighted<`${Outcome}`>(isAccepted ? ACCEPTED : refusals[subject.concern.family]);
    const place = subject.spot ?? wholeDraft(lead);
    const taken = isAccepted && version === 0 ? takenUp(told, subject) : null;
    return {
      ...subject,
      point,
      outcome,
      publishedOn: random.pick(days),
      reason: taken
        ? `${outcome === 'ADOPTED' ? '已采纳' : '部分采纳'}，见修改稿${taken.citation}：“${taken.text.slice(0, 80)}”`
        : decisionReason(outcome, subject.concern, place, random),
      adoptedIntoId: taken?.provisionId ?? null,
      groupId: null,
    };
  });
}

/** The provision of the second version that took a subject up; null when there is no second version, or it is about all of it. */
function takenUp({ drafts, later }: Told, { spot, concern }: Subject) {
  const [, second] = drafts;
  if (!second || !spot) return null;
  const words = concern.proposed?.split('\n')[0]!.slice(0, 16);
  const same = second.spots.filter(({ article }) => article === later[spot.article]);
  return (
    (words && [...same, ...second.spots].find(({ text }) => text.includes(words))) ||
    same.find(({ text }) => text === spot.text) ||
    same[0]!
  );
}

function tellPoint(
  ledger: Ledger,
  random: Random,
  stage: Stage,
  opened: Opened,
  point: Point,
  opinions: PlannedOpinion[],
  talk: Talk,
  said: Set<string>,
  { decidedFrom }: PlannedConsultation,
): void {
  if (!opinions.length) return offerTask(ledger, random, stage, opened, point, { state: 'DECLINED' });
  const lastDay = addDays(opened.closesOn, -random.int(0, 3));
  const firstDay = random.chance(0.5) ? lastDay : addDays(lastDay, -random.int(3, 12));
  const ear = new Ear(ledger, random, opened, point, firstDay, said);
  let previous: Heard | null = null;
  for (const opinion of opinions) {
    const submittedOn = random.pick([firstDay, lastDay]);
    const { spot, concern } = opinion;
    const count = Number(random.weighted(RESTS_ON));
    const comments = Array.from({ length: count }, () => ear.hear(spot, concern, submittedOn));
    // What one person says may feed two opinions.
    if (previous && submittedOn === lastDay && random.chance(0.03)) comments.push(previous);
    previous = comments[0]!;
    const rounds = roundsOf(random, opinion, decidedFrom);
    const matter = { spot, concern, comments, reason: random.pick(concern.why) };
    const standing = { state: 'SUBMITTED', groupId: opinion.groupId, preparations: rounds.length } as const;
    const id = writeOpinion(ledger, random, opened, point, matter, submittedOn, standing);
    const comesBack = random.chance(0.006);
    submitOpinion(ledger, random, opened, point, id, matter, [
      ...(comesBack ? [{ submittedOn, returnedOn: addDays(submittedOn, 2) }] : []),
      { submittedOn: comesBack ? addDays(submittedOn, 4) : submittedOn, returnedOn: null },
    ]);
    decideOpinion(ledger, random, stage, opened.regulationId, id, rounds, comments[0]!.id);
  }
  // Not everything said is summed up, and some of it is taken back.
  for (let i = random.int(0, Math.ceil(opinions.length / 8)); i > 0; i--) {
    const { spot, concern } = talk.about(false);
    const { id } = ear.hear(spot, concern, lastDay);
    if (random.chance(0.06)) withdraw(ledger, random, opened.regulationId, id, lastDay);
  }
  const submittedAt = random.eveningOn(firstDay);
  offerTask(ledger, random, stage, opened, point, { state: 'SUBMITTED', submittedAt });
}

/** The rounds of its decision: one, or a first one that was looked at again. Groups are decided once. */
function roundsOf(random: Random, opinion: PlannedOpinion, decidedFrom: Day): Round[] {
  const { outcome, reason, adoptedIntoId, publishedOn } = opinion;
  const last = { outcome, reason, adoptedIntoId, publishedOn };
  const settled = opinion.groupId || opinion.concern.family === 'support' || publishedOn === decidedFrom;
  if (settled || !random.chance(0.015)) return [last];
  const first = outcome === 'NOT_ADOPTED' ? 'FOR_REFERENCE' : 'NOT_ADOPTED';
  return [
    {
      outcome: first,
      reason: first === 'NOT_ADOPTED' ? '现有规定已能满足需要，暂不修改。' : '留作后续研究时参考。',
      adoptedIntoId: null,
      publishedOn: decidedFrom,
    },
    { ...last, reason: `经复核，${reason}` },
  ];
}

function withdraw(ledger: Ledger, random: Random, regulationId: string, commentId: string, day: Day): void {
  const recordedAt = random.eveningOn(day);
  ledger.add('comment_withdrawal', {
    regulationId,
    commentId,
    reason: random.pick(WITHDRAWN),
    recordedAt,
    recordedOn: day,
    recordedBy: null,
  });
}
