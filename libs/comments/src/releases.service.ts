import { Injectable } from '@nestjs/common';
import type { Viewer } from '#accounts';
import { auditMany } from '#audit';
import { andWhere, Clock, Database, sql, uuidv7 } from '#database';
import { InvalidInput, parseBigId, Problem, type BigKey } from '#graphql';
import { changesOf } from './audit-comments.js';
import { Comment } from './comment.entity.js';
import { lastReleases, withdrawalsOf } from './comment-facts.sql.js';
import { findComment } from './find-comment.js';
import { RowProblem, RowsRefused } from './log-comments.js';
import { redactionProblems, type RedactCommentInput } from './redact-comment.js';
import { CommentsReleased, type ReleaseCommentsInput } from './release-comments.js';
import { release, takeTurns } from './releases.js';
import { the } from './the.js';
import { commentWithinScope } from './within-scope.sql.js';

/** What the public may read of comments. */
@Injectable()
export class ReleasesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Makes comments public, masked: all, or none. Releasing the same again adds nothing. */
  release(viewer: Viewer, { ids }: ReleaseCommentsInput): Promise<CommentsReleased | RowsRefused> {
    const keys = ids.map(keyOf);
    return this.db.transaction(async (tx) => {
      const named = keys.filter((key) => key !== null);
      await takeTurns(
        tx,
        named.map((key) => key.regulationId),
      );
      const found = tx
        .createQueryBuilder(Comment, 'c')
        .where('(c.regulation_id, c.id) in (select * from unnest(:regulations::uuid[], :ids::uuid[]))', {
          regulations: named.map((key) => key.regulationId),
          ids: named.map((key) => key.id),
        });
      const comments = await andWhere(found, commentWithinScope(viewer, 'comment.release')).getMany();
      const byId = new Map(comments.map((comment) => [comment.id, comment]));
      const withdrawn = await withdrawalsOf(tx, comments);
      const problems = keys.flatMap((key, i) => {
        if (!key || !byId.has(key.id)) return new RowProblem(i + 1, new Problem('id', notFound));
        return withdrawn.has(key.id) ? new RowProblem(i + 1, new Problem('id', wasWithdrawn)) : [];
      });
      if (problems.length) return new RowsRefused(problems);

      const rounds = await release(tx, viewer, comments, this.clock.now());
      await auditMany(tx, viewer, await changesOf(tx, 'comment.release', rounds));
      return Object.assign(new CommentsReleased(), { comments: named.map((key) => byId.get(key.id)!) });
    });
  }

  /**
   * Hides parts of a comment's words; what was public is released anew without them.
   * @throws No (NOT_FOUND) when it is not there or not the viewer's
   */
  redact(viewer: Viewer, input: RedactCommentInput): Promise<Comment | InvalidInput> {
    const id = uuidv7();
    return this.db.transaction(async (tx) => {
      const comment = await findComment(tx, viewer, 'comment.redact', input.id);
      const problems = redactionProblems(comment, input);
      if (problems.length) return new InvalidInput(...problems);
      await takeTurns(tx, [comment.regulationId]);
      const at = this.clock.now();
      const spans = input.spans.map(({ field, start, end }) => ({ field, start, end }));
      const { regulationId, id: commentId } = comment;
      const added = await sql`/* redactComment */
        insert into comment_redaction (regulation_id, id, comment_id, spans, reason, recorded_at, recorded_by)
        values (${regulationId}, ${id}, ${commentId}, ${JSON.stringify(spans)}::jsonb, ${input.reason}, ${at}, ${viewer.id})
        on conflict (regulation_id, id) do nothing`.affected(tx);
      // Committed before its answer was lost: all below was done then.
      if (!added) return comment;
      const isPublic = (await lastReleases(tx, [comment])).has(comment.id);
      const [again] = isPublic ? await release(tx, viewer, [comment], at) : [];
      const after = { spans, releaseRound: again?.after.round ?? null };
      await auditMany(tx, viewer, await changesOf(tx, 'comment.redact', [{ comment, after }]));
      return comment;
    });
  }
}

const notFound = { zh: `找不到该${the.comment.zh}。`, en: `${the.comment.en} not found.` };
const wasWithdrawn = { zh: '该意见已撤回。', en: 'The comment was withdrawn.' };

function keyOf(opaqueId: string): BigKey | null {
  try {
    return parseBigId(opaqueId);
  } catch {
    return null;
  }
}
