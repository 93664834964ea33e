// npm start: install, build, serve.
import { existsSync, readFileSync } from 'node:fs';
import { build, install } from './steps.mjs';

await install();
await build();
endWithNpm();
await import('../dist/apps/api/src/main.js');

/** npm passes signals on, but when npm itself is killed nobody would stop the server: so it watches npm. */
function endWithNpm() {
  if (process.env.npm_lifecycle_event !== 'start' || process.platform !== 'linux') return;
  const about = (pid, what) => readFileSync(`/proc/${pid}/${what}`, 'utf8');
  const parentOf = (pid) =>
    about(pid, 'stat')
      .replace(/^.*\) /s, '')
      .split(' ')[1];
  // Between npm and this stands a shell, if it is one that does not make way for what it runs.
  const npm = [process.ppid, parentOf(process.ppid)].find((pid) => about(pid, 'cmdline').startsWith('npm'));
  if (!npm) return;
  const watch = setInterval(() => {
    if (existsSync(`/proc/${npm}`)) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 1_000).unref();
}
