import { Role, Viewer } from '#accounts';
import { Channel, insertComments } from '#comments';
import { RegulationKind } from '#contact-points';
import { sql, uuidv7, type Database, type StoppedClock } from '#database';
import { bigId, Refusal, type RequestContext } from '#graphql';
import {
  OpinionGroups,
  Submissions,
  type Opinion,
  type OpinionGroup,
  type SubmittedOpinions,
} from '#opinions';
import type { Regulation } from '#regulations';
import {
  DraftNature,
  DraftsService,
  DraftStage,
  Provision,
  RegulationsService,
  type Draft,
} from '#regulations';
import type { DecideInput } from '../decide.js';
import { Decisions } from '../decisions.service.js';
import { FeedbackService } from '../feedback.service.js';
import { Preparing } from '../preparing.service.js';
import { Publishing } from '../publishing.service.js';

export const system = Viewer.system('test');

/** The answer, where a case is only being set up. */
export async function done<T>(answer: Promise<unknown>): Promise<T> {
  const made = await answer;
  if (made instanceof Refusal) throw new Error(made.text.en);
  return made as T;
}

const text = (title: string) => `${title}
第一条　为了规范养犬行为，制定本条例。
第二条　养犬人应当遵守下列规定：
（一）为犬只佩戴牵引带；
（二）及时清除粪便。`;

/** A regulation with two published drafts, a consultation on the first, its authority's legislators and one point's staff. */
export class Desk {
  readonly preparing: Preparing;
  readonly publishing: Publishing;
  readonly told: FeedbackService;
  readonly decisions: Decisions;
  readonly groups: OpinionGroups;
  readonly submissions: Submissions;
  regulation: Regulation;
  first: Draft;
  /** Dated later than `first`. */
  second: Draft;
  consultationId: string;
  pointId: string;
  staff: Viewer;
  wang: Viewer;
  li: Viewer;
  readonly anyone = Viewer.of({ account: null });

  private constructor(
    readonly db: Database,
    readonly clock: StoppedClock,
  ) {
    this.preparing = new Preparing(db, clock);
    this.publishing = new Publishing(db, clock);
    this.told = new FeedbackService(db, clock);
    this.decisions = new Decisions(db, clock);
    this.groups = new OpinionGroups(db, clock);
    this.submissions = new Submissions(db, clock);
  }

  static async open(db: Database, clock: StoppedClock): Promise<Desk> {
    const desk = new Desk(db, clock);
    clock.set('2024-06-10');
    const [authorityId, now] = [uuidv7(), clock.now()];
    desk.pointId = uuidv7();
    desk.consultationId = uuidv7();
    const { manager } = db;
    await sql`insert into authority (id, name, kind, created_at)
      values (${authorityId}, ${`示例人大${authorityId}`}, 'CONGRESS_COMMITTEE', ${now})`.on(manager);
    await sql`insert into contact_point (id, name, kind, created_at)
      values (${desk.pointId}, ${`示例街道${desk.pointId}`}, 'SUBDISTRICT', ${now})`.on(manager);
    desk.regulation = await done<Regulation>(
      new RegulationsService(db, clock).add(system, {
        authorityId,
        title: `示例条例${authorityId}`,
        kind: RegulationKind.LOCAL_REGULATION,
      }),
    );
    desk.first = await desk.draft('2024-05-01');
    desk.second = await desk.draft('2024-08-01');
    await sql`insert into consultation (id, regulation_id, draft_id, title, opens_on, closes_on, open_to_public, opened_at)
      values (${desk.consultationId}, ${desk.regulation.id}, ${desk.first.id}, '征求意见', '2024-06-01', '2024-06-30',
        true, ${now})`.on(manager);
    desk.staff = viewer('staff', Role.CONTACT_POINT_STAFF, null, [desk.pointId]);
    [desk.wang, desk.li] = [
      await desk.legislator('王处长', authorityId),
      await desk.legislator('李处长', authorityId),
    ];
    return desk;
  }

  /** A legislator with an account of that name. */
  async legislator(displayName: string, authorityId = this.regulation.authorityId): Promise<Viewer> {
    const made = viewer(displayName, Role.LEGISLATOR, authorityId, []);
    await sql`insert into account (id, username, display_name, created_at)
      values (${made.id}, ${made.id}, ${displayName}, ${this.clock.now()})`.on(this.db.manager);
    return made;
  }

  async draft(datedOn: string, published = true): Promise<Draft> {
    const drafts = new DraftsService(this.db, this.clock);
    const version = {
      nature: DraftNature.NEW,
      stage: DraftStage.DRAFT,
      datedOn,
      text: text(`条例${datedOn}`),
    };
    const draft = await done<Draft>(drafts.import(system, { regulationId: this.regulation.id, ...version }));
    return published ? done<Draft>(drafts.publish(system, { draftId: draft.id })) : draft;
  }

  async provision(draft: Draft, citation = '第二条'): Promise<string> {
    return (await this.db.manager.findOneByOrFail(Provision, { draftId: draft.id, citation })).id;
  }

  /** Opinions submitted today as they were heard. */
  async submitted(count = 1): Promise<Opinion[]> {
    const row = {
      regulationId: this.regulation.id,
      consultationId: this.consultationId,
      draftId: this.first.id,
      contactPointId: this.pointId,
      channel: Channel.MEETING,
      heardOn: '2024-06-10',
      verbatim: '遛狗要牵绳。',
      recordedAt: this.clock.now(),
    };
    const rows = Array.from({ length: count }, () => ({ ...row, id: uuidv7() }));
    await this.db.transaction((tx) => insertComments(tx, rows));
    const commentIds = rows.map(({ id }) => bigId(row.regulationId, id));
    return (await done<SubmittedOpinions>(this.submissions.asIs(this.staff, { commentIds, taskDone: false })))
      .opinions;
  }

  group(opinions: Opinion[], more: object = {}): Promise<OpinionGroup> {
    const ids = opinions.map((opinion) => opinion.globalId);
    return done<OpinionGroup>(this.groups.group(this.wang, { ids, ...more }));
  }

  decide(by: Viewer, opinion: Opinion, version: number, more: Partial<DecideInput> = {}) {
    const said = { outcome: 'ADOPTED' as never, reason: `${by.account!.displayName}：有理` };
    return this.preparing.decide(by, { opinionId: opinion.globalId, version, ...said, ...more });
  }

  publish(opinions: Opinion[]) {
    return this.publishing.publish(this.wang, { opinionIds: opinions.map((opinion) => opinion.globalId) });
  }

  /** What loaders of a request find. */
  request(viewer: Viewer): RequestContext {
    return { db: this.db, viewer, language: 'zh', requestId: 'test', loaders: new Map() } as never;
  }
}

function viewer(
  displayName: string,
  role: Role,
  authorityId: string | null,
  contactPointIds: string[],
): Viewer {
  const account = { id: uuidv7(), displayName } as never;
  return Viewer.of({ account, holdings: [{ role, authorityId, contactPointIds }] });
}
