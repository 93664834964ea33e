// npm run dev: build and serve; on every change build again, and when that succeeds serve the new program.
import { spawn } from 'node:child_process';
import { install, root, say } from './steps.mjs';

await install();

let server = null;
let turn = Promise.resolve();
const restart = () => (turn = turn.then(stop).then(start));

const compiler = spawn(
  process.execPath,
  ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'],
  { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
);
compiler.stdout.setEncoding('utf8').on('data', (text) => {
  process.stderr.write(text);
  if (/Found 0 errors/.test(text)) restart();
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, async () => {
    compiler.kill();
    await turn.then(stop);
    process.exit(0);
  });

function start() {
  server = spawn(process.execPath, ['--enable-source-maps', 'dist/apps/api/src/main.js'], {
    cwd: root,
    stdio: 'inherit',
    detached: process.platform !== 'win32', // Ctrl-C reaches it through us, once.
  });
  server.once('exit', (code) => code && say('The server ended; it starts again after the next change.'));
}

async function stop() {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
}
