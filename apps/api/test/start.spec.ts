import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '#config';

const { DATABASE_URL: _, TEST_DATABASE: __, ...environment } = process.env;
const folder = mkdtempSync(join(tmpdir(), 'caifeng-start-'));
const running: ChildProcess[] = [];
beforeAll(() => chmodSync(folder, 0o755));
afterAll(async () => {
  await Promise.all(
    running.map((child) => child.exitCode ?? child.signalCode ?? (child.kill(), once(child, 'exit'))),
  );
  rmSync(folder, { recursive: true });
});

/** Runs a script from another folder, as `npm start` may be. */
function script(name: string, args: string[] = [], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(projectFolder, 'scripts', name), ...args], {
    cwd: tmpdir(),
    env: { ...environment, NODE_OPTIONS: '', PORT: '0', CAIFENG_DATA: folder, CAIFENG_DEMO: 'off', ...env },
  });
  running.push(child);
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (said.err += text));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number, ...said }));
  return { child, said, ended };
}

async function start() {
  const server = script('start.mjs');
  const address = await new Promise<string>((resolve, reject) => {
    server.child.stdout.on('data', () => {
      const ready = /ready at (http:\S+)/.exec(server.said.out);
      if (ready) resolve(ready[1]!);
    });
    void server.ended.then(({ err }) => reject(new Error(`it ended: ${err}`)));
  });
  return { ...server, address };
}

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1);
const postmaster = () =>
  Number(readFileSync(join(folder, 'postgresql/postmaster.pid'), 'utf8').split('\n')[0]);

it('serves, is found by a second copy and by a command, and stops cleanly', async () => {
  const server = await start();
  for (const health of ['live', 'ready']) {
    const answer = await fetch(`${server.address}/health/${health}`);
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }]);
  }

  const second = await script('start.mjs').ended;
  expect(second.code).toBe(1);
  expect(lastLine(second.err)).toMatch(
    new RegExp(`in use by process ${server.child.pid} \\(server\\) since `),
  );

  const command = await script('cli.mjs', ['migrate']).ended;
  expect(command).toEqual({ code: 0, out: 'The database is up to date.\n', err: '' });

  const pid = postmaster();
  server.child.kill('SIGTERM');
  expect((await server.ended).code).toBe(0);
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  expect(existsSync(join(folder, 'holder.json'))).toBe(false);
});

it('finishes a request under way before it stops, and takes no more', async () => {
  const server = await start();
  const body = JSON.stringify({ query: '{ __typename }' });
  const headers = { 'content-type': 'application/json', 'content-length': body.length };
  const underWay = request(`${server.address}/graphql`, { method: 'POST', headers });
  underWay.write(body.slice(0, 5));
  await new Promise((resolve) => setTimeout(resolve, 200));
  server.child.kill('SIGTERM');
  await new Promise((resolve) => setTimeout(resolve, 500));
  await expect(fetch(`${server.address}/health/live`)).rejects.toThrow('fetch failed');
  underWay.end(body.slice(5));
  const [answer] = (await once(underWay, 'response')) as [IncomingMessage];
  expect(answer.statusCode).toBe(200);
  answer.resume();
  expect((await server.ended).code).toBe(0);
});

it('starts again after kill -9', async () => {
  const server = await start();
  server.child.kill('SIGKILL');
  await server.ended;
  const again = await start();
  expect((await fetch(`${again.address}/health/ready`)).status).toBe(200);
  again.child.kill('SIGINT');
  expect((await again.ended).code).toBe(0);
});

it('says which port is taken and how to choose another', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const { code, out, err } = await script('start.mjs', [], { PORT: String(port) }).ended;
  other.close();
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(
    new RegExp(`^Port ${port} is taken by another program; choose another: PORT=3000 npm start\\..*\\n$`),
  );
});

it('does not start with a variable it does not know', async () => {
  const { code, err } = await script('start.mjs', [], { CAIFENG_DEMOS: 'off' }).ended;
  expect(code).toBe(1);
  expect(err).toMatch(/^CAIFENG_DEMOS is not a variable of this program; did you mean CAIFENG_DEMO\?.*\n$/);
});

it('lists the commands when it does not know one', async () => {
  const unknown = await script('cli.mjs', ['migrat']).ended;
  expect([unknown.code, unknown.out]).toEqual([2, '']);
  expect(unknown.err).toMatch(
    /^There is no command "migrat"\.[^]*\n {2}migrate +Bring the database up to date/,
  );
  const wrong = await script('cli.mjs', ['migrate', '--fast']).ended;
  expect([wrong.code, wrong.out]).toEqual([2, '']);
  expect(wrong.err).toMatch(/Unknown option '--fast'[^]*Usage: npm run cli -- migrate\n$/);
});
