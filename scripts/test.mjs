// npm test: install, build, check types, lint, test. The last line is the real result.
// `npm test -- libs/comments` runs the tests of one room.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, install, run, say } from './steps.mjs';

const folder = mkdtempSync(join(tmpdir(), 'caifeng-result-'));
const outputFile = join(folder, 'result.json');
process.once('exit', () => {
  console.log(summary()); // Also when installing or building failed.
  rmSync(folder, { recursive: true });
});

await install();
await build();
say('Checking types …');
const types = await run(process.execPath, [
  'node_modules/typescript/bin/tsc',
  '-p',
  'tsconfig.json',
  '--noEmit',
  '--tsBuildInfoFile',
  'dist/.tsbuildinfo-check',
]);
say('Linting …');
const lint = await run(process.execPath, ['node_modules/eslint/bin/eslint.js', '.']);
if (lint) say('ESLint: failed.');
say('Testing …');
const flags = '--experimental-vm-modules --disable-warning=ExperimentalWarning';
const tests = await run(
  process.execPath,
  ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${outputFile}`, ...process.argv.slice(2)],
  {
    env: { ...process.env, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} ${flags}`.trim() },
    stdio: ['inherit', 'ignore', 'inherit'], // Jest reports on stderr; its stdout is the JSON once more.
  },
);
process.exitCode = types || lint || tests;

/** A file of tests that could not even run counts as a failure. */
function summary() {
  try {
    const result = JSON.parse(readFileSync(outputFile, 'utf8'));
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    return `${result.numPassedTests} passed, ${failed} failed, ${result.numPendingTests + result.numTodoTests} skipped`;
  } catch {
    return '0 passed, 1 failed, 0 skipped';
  }
}
