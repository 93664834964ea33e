import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart, projectFolder, readConfig, variables } from '#config';

describe('readConfig', () => {
  it('is complete on an empty environment, frozen, and takes an empty variable for an unset one', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      port: 3000,
      host: '::',
      databaseUrl: null,
      demo: true,
      trustedProxies: null,
    });
    expect(config.dataFolder).toBe(join(projectFolder, '.data'));
    expect(Object.isFrozen(config)).toBe(true);
    expect(readConfig({ PORT: '', CAIFENG_DEMO: ' ' })).toEqual(config);
  });

  it('reads every variable', () => {
    expect(
      readConfig({
        PORT: '0',
        CAIFENG_HOST: '127.0.0.1',
        DATABASE_URL: 'postgres://server:p%40ss@db1:5432,db2/caifeng?sslmode=verify-full',
        DATABASE_OWNER_URL: 'postgresql://owner@db1/caifeng',
        CAIFENG_DATA: '/srv/caifeng',
        CAIFENG_DEMO: 'off',
        CAIFENG_TLS_CERT: '/srv/cert.pem',
        CAIFENG_TLS_KEY: '/srv/key.pem',
        CAIFENG_TRUSTED_PROXIES: '10.0.0.5, fd00::/8',
        CAIFENG_ALLOW_PLAIN_HTTP: 'on',
        CAIFENG_ALLOW_WEAK_DATABASE: 'on',
        CAIFENG_ALLOW_OWNER_ROLE: 'on',
        HOME: '/root',
      }),
    ).toEqual({
      port: 0,
      host: '127.0.0.1',
      databaseUrl: 'postgres://server:p%40ss@db1:5432,db2/caifeng?sslmode=verify-full',
      databaseOwnerUrl: 'postgresql://owner@db1/caifeng',
      dataFolder: '/srv/caifeng',
      demo: false,
      tlsCert: '/srv/cert.pem',
      tlsKey: '/srv/key.pem',
      trustedProxies: ['10.0.0.5', 'fd00::/8'],
      allowPlainHttp: true,
      allowWeakDatabase: true,
      allowOwnerRole: true,
    });
  });

  it.each([
    [{ PORT: '70000' }, 'PORT must be a port number from 0 to 65535 (0: any free port), not "70000".'],
    [{ PORT: '3e3' }, 'PORT must be'],
    [{ CAIFENG_HOST: 'example.org' }, 'CAIFENG_HOST must be an IP address of this machine, or "localhost"'],
    [{ CAIFENG_DEMO: 'true' }, 'CAIFENG_DEMO must be "on" or "off", not "true".'],
    [{ CAIFENG_TRUSTED_PROXIES: '10.0.0.0/33' }, 'CAIFENG_TRUSTED_PROXIES must be IP addresses or ranges'],
    [{ DATABASE_URL: 'mysql://root@db/caifeng' }, 'DATABASE_URL must be an address like postgres://'],
    [{ DATABASE_URL: 'postgres://db' }, 'DATABASE_URL must be an address like postgres://'],
    [{ DATABASE_OWNER_URL: 'postgres://o@db/x' }, 'DATABASE_OWNER_URL needs DATABASE_URL too'],
    [{ CAIFENG_TLS_CERT: 'cert.pem' }, 'CAIFENG_TLS_CERT and CAIFENG_TLS_KEY go together'],
    [{ CAIFENG_DEM0: 'off' }, 'CAIFENG_DEM0 is not a variable of this program; did you mean CAIFENG_DEMO?'],
    [{ Caifeng_Demo: 'off' }, 'did you mean CAIFENG_DEMO?'],
    [{ CAIFENG_FAVOURITE_COLOUR: 'red' }, 'there are CAIFENG_HOST, CAIFENG_DATA,'],
  ])('stops at %j', (env, message) => {
    expect(() => readConfig(env as Record<string, string>)).toThrow(CannotStart);
    expect(() => readConfig(env as Record<string, string>)).toThrow(message);
  });

  it('names every fault at once, in one line, and no password', () => {
    const faults = () => readConfig({ PORT: 'x', CAIFENG_DEMO: 'x', DATABASE_URL: 'postgres//u:secret@h/d' });
    expect(faults).toThrow(/^PORT .* CAIFENG_DEMO |^PORT .* DATABASE_URL .* CAIFENG_DEMO /);
    expect(faults).not.toThrow(/secret|\n/);
  });
});

test('docs/operating.md has one row for every variable, with its default', () => {
  const manual = readFileSync(join(projectFolder, 'docs/operating.md'), 'utf8');
  const rows = [...manual.matchAll(/^\| `([A-Z_]+)` +\| ([^|]*?) +\|/gm)].map(([, name, standard]) => [
    name,
    standard,
  ]);
  const expected = Object.values(variables).map((v) => [
    v.name,
    v.default === null ? '—' : `\`${v.default}\``,
  ]);
  expect(rows).toEqual(expected);
});
