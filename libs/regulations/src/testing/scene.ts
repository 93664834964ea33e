import type { Database, StoppedClock } from '#database';
import { Refusal, type RequestContext } from '#graphql';
import { Role, Viewer } from '#accounts';
import {
  AuthoritiesService,
  AuthorityKind,
  ContactPointKind,
  ContactPointsService,
  RegulationKind,
  type Authority,
  type ContactPoint,
} from '#contact-points';
import { uuidv7 } from '#database';
import { ConsultationsService } from '../consultations.service.js';
import type { Consultation } from '../consultation.entity.js';
import { DraftNature, DraftStage, type Draft } from '../draft.entity.js';
import { DraftsService } from '../drafts.service.js';
import type { OpenConsultationInput } from '../open-consultation.js';
import type { Regulation } from '../regulation.entity.js';
import { RegulationsService } from '../regulations.service.js';
import { TasksService } from '../tasks.service.js';
import { draftText } from './draft-text.js';

export const system = Viewer.system('test');

/** What was asked for; a refusal where a case is only being set up is a mistake of the test. */
async function done<T>(answer: Promise<T | Refusal>): Promise<T> {
  const made = await answer;
  if (made instanceof Refusal) throw new Error(made.text.en);
  return made as T;
}

/** Services on a test's database, and short ways to set a case up. Names never repeat. */
export class Scene {
  readonly authorities: AuthoritiesService;
  readonly points: ContactPointsService;
  readonly regulations: RegulationsService;
  readonly drafts: DraftsService;
  readonly consultations: ConsultationsService;
  readonly tasks: TasksService;
  private named = 0;

  constructor(
    readonly db: Database,
    readonly clock: StoppedClock,
  ) {
    this.authorities = new AuthoritiesService(db, clock);
    this.points = new ContactPointsService(db, clock);
    this.regulations = new RegulationsService(db, clock);
    this.drafts = new DraftsService(db, clock);
    this.consultations = new ConsultationsService(db, clock);
    this.tasks = new TasksService(db, clock);
  }

  name(what: string): string {
    return `示例${what}${++this.named}`;
  }

  authority(): Promise<Authority> {
    const input = { name: this.name('人大常委会'), kind: AuthorityKind.CONGRESS_COMMITTEE };
    return done<Authority>(this.authorities.add(system, input));
  }

  point(more: object = {}): Promise<ContactPoint> {
    const input = {
      name: this.name('街道'),
      kind: ContactPointKind.SUBDISTRICT,
      since: '2020-01-01',
      ...more,
    };
    return done<ContactPoint>(this.points.add(system, input));
  }

  regulation(authority: Authority, kind = RegulationKind.LOCAL_REGULATION): Promise<Regulation> {
    const input = { authorityId: authority.id, title: this.name('条例'), kind };
    return done<Regulation>(this.regulations.add(system, input));
  }

  draft(regulation: Regulation, more: object = {}): Promise<Draft> {
    const version = { nature: DraftNature.NEW, stage: DraftStage.DRAFT, datedOn: '2024-05-01' };
    const input = { regulationId: regulation.id, ...version, text: draftText, ...more };
    return done<Draft>(this.drafts.import(system, input));
  }

  async publishedDraft(authority: Authority, kind?: RegulationKind): Promise<Draft> {
    const draft = await this.draft(await this.regulation(authority, kind));
    return done<Draft>(this.drafts.publish(system, { draftId: draft.id }));
  }

  /** Open for points only, from today on. */
  async consultation(authority: Authority, more: Partial<OpenConsultationInput> = {}): Promise<Consultation> {
    const { id: draftId } = await this.publishedDraft(authority);
    const opensOn = this.clock.today();
    const input = { draftId, opensOn, closesOn: '2024-06-30', openToPublic: false, ...more };
    return done<Consultation>(this.consultations.open(system, input));
  }

  legislator(authority: Authority): Viewer {
    const account = { id: uuidv7() } as never;
    return Viewer.of({
      account,
      holdings: [{ role: Role.LEGISLATOR, authorityId: authority.id, contactPointIds: [] }],
    });
  }

  staff(...points: ContactPoint[]): Viewer {
    const account = { id: uuidv7() } as never;
    const contactPointIds = points.map((point) => point.id);
    return Viewer.of({
      account,
      holdings: [{ role: Role.CONTACT_POINT_STAFF, authorityId: null, contactPointIds }],
    });
  }

  get anyone(): Viewer {
    return Viewer.of({ account: null });
  }

  /** What loaders of a request find. */
  request(viewer: Viewer = system): RequestContext {
    return { db: this.db, viewer, language: 'zh', requestId: 'test', loaders: new Map() } as never;
  }
}
