// npm start: install, build, serve.
import { build, install } from './steps.mjs';

await install();
await build();
endWithNpm();
await import('../dist/apps/api/src/main.js');

/** npm passes signals on, but when npm itself is killed nobody would stop the server. */
function endWithNpm() {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGTERM'), 1_000).unref();
}
