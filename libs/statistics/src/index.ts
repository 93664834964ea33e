export { AdoptionDimension } from './adoption-dimension.js';
export { AdoptionFigures } from './adoption-figures.js';
export { AdoptionFilter } from './adoption-filter.js';
export { AdoptionOrderBy, comparePlaces, Direction, placeOf, type AdoptionOrder } from './adoption-order.js';
export { AdoptionRow } from './adoption-answer.js';
export { chineseOf, figures, type Counts, type Figure } from './figures.js';
export { BalanceBase, OpeningBalance } from './opening-balance.entity.js';
export { OpeningBalancesService } from './opening-balance.service.js';
export { Rate, rateNames, type RateName } from './rates.js';
export { StatisticsModule } from './statistics.module.js';
export { StatisticsService, type AdoptionQuery, type AllAdoption } from './statistics.service.js';

import { OpeningBalance } from './opening-balance.entity.js';
export const statisticsEntities = [OpeningBalance];
