import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How the provisions of one draft correspond to those of the next.
 *
 * `alignment` holds what the comparison found when a draft was imported, a row for each change that has a provision of
 * the earlier draft: it never changes. What a person says instead stands in `alignment_confirmation`, one row for a
 * provision and the draft that follows, and comes before it. What was added has no row: nothing corresponds to it.
 */
export class Alignment1700000000002 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(tables);
    await q.query(foreignKeys);
    await q.query(indexes);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const kinds = `array['UNCHANGED','TYPOGRAPHIC','EDITED','RENUMBERED','MOVED','SPLIT','MERGED','REMOVED']`;

const tables = `
create table alignment (
  id uuid not null,
  earlier_draft_id uuid not null,
  later_draft_id uuid not null,
  ordinal integer not null,
  earlier_id uuid not null,
  later_id uuid,
  kinds text[] not null,
  confidence double precision not null,
  constraint alignment_pk primary key (id),
  constraint alignment_ordinal_once unique (later_draft_id, earlier_draft_id, ordinal),
  constraint alignment_kinds check (kinds <@ ${kinds} and cardinality(kinds) > 0),
  constraint alignment_removed check ((later_id is null) = ('REMOVED' = any(kinds))),
  constraint alignment_confidence check (confidence between 0 and 1)
);

create table alignment_confirmation (
  earlier_id uuid not null,
  later_draft_id uuid not null,
  later_id uuid,
  kinds text[] not null,
  confirmed_at timestamptz(3) not null,
  confirmed_by uuid,
  version integer not null default 1,
  constraint alignment_confirmation_pk primary key (earlier_id, later_draft_id),
  constraint alignment_confirmation_kinds check (kinds <@ ${kinds} and cardinality(kinds) > 0),
  constraint alignment_confirmation_removed check ((later_id is null) = ('REMOVED' = any(kinds)))
);
`;

/** `child(column) → parent(id)`, named `child_has_…`. */
const references: [child: string, column: string, parent: string][] = [
  ['alignment', 'earlier_draft_id', 'draft'],
  ['alignment', 'later_draft_id', 'draft'],
  ['alignment', 'earlier_id', 'provision'],
  ['alignment', 'later_id', 'provision'],
  ['alignment_confirmation', 'earlier_id', 'provision'],
  ['alignment_confirmation', 'later_draft_id', 'draft'],
  ['alignment_confirmation', 'later_id', 'provision'],
];

const foreignKeys = references
  .map(
    ([child, column, parent]) =>
      `alter table ${child} add constraint ${child}_has_${column.replace(/_id$/, '')} foreign key (${column}) references ${parent} (id);`,
  )
  .join('\n');

const indexes = `
create index alignment_by_earlier on alignment (earlier_id, later_draft_id);
create index alignment_by_later on alignment (later_id);
create index alignment_confirmation_by_later on alignment_confirmation (later_id);
`;
