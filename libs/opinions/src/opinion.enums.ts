import { registerEnumType } from '@nestjs/graphql';

/** What an opinion asks for. */
export enum OpinionKind {
  TEXT_CHANGE = 'TEXT_CHANGE',
  ADDITION = 'ADDITION',
  DELETION = 'DELETION',
  QUESTION = 'QUESTION',
  SUPPORT = 'SUPPORT',
  OTHER = 'OTHER',
}

registerEnumType(OpinionKind, {
  name: 'OpinionKind',
  description: 'What an opinion asks for.',
  valuesMap: {
    TEXT_CHANGE: { description: 'Other words for what the draft says (修改).' },
    ADDITION: { description: 'Something the draft does not say yet (增加).' },
    DELETION: { description: 'Something the draft should not say (删除).' },
    QUESTION: { description: 'A question about what the draft means (疑问).' },
    SUPPORT: { description: 'Agreement with what the draft says (赞成).' },
    OTHER: { description: 'None of these (其他).' },
  },
});

/** Where an opinion stands on its way from the point to the authority. */
export enum OpinionState {
  DRAFT = 'DRAFT',
  ENDORSED = 'ENDORSED',
  SUBMITTED = 'SUBMITTED',
  RETURNED = 'RETURNED',
}

registerEnumType(OpinionState, {
  name: 'OpinionState',
  description: 'Where an opinion stands on its way from the point to the authority.',
  valuesMap: {
    DRAFT: {
      description: 'Being written at the point (草拟); nobody else sees it. Every edit leads back here.',
    },
    ENDORSED: { description: 'Approved at the point for submission (审定), and not edited since.' },
    SUBMITTED: {
      description: 'With the authority (已上报); counts in the figures, and its words stand still.',
    },
    RETURNED: { description: 'Sent back by the authority with a reason (退回), and not taken up again yet.' },
  },
});
