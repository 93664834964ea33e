import type { Command } from '../command.js';

/** Every command by its name; the file is read when the command is called. */
export const commands: Record<string, () => Promise<{ default: Command }>> = {
  compare: () => import('./compare.js'),
  'export-draft': () => import('./export-draft.js'),
  figures: () => import('./figures.js'),
  'one-time-code': () => import('./one-time-code.js'),
  'fill-demo': () => import('./fill-demo.js'),
  'import-comments': () => import('./import-comments.js'),
  'import-draft': () => import('./import-draft.js'),
  migrate: () => import('./migrate.js'),
  parse: () => import('./parse.js'),
  'remove-demo': () => import('./remove-demo.js'),
};
