import { Accounts, CurrentViewer } from '#accounts';
import type { Person, TestServer } from './test-server.js';

export interface Named {
  id: string;
  name: string;
}

/** An authority with three points, and somebody in each role, all made through the API. */
export class Office {
  administrator: Person;
  legislator: Person;
  analyst: Person;
  /** One at each point, in order. */
  staff: Person[] = [];
  authority: Named;
  points: Named[] = [];

  /** The day begins: everybody signs in. */
  async begin(day: string): Promise<void> {
    this.server.clock.set(day);
    for (const person of [this.administrator, this.legislator, this.analyst, ...this.staff])
      await person.signIn();
  }

  private constructor(private readonly server: TestServer) {}

  static async open(server: TestServer, name = '示例市人民代表大会常务委员会'): Promise<Office> {
    const office = new Office(server);
    const first = await server.app
      .get(Accounts)
      .firstAdministrator(CurrentViewer.system('test'), { username: 'administrator', displayName: '管理员' });
    if (!first || !('code' in first)) throw new Error('There is an administrator already.');
    office.administrator = await server.person('administrator', first.code);
    office.authority = await office.administrator.act(
      'addAuthority',
      { name, kind: 'CONGRESS_COMMITTEE' },
      'Authority',
      'id name',
    );
    for (const [point, kind] of [
      ['示例一村', 'VILLAGE'],
      ['示例街道', 'SUBDISTRICT'],
      ['示例园区', 'PARK'],
    ]) {
      office.points.push(
        await office.administrator.act(
          'addContactPoint',
          { name: point, kind, district: '示例区', designatedById: office.authority.id, since: '2024-01-01' },
          'ContactPoint',
          'id name',
        ),
      );
    }
    const person = async (username: string, roles: object[]) => {
      const { code } = await office.administrator.actOnce<{ code: string }>(
        'addAccount',
        { username, displayName: username, roles },
        'OneTimeCode',
        'code',
      );
      return server.person(username, code);
    };
    office.legislator = await person('legislator', [
      { role: 'LEGISLATOR', authorityId: office.authority.id },
    ]);
    office.analyst = await person('analyst', [{ role: 'ANALYST', authorityId: office.authority.id }]);
    for (const [i, { id }] of office.points.entries())
      office.staff.push(await person(`staff${i}`, [{ role: 'CONTACT_POINT_STAFF', contactPointId: id }]));
    return office;
  }
}
