import type { MigrationInterface } from 'typeorm';

/** Every migration, oldest first. One that has landed is never edited, renamed or moved. */
export const migrations: (new () => MigrationInterface)[] = [];

/** Tables whose rows never change: the server's role may read and add, and nothing else. */
export const insertOnlyTables: string[] = [];
