import type { DataSource } from 'typeorm';
import { uuidv7 } from '#database';
import type { Comment } from '../comment.entity.js';
import type { Outcome } from '../outcome.js';

type Row = Record<string, unknown>;

const at = { recorded_at: '2024-06-15T12:00:00+08:00', recorded_on: '2024-06-15' };

/** What later rooms write about comments, as rows: those rooms may be imported from here no more than they import this. */
export class Decided {
  constructor(private readonly owner: DataSource) {}

  /** An opinion being written that rests on comments. */
  async opinion(comments: Comment[]): Promise<{ id: string } & Row> {
    const { regulationId, consultationId, draftId, contactPointId } = comments[0]!;
    const about = { consultation_id: consultationId, draft_id: draftId, contact_point_id: contactPointId };
    const said = { kind: 'OTHER', wording: '归纳' };
    const opinion = { regulation_id: regulationId, id: uuidv7(), ...about, ...said };
    const times = { created_at: at.recorded_at, updated_at: at.recorded_at };
    await this.insert('opinion', { ...opinion, ...times, state: 'DRAFT', search: '' });
    for (const { id } of comments)
      await this.insert('opinion_comment', {
        regulation_id: regulationId,
        opinion_id: opinion.id,
        comment_id: id,
      });
    return opinion;
  }

  /** @returns the submission */
  async submit({ id, ...opinion }: { id: string } & Row, comments: Comment[], round: number): Promise<Row> {
    const days = { submitted_on: '2024-06-15', first_submitted_on: '2024-06-15' };
    const submission = {
      ...opinion,
      id: uuidv7(),
      opinion_id: id,
      round,
      channel: 'MEETING',
      ...days,
      ...at,
    };
    await this.insert('submission', submission);
    for (const comment of comments)
      await this.insert('submission_comment', {
        regulation_id: comment.regulationId,
        submission_id: submission.id,
        comment_id: comment.id,
      });
    return submission;
  }

  async giveBack({ regulation_id, id, opinion_id }: Row): Promise<void> {
    await this.insert('opinion_return', {
      regulation_id,
      submission_id: id,
      opinion_id,
      reason: '请补充',
      ...at,
    });
  }

  async decide({ regulation_id, id }: Row, outcome: `${Outcome}`, round: number): Promise<void> {
    const facts = { outcome, reason: '理由', prepared_at: at.recorded_at, published_on: '2024-06-15' };
    await this.insert('decision', { regulation_id, id: uuidv7(), opinion_id: id, round, ...facts, ...at });
  }

  private async insert(table: string, row: Row): Promise<void> {
    const columns = Object.keys(row);
    const places = columns.map((_, i) => `$${i + 1}`);
    await this.owner.query(`insert into ${table} (${columns}) values (${places})`, Object.values(row));
  }
}
