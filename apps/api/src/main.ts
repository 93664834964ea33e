import 'reflect-metadata';
import { CannotStart, loadConfig } from '#config';
import { openDatabase, requireFreeFolder } from '#database';
import { createServer } from './create-server.js';
import { firstStart } from './first-start.js';
import { listen, requireFreePort } from './listen.js';

/** How long requests under way may take after the server was told to stop. */
const PATIENCE_MS = 15_000;

const say = (line: string) => console.log(line);
let stop: () => Promise<void> | void = () => undefined;
let stopping = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, async () => {
    if (stopping) process.exit(1); // Asked twice: at once. PostgreSQL is told to stop by the exit itself.
    stopping = true;
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    say('Stopping … 正在停止');
    await stop();
    process.exit(0);
  });

try {
  const config = loadConfig();
  await requireFreePort(config).catch((error) => {
    requireFreeFolder(config); // Started twice: saying who runs already helps more than another port would.
    throw error;
  });
  const opened = await openDatabase(config, { purpose: 'server', say });
  stop = opened.close;
  const app = await createServer(config, opened.database);
  stop = () => app.close().finally(opened.close);
  await firstStart(app, config, say);
  const [address, ...others] = await listen(app, config);
  if (others.length) say(`In the network: ${others.join('  ')}`);
  if (!config.tlsCert && !/^(localhost$|127\.|::1$)/.test(config.host))
    say(plainHttpWarning(config.allowPlainHttp));
  say(`Caifeng 采风 is ready at ${address} (${process.uptime().toFixed(1)} s). Ctrl-C stops it.`);
} catch (error) {
  if (!stopping) {
    console.error(error instanceof CannotStart ? error.message : error);
    await stop();
    process.exit(1);
  }
}

function plainHttpWarning(allowed: boolean): string {
  return allowed
    ? 'Warning: passwords travel unencrypted, from anywhere (CAIFENG_ALLOW_PLAIN_HTTP=on). 警告：口令未加密传输。'
    : 'Warning: without TLS, people can sign in only from this machine and private networks. 警告：未启用 TLS，仅本机和内网可登录。';
}
