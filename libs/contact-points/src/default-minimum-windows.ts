import { RegulationKind } from './regulation-kind.js';

/**
 * What the law prescribes for public consultations when an authority is added; `setMinimumWindow` changes it where
 * another rule holds. Kinds that are not here have no minimum.
 */
export const defaultMinimumWindows: { regulationKind: RegulationKind; days: number; legalBasis: string }[] = [
  { regulationKind: RegulationKind.LAW, days: 30, legalBasis: '《中华人民共和国立法法》第四十条' },
  {
    regulationKind: RegulationKind.ADMINISTRATIVE_REGULATION,
    days: 30,
    legalBasis: '《行政法规制定程序条例》第十三条',
  },
  { regulationKind: RegulationKind.DEPARTMENTAL_RULE, days: 30, legalBasis: '《规章制定程序条例》第十五条' },
  {
    regulationKind: RegulationKind.LOCAL_GOVERNMENT_RULE,
    days: 30,
    legalBasis: '《规章制定程序条例》第十五条',
  },
  {
    regulationKind: RegulationKind.LOCAL_REGULATION,
    days: 15,
    legalBasis: '《上海市制定地方性法规条例》第三十三条',
  },
  {
    regulationKind: RegulationKind.PUDONG_REGULATION,
    days: 15,
    legalBasis: '《上海市制定地方性法规条例》第三十三条',
  },
];
