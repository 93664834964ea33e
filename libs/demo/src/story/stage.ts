import { dayOf, type Day } from '#database';
import type { Ledger } from '../ledger.js';
import { authorityName, collectionPoints, points, type PlannedPoint } from '../places.js';
import type { Random } from '../random.js';

/** A contact point that was set up, with the collection points under it. */
export interface Point extends PlannedPoint {
  id: string;
  collects: { id: string; from: Day }[];
  /** The account of its staff; null: it sends files, which are imported. */
  staffId: string | null;
}

/** Who acts in the story. */
export interface Stage {
  authorityId: string;
  onlinePointId: string;
  points: Point[];
  legislatorId: string;
}

/** Nobody has this code for a password: each gets a one-time code of their own, see demo-accounts.ts. */
const people = [
  { username: 'demo-admin', displayName: '示例管理员', role: 'ADMINISTRATOR' },
  { username: 'demo-legislator', displayName: '示例立法工作人员', role: 'LEGISLATOR' },
  { username: 'demo-point-1', displayName: '示例联络员一', role: 'CONTACT_POINT_STAFF' },
  { username: 'demo-point-2', displayName: '示例联络员二', role: 'CONTACT_POINT_STAFF' },
  { username: 'demo-analyst', displayName: '示例分析员', role: 'ANALYST' },
] as const;

const WINDOW = {
  regulationKind: 'LOCAL_REGULATION',
  days: 15,
  legalBasis: '示例市地方立法条例（示例）第三十条',
} as const;

/** Sets up the authority, its points with their places and designations, and the accounts to try it with. */
export function setStage(ledger: Ledger, random: Random, now: Date): Stage {
  const founded = random.momentOn('2016-06-20');
  const authorityId = random.idAt(founded);
  ledger.add('authority', {
    id: authorityId,
    name: authorityName.zh,
    nameEn: authorityName.en,
    kind: 'CONGRESS_COMMITTEE',
    isDemo: true,
    createdAt: founded,
  });
  ledger.add('minimum_window', { authorityId, ...WINDOW });
  const addPoint = (
    planned: { name: string; nameEn: string; kind: Point['kind'] },
    since: Day,
    onlineFor: string | null = null,
  ): string => {
    const createdAt = random.momentOn(since);
    const id = random.idAt(createdAt);
    ledger.add('contact_point', {
      id,
      name: planned.name,
      nameEn: planned.nameEn,
      kind: planned.kind,
      address: onlineFor ? null : `${planned.name}办公楼一楼`,
      onlineForAuthorityId: onlineFor,
      isDemo: true,
      createdAt,
    });
    return id;
  };

  const onlinePointId = addPoint(
    { name: `${authorityName.zh}（网上征集）`, nameEn: 'Demo City Online', kind: 'ONLINE' },
    '2016-06-20',
    authorityId,
  );
  const staged: Point[] = points.map((planned) => {
    const id = addPoint(planned, planned.designatedOn);
    moveTo(ledger, random, id, planned.district, planned.designatedOn);
    designate(ledger, random, id, authorityId, planned.designatedOn);
    return { ...planned, id, collects: [], staffId: null };
  });
  for (const { under, from, ...planned } of collectionPoints) {
    const parent = staged.find(({ name }) => name === under)!;
    const id = addPoint(planned, from);
    moveTo(ledger, random, id, parent.district, from);
    const recordedAt = random.momentOn(from);
    ledger.add('contact_point_parent', {
      id: random.idAt(recordedAt),
      contactPointId: id,
      parentId: parent.id,
      effectiveOn: from,
      recordedAt,
      recordedOn: from,
      recordedBy: null,
    });
    parent.collects.push({ id, from });
  }
  // One district was cut anew: figures by district follow the point from that day on.
  moveTo(ledger, random, staged[4]!.id, '示例八区', '2021-07-01');

  const scopes = [{}, { authorityId }, { contactPointId: staged[0]!.id }, { contactPointId: staged[10]!.id }];
  const ids = people.map(({ role, ...who }, i) => {
    const accountId = random.idAt(now);
    ledger.add('account', {
      id: accountId,
      ...who,
      passwordHash: null,
      oneTimeHash: null,
      oneTimeExpiresAt: null,
      disabledAt: null,
      isDemo: true,
      createdAt: now,
      version: 1,
    });
    ledger.add('role_grant', {
      id: random.idAt(now),
      accountId,
      role,
      authorityId: null,
      contactPointId: null,
      ...(role === 'ANALYST' ? { authorityId } : scopes[i]),
      grantedAt: now,
      grantedBy: null,
      revokedAt: null,
      revokedBy: null,
    });
    return accountId;
  });
  staged[0]!.staffId = ids[2]!;
  staged[10]!.staffId = ids[3]!;
  return { authorityId, onlinePointId, points: staged, legislatorId: ids[1]! };
}

function moveTo(ledger: Ledger, random: Random, id: string, district: string, day: Day): void {
  const recordedAt = random.momentOn(day);
  ledger.add('contact_point_district', {
    id: random.idAt(recordedAt),
    contactPointId: id,
    district,
    effectiveOn: day,
    recordedAt,
    recordedOn: dayOf(recordedAt),
    recordedBy: null,
  });
}

/** The first ten serve a term that ended when the next fifteen joined, and were designated again at once. */
function designate(ledger: Ledger, random: Random, id: string, authorityId: string, from: Day): void {
  const terms = from < '2020' ? [from, '2020-04-01'] : [from];
  terms.forEach((fromOn, i) => {
    const recordedAt = random.momentOn(fromOn);
    const isOver = i < terms.length - 1;
    const endRecordedAt = isOver ? random.momentOn('2020-03-31') : null;
    ledger.add('designation', {
      id: random.idAt(recordedAt),
      contactPointId: id,
      authorityId,
      fromOn,
      recordedAt,
      recordedOn: fromOn,
      recordedBy: null,
      untilOn: isOver ? '2020-03-31' : null,
      endRecordedAt,
      endRecordedOn: isOver ? '2020-03-31' : null,
      endRecordedBy: null,
      endReason: isOver ? '首个任期届满，次日续任' : null,
    });
  });
}
