import { Role, Viewer } from '#accounts';
import { Channel, Comment, insertComments, type NewComment } from '#comments';
import {
  AuthoritiesService,
  AuthorityKind,
  ContactPoint,
  ContactPointKind,
  ContactPointsService,
  RegulationKind,
  type Authority,
} from '#contact-points';
import { uuidv7, type Database, type StoppedClock } from '#database';
import { Refusal, type RequestContext } from '#graphql';
import {
  ConsultationsService,
  DraftNature,
  DraftsService,
  DraftStage,
  Provision,
  RegulationsService,
  TasksService,
  type Consultation,
  type Draft,
  type Regulation,
} from '#regulations';
import { OpinionKind } from '../opinion.enums.js';
import type { Opinion } from '../opinion.entity.js';
import { OpinionGroups } from '../opinion-groups.service.js';
import { Opinions } from '../opinions.service.js';
import { Submissions } from '../submissions.service.js';
import type { SubmittedOpinions } from '../submit-opinions.js';
import { SummingUp } from '../summing-up.service.js';

export const system = Viewer.system('test');

/** The answer, where a case is only being set up. */
export async function done<T>(answer: Promise<T | Refusal>): Promise<T> {
  const made = await answer;
  if (made instanceof Refusal) throw new Error(made.text.en);
  return made as T;
}

const text = `示例市养犬管理条例（草案）
第一条　为了规范养犬行为，制定本条例。
第二条　养犬人应当遵守下列规定：
（一）为犬只佩戴牵引带；
（二）及时清除粪便。
第三条　本条例自2024年10月1日起施行。`;

/** A consultation from 2024-06-03 to 2024-06-30 with a point whose task is due on the 20th, and people around it. */
export class Desk {
  readonly summingUp: SummingUp;
  readonly submissions: Submissions;
  readonly groups: OpinionGroups;
  readonly opinions: Opinions;
  authority: Authority;
  regulation: Regulation;
  draft: Draft;
  consultation: Consultation;
  point: ContactPoint;
  collectionPoint: ContactPoint;
  neighbour: ContactPoint;
  /** Of the draft, by citation. */
  provisions: Map<string, Provision>;
  staff: Viewer;
  neighbours: Viewer;
  legislator: Viewer;
  readonly anyone = Viewer.of({ account: null });
  private said = 0;

  private constructor(
    readonly db: Database,
    readonly clock: StoppedClock,
  ) {
    this.summingUp = new SummingUp(db, clock);
    this.submissions = new Submissions(db, clock);
    this.groups = new OpinionGroups(db, clock);
    this.opinions = new Opinions(db, clock);
  }

  static async open(db: Database, clock: StoppedClock): Promise<Desk> {
    const desk = new Desk(db, clock);
    clock.set('2024-06-03');
    const name = uuidv7();
    const points = new ContactPointsService(db, clock);
    const point = (more: object) =>
      done<ContactPoint>(
        points.add(system, {
          name: `示例街道${uuidv7()}`,
          kind: ContactPointKind.SUBDISTRICT,
          since: '2020-01-01',
          ...more,
        }),
      );
    desk.authority = await done<Authority>(
      new AuthoritiesService(db, clock).add(system, {
        name: `示例市人大常委会${name}`,
        kind: AuthorityKind.CONGRESS_COMMITTEE,
      }),
    );
    const online = await db.manager.findOneByOrFail(ContactPoint, {
      onlineForAuthorityId: desk.authority.id,
    });
    desk.point = await point({ designatedById: desk.authority.id });
    desk.collectionPoint = await point({ parentId: desk.point.id });
    desk.neighbour = await point({ designatedById: desk.authority.id });
    desk.regulation = await done<Regulation>(
      new RegulationsService(db, clock).add(system, {
        authorityId: desk.authority.id,
        title: `示例条例${name}`,
        kind: RegulationKind.LOCAL_REGULATION,
      }),
    );
    desk.draft = await desk.publishDraft('2024-05-01');
    desk.consultation = await desk.consult();
    const rows = await db.manager.findBy(Provision, { draftId: desk.draft.id });
    desk.provisions = new Map(rows.map((provision) => [provision.citation, provision]));
    desk.staff = viewer(Role.CONTACT_POINT_STAFF, null, [desk.point.id, desk.collectionPoint.id]);
    desk.neighbours = viewer(Role.CONTACT_POINT_STAFF, null, [desk.neighbour.id]);
    desk.legislator = viewer(Role.LEGISLATOR, desk.authority.id, [online.id]);
    clock.set('2024-06-10');
    return desk;
  }

  async publishDraft(datedOn: string): Promise<Draft> {
    const drafts = new DraftsService(this.db, this.clock);
    const draft = await done<Draft>(
      drafts.import(system, {
        regulationId: this.regulation.id,
        nature: DraftNature.NEW,
        stage: DraftStage.DRAFT,
        datedOn,
        text,
      }),
    );
    return done<Draft>(drafts.publish(system, { draftId: draft.id }));
  }

  /** A consultation on the draft; the point's task is due on the 20th. */
  async consult(): Promise<Consultation> {
    const consultation = await done<Consultation>(
      new ConsultationsService(this.db, this.clock).open(system, {
        draftId: this.draft.id,
        opensOn: '2024-06-03',
        closesOn: '2024-06-30',
        openToPublic: false,
      }),
    );
    const tasks = [
      { contactPointId: this.point.id, dueOn: '2024-06-20' },
      { contactPointId: this.neighbour.id },
    ];
    await done(
      new TasksService(this.db, this.clock).offer(system, { consultationId: consultation.id, tasks }),
    );
    return consultation;
  }

  /** Remarks on the whole draft heard today at the point, but for what is said otherwise. */
  async heard(count: number, more: Partial<NewComment> = {}): Promise<Comment[]> {
    const { regulationId, id: consultationId, draftId } = this.consultation;
    const keys = await this.db.transaction((tx) =>
      insertComments(
        tx,
        Array.from({ length: count }, () => ({
          regulationId,
          consultationId,
          draftId,
          contactPointId: this.point.id,
          channel: Channel.MEETING,
          heardOn: '2024-06-10',
          verbatim: `遛狗要牵绳，第${++this.said}位居民说。`,
          recordedAt: this.clock.now(),
          ...more,
        })),
      ),
    );
    const rows = await this.db.manager.findBy(
      Comment,
      keys.map(({ id }) => ({ regulationId, id })),
    );
    return keys.map(({ id }) => rows.find((row) => row.id === id)!);
  }

  /** An opinion drafted by the point's staff, on comments of its own unless some are given. */
  async drafted(comments?: Comment[], more: object = {}): Promise<Opinion> {
    const commentIds = (comments ?? (await this.heard(1))).map((comment) => comment.globalId);
    const words = { kind: OpinionKind.TEXT_CHANGE, wording: '建议增加“在公共场所”。' };
    return done<Opinion>(this.summingUp.draft(this.staff, { commentIds, ...words, ...more }));
  }

  async submitted(count = 1): Promise<Opinion[]> {
    const comments = await this.heard(count);
    const input = { commentIds: comments.map((comment) => comment.globalId), taskDone: false };
    return (await done<SubmittedOpinions>(this.submissions.asIs(this.staff, input))).opinions;
  }

  /** What loaders of a request find. */
  request(viewer: Viewer): RequestContext {
    return { db: this.db, viewer, language: 'zh', requestId: 'test', loaders: new Map() } as never;
  }
}

/** Somebody with one role. */
export function viewer(role: Role, authorityId: string | null, contactPointIds: string[]): Viewer {
  return Viewer.of({
    account: { id: uuidv7() } as never,
    holdings: [{ role, authorityId, contactPointIds }],
  });
}
