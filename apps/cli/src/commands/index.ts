import type { Command } from '../command.js';

/** Every command by its name; the file is read when the command is called. */
export const commands: Record<string, () => Promise<{ default: Command }>> = {
  figures: () => import('./figures.js'),
  migrate: () => import('./migrate.js'),
};
