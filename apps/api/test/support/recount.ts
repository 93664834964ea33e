import type { DataSource } from 'typeorm';

export interface Recount {
  heard: number;
  voices: number;
  heardAccepted: number;
  submitted: number;
  decided: number;
  accepted: number;
  told: number;
}

/**
 * The figures counted once more, the plainest way: all rows are read and counted here, one by one. `keyOf` puts each
 * comment and opinion under a key; the key null is not wanted.
 */
export async function recount(
  owner: DataSource,
  asOf: string,
  keyOf: (row: { contact_point_id: string; regulation_id: string }) => string,
): Promise<Record<string, Recount>> {
  const rows = (table: string): Promise<any[]> => owner.query(`select * from ${table}`);
  const by = (day: string, ...more: string[]) => [day, ...more].every((each) => each <= asOf);
  const withdrawn = new Set(
    (await rows('comment_withdrawal')).filter((w) => by(w.recorded_on)).map((w) => w.comment_id),
  );
  const returned = new Set(
    (await rows('opinion_return')).filter((r) => by(r.recorded_on)).map((r) => r.submission_id),
  );
  const inForce = new Map<string, any>();
  for (const decision of await rows('decision'))
    if (by(decision.published_on, decision.recorded_on)) {
      const other = inForce.get(decision.opinion_id);
      if (!other || other.round < decision.round) inForce.set(decision.opinion_id, decision);
    }
  const told = new Set(
    (await rows('feedback')).filter((f) => by(f.told_on, f.recorded_on)).map((f) => f.decision_id),
  );
  const isAccepted = (decision: any) => ['ADOPTED', 'PARTIALLY_ADOPTED'].includes(decision?.outcome);

  const found: Record<string, Recount> = {};
  const at = (row: any) =>
    (found[keyOf(row)] ??= {
      heard: 0,
      voices: 0,
      heardAccepted: 0,
      submitted: 0,
      decided: 0,
      accepted: 0,
      told: 0,
    });
  const live = (await rows('submission')).filter(
    (s) => by(s.submitted_on, s.recorded_on) && !returned.has(s.id),
  );
  const acceptedSubmissions = new Set<string>();
  for (const submission of live) {
    const figures = at(submission);
    const decision = inForce.get(submission.opinion_id);
    figures.submitted++;
    if (decision) figures.decided++;
    if (isAccepted(decision)) {
      figures.accepted++;
      acceptedSubmissions.add(submission.id);
    }
    if (decision && told.has(decision.id)) figures.told++;
  }
  const links = await rows('submission_comment');
  const acceptedComments = new Set(
    links.filter((link) => acceptedSubmissions.has(link.submission_id)).map((link) => link.comment_id),
  );
  for (const comment of await rows('comment')) {
    if (!by(comment.heard_on, comment.recorded_on) || withdrawn.has(comment.id)) continue;
    const figures = at(comment);
    figures.heard++;
    figures.voices += comment.voices;
    if (acceptedComments.has(comment.id)) figures.heardAccepted++;
  }
  return found;
}
