import { createHash } from 'node:crypto';
import { addDays, dayOf, daysIn, searchVector, type Day } from '#database';
import type { Channel, EventKind } from '#comments';
import type { Ledger } from '../ledger.js';
import type { Random } from '../random.js';
import { wholeDraft, type Concern } from '../voices/concern.js';
import { remarkOf, speakers, type Remark } from '../voices/remark.js';
import type { Spot } from './regulation.js';
import type { Point } from './stage.js';

/** A consultation that comments belong to. */
export interface Opened {
  id: string;
  regulationId: string;
  draftId: string;
  opensOn: Day;
  closesOn: Day;
}

/** A remark that was logged: what its opinion must know of it. */
export interface Heard {
  id: string;
  channel: `${Channel}`;
  eventKind: `${EventKind}` | null;
  occupation: string | null;
}

interface Event {
  id: string;
  kind: `${EventKind}`;
  pointId: string;
  heldOn: Day;
}

const VOICES = { 1: 82, 2: 7, 3: 4, 5: 3, 8: 2, 12: 1, 20: 1 };
const CHANNELS = {
  IN_PERSON: 32,
  PAPER: 15,
  PHONE: 13,
  QUESTIONNAIRE: 12,
  ONLINE: 20,
  LETTER: 4,
  IMPORTED: 4,
};
const EVENTS = { MEETING: 40, VISIT: 18, BENCH_MEETING: 18, SURVEY: 12, STALL: 10, OTHER: 2 };
const ROOMS = [
  '二楼会议室',
  '党群服务站',
  '活动室',
  '居民议事厅',
  '文化礼堂',
  '园区食堂',
  '村口大树下',
  '图书角',
];

/** How a remark made at a gathering reached the point. */
const channelAt: Record<`${EventKind}`, `${Channel}`> = {
  MEETING: 'MEETING',
  BENCH_MEETING: 'MEETING',
  VISIT: 'IN_PERSON',
  STALL: 'IN_PERSON',
  SURVEY: 'QUESTIONNAIRE',
  OTHER: 'IN_PERSON',
};

/** A point's ear during one consultation: gatherings, and what is said at them and besides. Never twice in the same words. */
export class Ear {
  private readonly events: Event[];

  constructor(
    private readonly ledger: Ledger,
    private readonly random: Random,
    private readonly opened: Opened,
    private readonly point: Point,
    private readonly until: Day,
    private readonly said: Set<string>,
  ) {
    const count = point.kind === 'ONLINE' ? 0 : random.int(0, 2) + (point.activity > 1 ? 1 : 0);
    this.events = Array.from({ length: count }, () => this.hold());
  }

  /** Logs what someone says of a place by a day. */
  hear(spot: Spot | null, concern: Concern, by: Day): Heard {
    const { random, opened } = this;
    const event = random.chance(0.55) ? this.eventBy(by) : null;
    const heardOn = event?.heldOn ?? this.dayBy(by);
    const online = this.point.kind === 'ONLINE';
    const recordedOn = online
      ? heardOn
      : earlier(addDays(heardOn, Number(random.weighted({ 0: 6, 1: 3, 2: 1 }))), by);
    const recordedAt = random.momentOn(recordedOn);
    const id = random.idAt(recordedAt);
    const channel = event
      ? channelAt[event.kind]
      : online
        ? 'ONLINE'
        : random.weighted<`${Channel}`>(CHANNELS);
    const occupation = random.chance(0.7) ? random.pick(concern.by ?? Object.keys(speakers)) : null;
    const place = spot ?? wholeDraft('');
    let remark = remarkOf(concern, place, occupation, random);
    for (let i = 0; i < 8 && this.said.has(remark.verbatim); i++)
      remark = remarkOf(concern, place, occupation, random);
    this.said.add(remark.verbatim);
    const search = searchVector(remark.verbatim, remark.proposedWording, remark.reason);
    this.ledger.add('comment', {
      regulationId: opened.regulationId,
      id,
      consultationId: opened.id,
      draftId: opened.draftId,
      provisionId: spot?.provisionId ?? null,
      contactPointId: event?.pointId ?? this.mouthOn(heardOn),
      eventId: event?.id ?? null,
      channel,
      eventKind: event?.kind ?? null,
      heardOn,
      voices: channel === 'LETTER' || channel === 'ONLINE' ? 1 : Number(random.weighted(VOICES)),
      occupation,
      ...remark,
      importKey: null,
      trackingHash: online ? createHash('sha256').update(id).digest() : null,
      search,
      recordedAt,
      recordedOn,
      recordedBy: this.point.staffId,
    });
    if (random.chance(0.12)) this.release(id, remark, search, by);
    return { id, channel, eventKind: event?.kind ?? null, occupation };
  }

  /** Made public, word for word: nothing in it says who spoke. */
  private release(commentId: string, { verbatim, ...words }: Remark, search: string, day: Day): void {
    const recordedAt = this.random.momentOn(day);
    this.ledger.add('comment_release', {
      regulationId: this.opened.regulationId,
      id: this.random.idAt(recordedAt),
      commentId,
      round: 1,
      text: verbatim,
      ...words,
      search,
      recordedAt,
      recordedBy: this.point.staffId,
    });
  }

  private hold(): Event {
    const { random, opened, point } = this;
    const heldOn = addDays(opened.opensOn, random.int(1, daysIn(opened.opensOn, this.until) - 1));
    const kind = random.weighted<`${EventKind}`>(EVENTS);
    const recordedAt = random.momentOn(heldOn);
    const event = { id: random.idAt(recordedAt), kind, pointId: this.mouthOn(heldOn), heldOn };
    this.ledger.add('collection_event', {
      id: event.id,
      contactPointId: event.pointId,
      consultationId: opened.id,
      kind,
      heldOn,
      place: `${point.name}${random.pick(ROOMS)}`,
      attendance: random.chance(0.9) ? random.int(5, kind === 'SURVEY' ? 180 : 60) : null,
      recordedAt,
      recordedOn: dayOf(recordedAt),
      recordedBy: point.staffId,
    });
    return event;
  }

  private eventBy(day: Day): Event | null {
    const held = this.events.filter((event) => event.heldOn <= day);
    return held.length ? this.random.pick(held) : null;
  }

  private dayBy(day: Day): Day {
    return addDays(this.opened.opensOn, this.random.int(0, daysIn(this.opened.opensOn, day) - 1));
  }

  /** Where it was said: at the point itself, or at a collection point that existed by then. */
  private mouthOn(day: Day): string {
    const collects = this.point.collects.filter(({ from }) => from <= day);
    return collects.length && this.random.chance(0.18) ? this.random.pick(collects).id : this.point.id;
  }
}

const earlier = (a: Day, b: Day) => (a < b ? a : b);
