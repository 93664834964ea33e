// npm run bench -- [room …]: build, then run the measurements of these rooms, or of all that have any.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, install, root, say } from './steps.mjs';

await install();
await build();
const libs = join(root, 'dist', 'libs');
const folder = (room) => join(libs, room, 'bench');
const wanted = process.argv.slice(2);
const missing = wanted.filter((room) => !existsSync(folder(room)));
if (missing.length > 0) {
  say(`No measurements for ${missing.join(', ')}.`);
  process.exit(2);
}
process.chdir(root);
const rooms = wanted.length > 0 ? wanted : readdirSync(libs).filter((room) => existsSync(folder(room)));
for (const room of rooms) {
  for (const file of readdirSync(folder(room)).filter((name) => name.endsWith('.bench.js'))) {
    const { run } = await import(pathToFileURL(join(folder(room), file)).href);
    await run();
  }
}
