import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from './database.js';
import { readAddress, type Address } from './address.js';
import { connect } from './data-source.js';
import { startEmbedded, type Embedded } from './embedded/embedded.js';

const folder = mkdtempSync(join(tmpdir(), 'caifeng-standby-'));
const options = { purpose: 'test', say: () => undefined };
let server: Embedded;
beforeAll(async () => {
  chmodSync(folder, 0o755);
  server = await startEmbedded(folder, options);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const closed = { host: '127.0.0.1', port: 1 };
const among = (address: Address, ...targets: Address['targets']) => ({ ...address, targets });

it('passes over a server that does not answer', async () => {
  const address = readAddress(server.ownerUrl);
  const source = await connect(among(address, closed, ...address.targets));
  expect(await source.query('select 1 as up')).toEqual([{ up: 1 }]);
  await source.destroy();
  await expect(connect(among(address, closed, closed))).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

it('passes over a standby, and a transaction waits until there is a primary', async () => {
  await server.stop();
  writeFileSync(join(folder, 'postgresql/standby.signal'), '');
  server = await startEmbedded(folder, options);
  const address = readAddress(server.ownerUrl);

  const single = await connect(address);
  const [{ standby }] = await single.query('select pg_is_in_recovery() as standby');
  expect(standby).toBe(true);
  await expect(connect(among(address, closed, ...address.targets))).rejects.toThrow(
    'is a standby and takes no writes',
  );

  // The standby is found, stays connected, and refuses to write until it is promoted.
  let runs = 0;
  const written = new Database(single).transaction(async (tx) => {
    if (++runs === 2) await single.query('select pg_promote()');
    await tx.query('create table kept as select 1 as id');
  });
  await written;
  expect(runs).toBeGreaterThan(1);
  expect(await single.query('select id from kept')).toEqual([{ id: 1 }]);
  await single.destroy();
});
