import type { FullText } from './full-text.js';
import { householdWaste } from './household-waste.js';
import { onlineCatering } from './online-catering.js';
import { preschool } from './preschool.js';
import { publicParticipation } from './public-participation.js';
import { roadSafety } from './road-safety.js';
import { ruralRevival } from './rural-revival.js';
import { savingWater } from './saving-water.js';
import { vocationalTraining } from './vocational-training.js';

export { secondVersion, type FullText } from './full-text.js';

export const fullTexts: FullText[] = [
  householdWaste,
  publicParticipation,
  preschool,
  roadSafety,
  onlineCatering,
  ruralRevival,
  vocationalTraining,
  savingWater,
];
