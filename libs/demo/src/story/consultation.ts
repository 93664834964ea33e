import { addDays, type Day } from '#database';
import type { Ledger } from '../ledger.js';
import type { Random } from '../random.js';
import type { Opened } from './hearing.js';
import { speakers } from '../voices/remark.js';
import type { PublishedDraft, Told } from './regulation.js';
import type { Point, Stage } from './stage.js';

const MINIMUM = { minimumDays: 15, minimumBasis: '示例市地方立法条例（示例）第三十条' };
const QUESTIONS = [
  '您在日常生活中遇到过哪些相关的问题？',
  '草案中哪一条最需要修改？',
  '还应当增加什么内容？',
];
const DECLINED = ['与本点服务对象关联较小', '近期任务集中，人手不足', '正在换届，暂不能组织征询'];

/** Opens a consultation on a published version. */
export function openConsultation(
  ledger: Ledger,
  random: Random,
  stage: Stage,
  { id: regulationId, title }: Told,
  draft: PublishedDraft,
  window: { opensOn: Day; closesOn: Day; version: number },
): Opened {
  const openedAt = random.momentOn(addDays(window.opensOn, -1));
  const id = random.idAt(openedAt);
  ledger.add('consultation', {
    id,
    regulationId,
    draftId: draft.id,
    title: `关于公开征求《${title}》${window.version ? '修改稿' : ''}意见的公告`,
    opensOn: window.opensOn,
    closesOn: window.closesOn,
    openToPublic: true,
    ...MINIMUM,
    overrideReason: null,
    occupations: Object.keys(speakers),
    introduction: '示例数据：这是为演示而拟的征求意见公告。',
    questions: QUESTIONS,
    openedAt,
    openedBy: stage.legislatorId,
    closedAt: null,
    closeReason: null,
    version: 1,
  });
  return { id, regulationId, draftId: draft.id, opensOn: window.opensOn, closesOn: window.closesOn };
}

/** What a point did with its task; `submittedAt` when it did. */
export type Answer =
  { state: 'OFFERED' | 'ACCEPTED' | 'DECLINED' } | { state: 'SUBMITTED'; submittedAt: Date };

/** Offers a point its task; one that takes part may hand it on to its collection points. @returns its due day */
export function offerTask(
  ledger: Ledger,
  random: Random,
  stage: Stage,
  opened: Opened,
  point: Point,
  answer: Answer,
): void {
  const offeredAt = random.momentOn(opened.opensOn);
  const id = random.idAt(offeredAt);
  const answered = answer.state !== 'OFFERED';
  const task = {
    consultationId: opened.id,
    state: answer.state,
    offeredAt,
    offeredBy: stage.legislatorId,
    answeredAt: answered ? random.momentOn(addDays(opened.opensOn, 1)) : null,
    answeredBy: answered ? point.staffId : null,
    declineReason: answer.state === 'DECLINED' ? random.pick(DECLINED) : null,
    submittedAt: answer.state === 'SUBMITTED' ? answer.submittedAt : null,
    version: 1,
  };
  const dueOn = opened.closesOn;
  ledger.add('consultation_task', { id, contactPointId: point.id, parentTaskId: null, dueOn, ...task });
  if (answer.state === 'OFFERED' || answer.state === 'DECLINED') return;
  for (const { id: contactPointId, from } of point.collects)
    if (from <= opened.opensOn)
      ledger.add('consultation_task', {
        id: random.idAt(offeredAt),
        contactPointId,
        parentTaskId: id,
        dueOn: addDays(dueOn, -3),
        ...task,
        state: 'ACCEPTED',
        offeredBy: point.staffId,
        submittedAt: null,
      });
}
