import { addDays, type Day } from '#database';
import type { Outcome } from '#comments';
import type { FeedbackWay } from '#decisions';
import type { Ledger } from '../ledger.js';
import type { Random } from '../random.js';
import { SERIES_END } from '../series.js';
import type { Stage } from './stage.js';

/** One published round of a decision. */
export interface Round {
  outcome: `${Outcome}`;
  reason: string;
  adoptedIntoId: string | null;
  publishedOn: Day;
}

const TOLD = { PHONE: 30, MEETING: 28, LETTER: 12, SMS: 18, ONLINE: 12 };
const NOTES = ['已当面说明', '居民表示理解', '在居民会议上宣读', '张贴于公示栏并逐一告知'];

/** Publishes the rounds of an opinion's decision, and tells most of those who spoke of the last. */
export function decideOpinion(
  ledger: Ledger,
  random: Random,
  stage: Stage,
  regulationId: string,
  opinionId: string,
  rounds: Round[],
  commentId: string,
): void {
  rounds.forEach(({ publishedOn, ...facts }, i) => {
    const recordedAt = random.eveningOn(publishedOn);
    const id = random.idAt(recordedAt);
    ledger.add('decision', {
      regulationId,
      id,
      opinionId,
      round: i + 1,
      ...facts,
      preparedAt: random.momentOn(addDays(publishedOn, -random.int(1, 6))),
      preparedBy: stage.legislatorId,
      publishedOn,
      publishedBy: stage.legislatorId,
      recordedAt,
      recordedOn: publishedOn,
    });
    if (i === rounds.length - 1 && random.chance(0.62))
      tell(ledger, random, regulationId, id, opinionId, facts, publishedOn, commentId);
  });
}

function tell(
  ledger: Ledger,
  random: Random,
  regulationId: string,
  decisionId: string,
  opinionId: string,
  { outcome }: Pick<Round, 'outcome'>,
  publishedOn: Day,
  commentId: string,
): void {
  const later = addDays(publishedOn, random.int(1, 40));
  const toldOn = later < SERIES_END ? later : SERIES_END;
  const recordedAt = random.eveningOn(toldOn);
  const honoured = outcome === 'ADOPTED' && random.chance(0.3);
  ledger.add('feedback', {
    regulationId,
    id: random.idAt(recordedAt),
    decisionId,
    opinionId,
    commentId: random.chance(0.6) ? commentId : null,
    how: honoured ? 'CERTIFICATE' : random.weighted<`${FeedbackWay}`>(TOLD),
    toldOn,
    note: random.chance(0.3) ? random.pick(NOTES) : null,
    recordedAt,
    recordedOn: toldOn,
    recordedBy: null,
  });
}
