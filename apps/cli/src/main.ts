import 'reflect-metadata';
import { CannotStart } from '#config';
import { say, UsageError, type Command } from './command.js';
import { commands } from './commands/index.js';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0); // Whoever reads has seen enough: `… | head`.
});

const [name, ...args] = process.argv.slice(2);
process.exitCode = await main(name, args);

async function main(name: string | undefined, args: string[]): Promise<number> {
  const load = name && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) return listCommands(name);
  const { default: command } = await load();
  if (args.includes('--help')) return help(command);
  try {
    return (await command.run(args)) ?? 0;
  } catch (error) {
    if (!isUsageError(error)) {
      if (error instanceof CannotStart) say(error.message);
      else console.error(error);
      return 1;
    }
    say(`${error.message}\nUsage: npm run cli -- ${command.usage}`);
    return 2;
  }
}

function isUsageError(error: unknown): error is Error {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  return error instanceof UsageError || String(code).startsWith('ERR_PARSE_ARGS_');
}

function help({ summary, usage }: Command): number {
  console.log(`${summary}\nUsage: npm run cli -- ${usage}`);
  return 0;
}

async function listCommands(unknown: string | undefined): Promise<number> {
  const asked = unknown === 'help' || unknown === '--help';
  if (unknown && !asked) say(`There is no command "${unknown}".`);
  const lines = await Promise.all(
    Object.entries(commands).map(
      async ([name, load]) => `  ${name.padEnd(18)} ${(await load()).default.summary}`,
    ),
  );
  (asked ? console.log : say)(`Commands, called as npm run cli -- COMMAND …\n${lines.join('\n')}`);
  return asked ? 0 : 2;
}
