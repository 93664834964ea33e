import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Names of the rules broken under the folders. */
async function broken(...folders: string[]): Promise<string[]> {
  const run = promisify(execFile)(
    process.execPath,
    [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      '--output-type',
      'json',
      '--config',
      '.dependency-cruiser.mjs',
      ...folders,
    ],
    { cwd: root, maxBuffer: 2 ** 28 },
  );
  const { stdout } = await run.catch((error: { stdout: string }) => error);
  const { summary } = JSON.parse(stdout) as {
    summary: { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] };
  };
  expect(summary.totalCruised).toBeGreaterThan(0);
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

it('rooms import only rooms before them, only by their doors, never in a circle', async () => {
  expect(await broken('apps', 'libs')).toEqual([]);
});

describe('the fence stands', () => {
  const folder = new URL('../../../libs/database/src/bad-import/', import.meta.url);
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it.each([
    [`import '#graphql';`, 'database-knows-no-later-room'],
    [`import '../../../config/src/variables.js';`, 'rooms-have-one-door'],
    [`import '../../../../apps/api/src/log.js';`, 'rooms-know-no-apps'],
  ])('%s is refused', async (line, rule) => {
    await mkdir(folder, { recursive: true });
    await writeFile(new URL('bad.ts', folder), line);
    expect(await broken('libs/database/src/bad-import')).toEqual([expect.stringContaining(rule)]);
  });
});
