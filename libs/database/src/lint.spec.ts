import { ESLint } from 'eslint';
import { projectFolder } from '#config';

const eslint = new ESLint({ cwd: projectFolder });
const faults = async (code: string) => {
  const [result] = await eslint.lintText(code, { filePath: 'libs/comments/src/example.ts' });
  return result!.messages.map((message) => message.message);
};

it('catches a statement beside the transaction it stands in', async () => {
  const method = (body: string) =>
    `export class Example { db: any; log() { return this.db.transaction(async (tx: any) => { ${body} }); } }`;
  expect(await faults(method('await tx.query("a"); await this.db.manager.query("b");'))).toEqual([
    'Inside a transaction use its tx, not this.db.',
  ]);
  expect(
    await faults(method('for (const a of [1]) await tx.query([a].map((b) => this.db.sql`${b}`));')),
  ).toHaveLength(1);
  expect(await faults(method('await tx.query("a");'))).toEqual([]);
});

it('catches a look at the environment past #config', async () => {
  expect(await faults('export const home = process.env.HOME;')).toEqual([
    'The environment is read by #config alone; inject Config.',
  ]);
});
