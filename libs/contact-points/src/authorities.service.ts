import { Injectable } from '@nestjs/common';
import { Clock, Database, uuidv7 } from '#database';
import { no, page, parseId, type Page, type PageArgs } from '#graphql';
import { audit } from '#audit';
import type { Viewer } from '#accounts';
import type { AddAuthorityInput } from './add-authority.js';
import { Authority } from './authority.entity.js';
import { ContactPoint, ContactPointKind } from './contact-point.entity.js';
import { defaultMinimumWindows } from './default-minimum-windows.js';
import { MinimumWindow } from './minimum-window.entity.js';
import { unlessTaken, type NameTaken } from './name-taken.js';
import type { SetMinimumWindowInput } from './set-minimum-window.js';
import { the } from './the.js';

@Injectable()
export class AuthoritiesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** By name. */
  list(args: PageArgs): Promise<Page<Authority>> {
    return page(this.db.manager.createQueryBuilder(Authority, 'a'), args, [
      { column: 'a.name', direction: 'ASC', value: (authority) => authority.name },
    ]);
  }

  /** @throws No (NOT_FOUND) when there is none. */
  async byId(id: string): Promise<Authority> {
    const found = await this.db.manager.findOneBy(Authority, { id: parseId(id, the.authority) });
    if (!found) throw no.notFound(the.authority);
    return found;
  }

  /** Adds an authority with its ONLINE point and the minimum windows the law prescribes. */
  add(viewer: Viewer, input: AddAuthorityInput): Promise<Authority | NameTaken> {
    if (!viewer.scope('authority.manage').everything)
      throw no.notAllowed({
        zh: '只有全平台的管理员可以增设机关。',
        en: 'Only an administrator of the whole platform may add an authority.',
      });
    return unlessTaken(input.name, () =>
      this.db.transaction(async (tx) => {
        const createdAt = this.clock.now();
        const authority = tx.create(Authority, {
          id: uuidv7(),
          name: input.name,
          nameEn: input.nameEn || null,
          kind: input.kind,
          isDemo: false,
          createdAt,
        });
        const online = tx.create(ContactPoint, {
          id: uuidv7(),
          name: `${input.name}（网上征集）`,
          nameEn: null,
          kind: ContactPointKind.ONLINE,
          address: null,
          onlineForAuthorityId: authority.id,
          isDemo: false,
          createdAt,
        });
        await tx.insert(Authority, authority);
        await tx.insert(ContactPoint, online);
        await tx.insert(
          MinimumWindow,
          defaultMinimumWindows.map((window) => ({ authorityId: authority.id, ...window })),
        );
        await audit(tx, viewer, {
          operation: 'authority.add',
          subject: { kind: 'Authority', id: authority.id },
          authorityId: authority.id,
          after: { name: authority.name, kind: authority.kind, onlinePointId: online.id },
        });
        return authority;
      }),
    );
  }

  /** Consultations opened before keep the minimum they were opened under. */
  async setMinimumWindow(viewer: Viewer, input: SetMinimumWindowInput): Promise<MinimumWindow> {
    const authority = await this.byId(input.authorityId);
    if (!viewer.may('authority.manage', { authorityId: authority.id })) throw no.notAllowed();
    return this.db.transaction(async (tx) => {
      const key = { authorityId: authority.id, regulationKind: input.regulationKind };
      const { days, legalBasis } = input;
      // Two people setting it at once take turns here, so that each one's audit entry says what was before theirs.
      await tx.findOneOrFail(Authority, { where: { id: authority.id }, lock: { mode: 'pessimistic_write' } });
      const before = await tx.findOneBy(MinimumWindow, key);
      if (before) await tx.update(MinimumWindow, key, { days, legalBasis });
      else await tx.insert(MinimumWindow, { ...key, days, legalBasis });
      await audit(tx, viewer, {
        operation: 'authority.setMinimumWindow',
        subject: { kind: 'Authority', id: authority.id },
        authorityId: authority.id,
        before: before && { ...key, days: before.days, legalBasis: before.legalBasis },
        after: { ...key, days, legalBasis },
      });
      return tx.create(MinimumWindow, { ...key, days, legalBasis });
    });
  }
}
