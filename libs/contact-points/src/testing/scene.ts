import type { Database, StoppedClock } from '#database';
import { loaderIn, Refusal, type RequestContext } from '#graphql';
import { Role, Viewer } from '#accounts';
import { AuthoritiesService } from '../authorities.service.js';
import { AuthorityKind, type Authority } from '../authority.entity.js';
import { contactPointList } from '../contact-point-list.js';
import { ContactPointKind, type ContactPoint } from '../contact-point.entity.js';
import { onlinePointOf } from '../contact-points.loaders.js';
import { ContactPointsService } from '../contact-points.service.js';
import { DesignationsService } from '../designations.service.js';

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
  readonly designations: DesignationsService;
  private named = 0;

  constructor(
    readonly db: Database,
    readonly clock: StoppedClock,
  ) {
    this.authorities = new AuthoritiesService(db, clock);
    this.points = new ContactPointsService(db, clock);
    this.designations = new DesignationsService(db, clock);
  }

  name(what: string): string {
    return `示例${what}${++this.named}`;
  }

  authority(): Promise<Authority> {
    const input = { name: this.name('人大常委会'), kind: AuthorityKind.CONGRESS_COMMITTEE };
    return done<Authority>(this.authorities.add(system, input));
  }

  point(more: object = {}): Promise<ContactPoint> {
    const input = { name: this.name('街道'), kind: ContactPointKind.SUBDISTRICT, ...more };
    return done<ContactPoint>(this.points.add(system, input));
  }

  async onlinePoint(authority: Authority): Promise<ContactPoint> {
    return (await loaderIn(this.request(), onlinePointOf)(authority.id))!;
  }

  /** Of an authority, or of the whole platform; it looks after these points. */
  administrator(authority: Authority | null, ...points: ContactPoint[]): Viewer {
    const account = { id: '018f0000-0000-7000-8000-000000000001' } as never;
    const contactPointIds = points.map((point) => point.id);
    const holdings = [{ role: Role.ADMINISTRATOR, authorityId: authority?.id ?? null, contactPointIds }];
    return Viewer.of({ account, holdings });
  }

  /** Names of the points the list gives, in its order. */
  async names(filter: object): Promise<string[]> {
    const { nodes } = await contactPointList(this.db, filter, this.clock.today(), {});
    return nodes.map((point) => point.name);
  }

  /** What loaders of a request find. */
  request(): RequestContext {
    return { db: this.db, viewer: system, language: 'zh', requestId: 'test', loaders: new Map() } as never;
  }
}

export const forbidden = { extensions: { code: 'FORBIDDEN' } };
