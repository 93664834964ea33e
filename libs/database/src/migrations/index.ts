import type { MigrationInterface } from 'typeorm';
import { TheModel1700000000001 } from './0001-the-model.js';
import { Alignment1700000000002 } from './0002-alignment.js';

/** Every migration, oldest first. One that has landed is never edited, renamed or moved. */
export const migrations: (new () => MigrationInterface)[] = [TheModel1700000000001, Alignment1700000000002];

/** Tables whose rows never change: the server's role may read and add, and nothing else. */
export const insertOnlyTables: string[] = [
  'alignment',
  'audit',
  'comment',
  'comment_redaction',
  'comment_release',
  'comment_withdrawal',
  'contact_point_district',
  'contact_point_parent',
  'decision',
  'draft',
  'draft_publication',
  'feedback',
  'opening_balance',
  'opinion_return',
  'provision',
  'regulation_status',
  'resident_contact',
  'submission',
  'submission_comment',
];
