import { registerEnumType } from '@nestjs/graphql';

/** Kinds of instruments. Here and not with the regulations, because an authority's minimum windows are set by kind. */
export enum RegulationKind {
  LAW = 'LAW',
  ADMINISTRATIVE_REGULATION = 'ADMINISTRATIVE_REGULATION',
  SUPERVISORY_REGULATION = 'SUPERVISORY_REGULATION',
  LOCAL_REGULATION = 'LOCAL_REGULATION',
  PUDONG_REGULATION = 'PUDONG_REGULATION',
  AUTONOMOUS_REGULATION = 'AUTONOMOUS_REGULATION',
  SEPARATE_REGULATION = 'SEPARATE_REGULATION',
  DEPARTMENTAL_RULE = 'DEPARTMENTAL_RULE',
  LOCAL_GOVERNMENT_RULE = 'LOCAL_GOVERNMENT_RULE',
  JUDICIAL_INTERPRETATION = 'JUDICIAL_INTERPRETATION',
  OTHER = 'OTHER',
}

registerEnumType(RegulationKind, {
  name: 'RegulationKind',
  description: 'Kind of instrument, as 立法法 (2023) names them.',
  valuesMap: {
    LAW: { description: '法律' },
    ADMINISTRATIVE_REGULATION: { description: '行政法规, of the State Council.' },
    SUPERVISORY_REGULATION: { description: '监察法规, of the National Commission of Supervision.' },
    LOCAL_REGULATION: { description: '地方性法规, of a local people’s congress or its standing committee.' },
    PUDONG_REGULATION: { description: '浦东新区法规, made by Shanghai for the Pudong New Area.' },
    AUTONOMOUS_REGULATION: { description: '自治条例, of a place with ethnic autonomy.' },
    SEPARATE_REGULATION: { description: '单行条例, of a place with ethnic autonomy.' },
    DEPARTMENTAL_RULE: { description: '部门规章' },
    LOCAL_GOVERNMENT_RULE: { description: '地方政府规章' },
    JUDICIAL_INTERPRETATION: { description: '司法解释' },
    OTHER: { description: 'Anything else (其他).' },
  },
});
