import type { EntityManager } from 'typeorm';
import { sql } from '#database';
import type { Account, RoleGrant } from '#accounts';
import type { CollectionEvent, Comment, CommentRelease, CommentWithdrawal } from '#comments';
import type { Authority, ContactPoint, ContactPointDistrict, ContactPointParent } from '#contact-points';
import type { Designation, MinimumWindow } from '#contact-points';
import type { Decision, Feedback, PreparedDecision } from '#decisions';
import type { Opinion, OpinionComment, OpinionGroup, OpinionReturn } from '#opinions';
import type { Submission, SubmissionComment } from '#opinions';
import type { Consultation, ConsultationTask, Draft, DraftPublication } from '#regulations';
import type { Alignment, Provision, Regulation, RegulationStatusEntry } from '#regulations';

interface Tables {
  authority: Authority;
  minimum_window: MinimumWindow;
  contact_point: ContactPoint;
  contact_point_parent: ContactPointParent;
  contact_point_district: ContactPointDistrict;
  designation: Designation;
  account: Account;
  role_grant: RoleGrant;
  regulation: Regulation;
  regulation_status: RegulationStatusEntry;
  draft: Draft;
  draft_publication: DraftPublication;
  provision: Provision;
  alignment: Alignment;
  consultation: Consultation;
  consultation_task: ConsultationTask;
  collection_event: CollectionEvent;
  comment: Comment;
  comment_withdrawal: CommentWithdrawal;
  comment_release: CommentRelease;
  opinion_group: OpinionGroup;
  opinion: Opinion;
  opinion_comment: OpinionComment;
  submission: Submission;
  submission_comment: SubmissionComment;
  opinion_return: OpinionReturn;
  prepared_decision: PreparedDecision;
  decision: Decision;
  feedback: Feedback;
}

/** What a table's row needs; enums as their texts, so that a draw by weight fits. */
export type Row<Entity> = {
  [Key in keyof Entity as Key extends 'globalId' ? never : Key]: Entity[Key] extends string | null
    ? `${NonNullable<Entity[Key]>}` | Extract<Entity[Key], null>
    : Entity[Key];
};

/** In which order tables can be written: who is referred to, first. */
const order: (keyof Tables)[] = [
  ...(['authority', 'minimum_window', 'contact_point', 'contact_point_parent'] as const),
  ...(['contact_point_district', 'designation', 'account', 'role_grant', 'regulation'] as const),
  ...(['regulation_status', 'draft', 'draft_publication', 'provision', 'alignment', 'consultation'] as const),
  ...(['consultation_task', 'collection_event', 'comment', 'comment_withdrawal', 'comment_release'] as const),
  ...(['opinion_group', 'opinion', 'opinion_comment', 'submission', 'submission_comment'] as const),
  ...(['opinion_return', 'prepared_decision', 'decision', 'feedback'] as const),
];

/** Rows that wait to be written together, thousands a statement. */
export class Ledger {
  private waiting = new Map<keyof Tables, object[]>();

  add<Table extends keyof Tables>(table: Table, row: Row<Tables[Table]>): void {
    const rows = this.waiting.get(table);
    if (rows) rows.push(row);
    else this.waiting.set(table, [row]);
  }

  /** How many rows wait. */
  get size(): number {
    return [...this.waiting.values()].reduce((sum, rows) => sum + rows.length, 0);
  }

  /** Takes what waits and writes it; what is added meanwhile waits for the next time. */
  async write(tx: EntityManager): Promise<void> {
    const taken = this.waiting;
    this.waiting = new Map();
    for (const table of order) {
      const rows = taken.get(table);
      if (rows) await insert(tx, table, rows);
    }
  }
}

async function insert(tx: EntityManager, table: string, rows: object[]): Promise<void> {
  const names = sql.join(Object.keys(rows[0]!).map((name) => sql.id(snake(name))));
  const records = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), stored(value)])),
  );
  await sql`/* demo */ insert into ${sql.id(table)} (${names})
    select ${names} from json_populate_recordset(null::${sql.id(table)}, ${JSON.stringify(records)}::json)`.on(
    tx,
  );
}

const names = new Map<string, string>();
function snake(name: string): string {
  const known = names.get(name) ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  names.set(name, known);
  return known;
}

const stored = (value: unknown) => (Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value);
