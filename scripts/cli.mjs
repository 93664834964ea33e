// npm run cli -- COMMAND …: install, build, run the command. Only the command's result goes to stdout.
import { build, install } from './steps.mjs';

await install();
await build();
// npm changes to the project's folder; the paths among the arguments are meant from where it was called.
if (process.env.npm_lifecycle_event && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
await import('../dist/apps/cli/src/main.js');
