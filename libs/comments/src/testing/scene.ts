import {
  AuthoritiesService,
  AuthorityKind,
  ContactPoint,
  ContactPointKind,
  ContactPointsService,
  RegulationKind,
  type Authority,
} from '#contact-points';
import { Role, Viewer } from '#accounts';
import { addDays, uuidv7, type Database, type StoppedClock } from '#database';
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
} from '#regulations';
import { Channel } from '../channel.js';
import type { Comment } from '../comment.entity.js';
import { CommentsService } from '../comments.service.js';
import { EventsService } from '../events.service.js';
import type { LogCommentInput } from '../log-comment.js';
import { PublicCommentsService } from '../public-comments.service.js';
import { ReleasesService } from '../releases.service.js';

export const system = Viewer.system('test');

const text = `示例市养犬管理条例（草案）
第一章　总则
第一条　为了规范养犬行为，制定本条例。
第二条　养犬人应当遵守下列规定：
（一）为犬只佩戴牵引带；
（二）及时清除粪便。
第二章　附则
第三条　本条例自2024年10月1日起施行。`;

/** The answer, where a case is only being set up. */
export async function done<T>(answer: Promise<T | Refusal>): Promise<T> {
  const made = await answer;
  if (made instanceof Refusal) throw new Error(made.text.en);
  return made as T;
}

/** One consultation, open to the public from 2024-06-03 to 2024-06-30, with points that take part and one that does not. */
export interface Village {
  authority: Authority;
  online: ContactPoint;
  draft: Draft;
  consultation: Consultation;
  /** Has a task. */
  point: ContactPoint;
  /** Stands under `point`; has no task of its own. */
  collectionPoint: ContactPoint;
  /** Has a task, too. */
  neighbour: ContactPoint;
  /** Has none. */
  stranger: ContactPoint;
  /** By their citation: 第二条, 第二条第（一）项 … */
  provisions: Map<string, Provision>;
}

/** Services on a test's database, and short ways to set a case up. Names never repeat. */
export class Scene {
  readonly comments: CommentsService;
  readonly events: EventsService;
  readonly residents: PublicCommentsService;
  readonly releases: ReleasesService;
  readonly points: ContactPointsService;
  readonly consultations: ConsultationsService;
  readonly tasks: TasksService;
  private named = 0;

  constructor(
    readonly db: Database,
    readonly clock: StoppedClock,
  ) {
    this.comments = new CommentsService(db, clock);
    this.events = new EventsService(db, clock);
    this.residents = new PublicCommentsService(db, clock);
    this.releases = new ReleasesService(db, clock);
    this.points = new ContactPointsService(db, clock);
    this.consultations = new ConsultationsService(db, clock);
    this.tasks = new TasksService(db, clock);
  }

  private name(what: string): string {
    return `示例${what}${++this.named}`;
  }

  point(more: object): Promise<ContactPoint> {
    const kind = ContactPointKind.SUBDISTRICT;
    return done<ContactPoint>(
      this.points.add(system, { name: this.name('街道'), kind, since: '2020-01-01', ...more }),
    );
  }

  async village(more: { openToPublic?: boolean; occupations?: string[] } = {}): Promise<Village> {
    this.clock.set('2024-06-03');
    const kind = AuthorityKind.CONGRESS_COMMITTEE;
    const authority = await done<Authority>(
      new AuthoritiesService(this.db, this.clock).add(system, { name: this.name('人大常委会'), kind }),
    );
    const online = await this.db.manager.findOneByOrFail(ContactPoint, {
      onlineForAuthorityId: authority.id,
    });
    const designatedById = authority.id;
    const point = await this.point({ designatedById });
    const collectionPoint = await this.point({ parentId: point.id });
    const neighbour = await this.point({ designatedById });
    const stranger = await this.point({ designatedById });
    const { draft, consultation } = await this.consultation(authority, more);
    const tasks = [point, neighbour].map(({ id }) => ({ contactPointId: id }));
    await done(this.tasks.offer(system, { consultationId: consultation.id, tasks }));
    const rows = await this.db.manager.findBy(Provision, { draftId: draft.id });
    const provisions = new Map(rows.map((provision) => [provision.citation, provision]));
    return {
      authority,
      online,
      draft,
      consultation,
      point,
      collectionPoint,
      neighbour,
      stranger,
      provisions,
    };
  }

  async consultation(
    authority: Authority,
    more: { openToPublic?: boolean; occupations?: string[]; closesOn?: string } = {},
  ): Promise<{ draft: Draft; consultation: Consultation }> {
    const regulation = await done(
      new RegulationsService(this.db, this.clock).add(system, {
        authorityId: authority.id,
        title: this.name('条例'),
        kind: RegulationKind.LOCAL_REGULATION,
      }),
    );
    const drafts = new DraftsService(this.db, this.clock);
    const version = { nature: DraftNature.NEW, stage: DraftStage.DRAFT, datedOn: '2024-05-01', text };
    const { id: regulationId } = regulation as { id: string };
    const { id: draftId } = await done<Draft>(drafts.import(system, { regulationId, ...version }) as never);
    const draft = await done<Draft>(drafts.publish(system, { draftId }) as never);
    const opensOn = this.clock.today();
    const window = { draftId, opensOn, closesOn: addDays(opensOn, 27), openToPublic: true, ...more };
    return {
      draft,
      consultation: await done<Consultation>(this.consultations.open(system, window) as never),
    };
  }

  /** A remark on the whole draft, heard today at the village's point, but for what is said otherwise. */
  remark({ consultation, point }: Village, more: Partial<LogCommentInput> = {}): LogCommentInput {
    return {
      consultationId: consultation.id,
      contactPointId: point.id,
      channel: Channel.MEETING,
      heardOn: this.clock.today(),
      verbatim: '遛狗要牵绳。',
      ...more,
    };
  }

  heard(village: Village, more: Partial<LogCommentInput> = {}): Promise<Comment> {
    return done<Comment>(this.comments.log(system, this.remark(village, more)));
  }

  staff(...points: ContactPoint[]): Viewer {
    const contactPointIds = points.map((point) => point.id);
    return Viewer.of({
      account: { id: uuidv7() } as never,
      holdings: [{ role: Role.CONTACT_POINT_STAFF, authorityId: null, contactPointIds }],
    });
  }

  legislator({ authority, online }: Village): Viewer {
    return Viewer.of({
      account: { id: uuidv7() } as never,
      holdings: [{ role: Role.LEGISLATOR, authorityId: authority.id, contactPointIds: [online.id] }],
    });
  }

  get anyone(): Viewer {
    return Viewer.of({ account: null });
  }

  /** What loaders of a request find. */
  request(viewer: Viewer): RequestContext {
    return { db: this.db, viewer, language: 'zh', requestId: 'test', loaders: new Map() } as never;
  }
}
