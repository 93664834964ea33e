/** One command of `npm run cli -- <name> …`, in a file of its own under commands/. */
export interface Command {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** Arguments and options, as printed when they are wrong: `import-draft FILE [--title TEXT]`. */
  usage: string;
  /** Prints its result to stdout and everything else with `say`. Returns the exit code; none is 0. */
  run(args: string[]): Promise<number | void>;
}

/** The arguments are wrong: the message and the command's usage are printed, and the exit code is 2. */
export class UsageError extends Error {}

/** Tells the person something that is no part of the result. */
export function say(line: string): void {
  process.stderr.write(line + '\n');
}
