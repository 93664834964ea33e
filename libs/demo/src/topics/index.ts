import { care } from './care.js';
import { green } from './green.js';
import { homes } from './homes.js';
import { order } from './order.js';
import { streets } from './streets.js';
import { trade } from './trade.js';
import type { Topic } from './topic.js';

export type { Topic } from './topic.js';

const all: Topic[] = [...homes, ...streets, ...care, ...trade, ...green, ...order];

/** The 99 matters whose drafts were composed and decided in the past. */
export const pastTopics: Topic[] = all.slice(0, -2);

/** The two that people are asked about today. */
export const openTopics: Topic[] = all.slice(-2);
