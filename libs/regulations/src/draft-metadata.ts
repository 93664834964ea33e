import type { Authority, RegulationKind } from '#contact-points';
import type { AkomaNtosoMetadata } from '#legal-text';
import { DraftStage, type Draft } from './draft.entity.js';
import type { Regulation } from './regulation.entity.js';

interface Name {
  zh: string;
  en: string;
}

const stages: Record<DraftStage, Name> = {
  CONSULTATION_DRAFT: { zh: '征求意见稿', en: 'draft for comment' },
  DRAFT: { zh: '草案', en: 'draft' },
  REVISED_DRAFT: { zh: '草案修改稿', en: 'revised draft' },
  SECOND_READING: { zh: '二次审议稿', en: 'second reading draft' },
  THIRD_READING: { zh: '三次审议稿', en: 'third reading draft' },
  VOTING_DRAFT: { zh: '草案表决稿', en: 'draft put to the vote' },
  PROMULGATED: { zh: '公布文本', en: 'promulgated text' },
};

const kinds: Record<RegulationKind, Name> = {
  LAW: { zh: '法律', en: 'law' },
  ADMINISTRATIVE_REGULATION: { zh: '行政法规', en: 'administrative regulation' },
  SUPERVISORY_REGULATION: { zh: '监察法规', en: 'supervisory regulation' },
  LOCAL_REGULATION: { zh: '地方性法规', en: 'local regulation' },
  PUDONG_REGULATION: { zh: '浦东新区法规', en: 'Pudong regulation' },
  AUTONOMOUS_REGULATION: { zh: '自治条例', en: 'autonomous regulation' },
  SEPARATE_REGULATION: { zh: '单行条例', en: 'separate regulation' },
  DEPARTMENTAL_RULE: { zh: '部门规章', en: 'departmental rule' },
  LOCAL_GOVERNMENT_RULE: { zh: '地方政府规章', en: 'local government rule' },
  JUDICIAL_INTERPRETATION: { zh: '司法解释', en: 'judicial interpretation' },
  OTHER: { zh: '其他', en: 'other' },
};

/** A draft is a bill until its text is promulgated. Its work began on the day its first published draft bears. */
export function metadataOf(
  draft: Draft,
  regulation: Regulation,
  authority: Authority,
  firstDay: string,
): AkomaNtosoMetadata {
  return {
    type: draft.stage === DraftStage.PROMULGATED ? 'act' : 'bill',
    country: 'cn',
    name: regulation.id,
    date: firstDay,
    versionDate: draft.datedOn,
    title: named(regulation.title, regulation.titleEn),
    author: { id: `authority-${authority.id}`, ...named(authority.name, authority.nameEn) },
    kind: kinds[regulation.kind],
    stage: stages[draft.stage],
  };
}

const named = (zh: string, en: string | null) => (en ? { zh, en } : { zh });
