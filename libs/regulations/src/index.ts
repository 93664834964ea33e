export { anchorIn, rangeBelow } from './anchors.js';
export { consultationForLogging, staffTaskOf } from './consultation-lookups.js';
export { ConsultationTask, TaskState } from './consultation-task.entity.js';
export { Consultation, ConsultationState, stateOn } from './consultation.entity.js';
export { Draft, DraftNature, DraftPublication, DraftStage } from './draft.entity.js';
export { Provision, ProvisionKind } from './provision.entity.js';
export { RegulationStatus, RegulationStatusEntry } from './regulation-status.entity.js';
export { Regulation } from './regulation.entity.js';
export {
  consultationById,
  draftById,
  provisionById,
  regulationById,
  taskById,
} from './regulations.loaders.js';
export { treeOf, type StoredProvision } from './tree-of.js';
export { mayReadDraft, mayReadTask } from './visible.sql.js';

import { ConsultationTask } from './consultation-task.entity.js';
import { Consultation } from './consultation.entity.js';
import { Draft, DraftPublication } from './draft.entity.js';
import { Provision } from './provision.entity.js';
import { RegulationStatusEntry } from './regulation-status.entity.js';
import { Regulation } from './regulation.entity.js';
export const regulationsEntities = [
  Consultation,
  ConsultationTask,
  Draft,
  DraftPublication,
  Provision,
  Regulation,
  RegulationStatusEntry,
];
